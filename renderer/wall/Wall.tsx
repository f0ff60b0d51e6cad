/** The calls of the room, to be read from three metres. */
import { useText } from '../i18n/text.ts'
import { EmptyState } from '../ui/EmptyState.tsx'

export default function Wall() {
  const t = useText()
  return <EmptyState title={t('frame.nav.calls')} />
}
