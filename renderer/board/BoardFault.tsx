/** What list and wall say when the room's calls cannot be read. */
import { CircleX } from 'lucide-react'
import type { ReactNode } from 'react'
import { Fault } from '../frame/Fault.tsx'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

export function BoardFault({ children }: { readonly children: ReactNode }) {
  const t = useText()
  return (
    <Fault
      instead={(error, retry) => (
        <EmptyState
          icon={<CircleX />}
          title={t('calls.error.title')}
          actions={<Button onClick={retry}>{t('frame.state.retry')}</Button>}
        >
          <span>{t(String(error).includes('forbidden') ? 'calls.error.forbidden' : 'calls.error.other')}</span>
        </EmptyState>
      )}
    >
      {children}
    </Fault>
  )
}
