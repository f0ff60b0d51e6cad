/** How many callers wait to be called back, on every screen but the list, which says it itself: nothing while nobody does. */
import { useQuery } from 'convex/react'
import { PhoneMissed } from 'lucide-react'
import { api } from '../../convex/_generated/api'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { useView } from '../view.ts'

export function Owed() {
  const t = useText()
  const open = useView((view) => view.open)
  const owed = useQuery(api.callbacks.owed)
  const listed = useView(({ view }) => view.kind === 'calls')
  if (listed || owed === undefined || owed.n === 0) return null
  return (
    <Button size="small" icon={<PhoneMissed aria-hidden />} data-owed={owed.n} onClick={() => open('callBacks')}>
      {t('links.backsOwed', { n: owed.n })}
    </Button>
  )
}
