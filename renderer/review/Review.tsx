/** A finished call, looked at again: its sound, its words and how the card came to be. */
import { useText } from '../i18n/text.ts'
import { EmptyState } from '../ui/EmptyState.tsx'

export default function Review({ callId }: { readonly callId: string | undefined }) {
  const t = useText()
  return <EmptyState title={t('frame.nav.review')}>{callId}</EmptyState>
}
