/** Catches a screen that cannot be drawn or read, says so, and offers to try again; the rest of the console goes on. */
import { CircleX } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

type Props = {
  readonly children: ReactNode
  /** What to show instead; left out, a plain apology with «try again». */
  readonly instead?: (error: unknown, retry: () => void) => ReactNode
}
type State = { readonly error: unknown; readonly failed: boolean }

export class Fault extends Component<Props, State> {
  override state: State = { error: undefined, failed: false }

  static getDerivedStateFromError(error: unknown): State {
    return { error, failed: true }
  }

  private readonly retry = (): void => this.setState({ error: undefined, failed: false })

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return this.props.instead?.(this.state.error, this.retry) ?? <Unreadable onRetry={this.retry} />
  }
}

function Unreadable({ onRetry }: { readonly onRetry: () => void }) {
  const t = useText()
  return (
    <EmptyState
      icon={<CircleX />}
      title={t('frame.state.unreadable')}
      actions={<Button onClick={onRetry}>{t('frame.state.retry')}</Button>}
    />
  )
}
