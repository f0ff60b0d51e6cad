/** The bar above an open call: the way back, its place in the attention order, and who else needs eyes. */
import { useQuery } from 'convex/react'
import { ChevronLeft, Hand } from 'lucide-react'
import { api } from '../../convex/_generated/api'
import { useText } from '../i18n/text.ts'
import { AlertChip } from '../ui/AlertChip.tsx'
import { Button } from '../ui/Button.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import { useView } from '../view.ts'
import css from './MonitorPlace.module.css'
import { InTopBar } from './TopBar.tsx'

export function MonitorPlace({ callId }: { readonly callId: string }) {
  const t = useText()
  const go = useView((state) => state.go)
  const order = useView((state) => state.order)
  const rows = useQuery(api.queries.wallboard.liveList, {}) ?? []
  const live = rows.filter((row) => row.status !== 'ended')
  const asking = live.filter((row) => row.helpRequested).length
  const critical = live.filter((row) => row.priority === 'critical').length
  const place = order.indexOf(callId)
  return (
    <InTopBar>
      <Button tone="ghost" size="small" icon={<ChevronLeft />} onClick={() => go({ kind: 'calls' })}>
        {t('frame.nav.calls')}
      </Button>
      {place >= 0 && order.length > 1 && (
        <>
          <span className={css.place}>{t('frame.monitor.place', { n: place + 1, count: order.length })}</span>
          <span className={css.hint}>
            <Kbd>J</Kbd> <Kbd>K</Kbd> {t('frame.monitor.nextPrevious')}
          </span>
        </>
      )}
      <span className={css.end}>
        {asking > 0 && (
          <AlertChip tone="life" icon={<Hand />}>
            {t('frame.monitor.asking', { n: asking })}
          </AlertChip>
        )}
        {critical > 0 && (
          <AlertChip tone="plain" icon={<PriorityGlyph level={1} size={15} />}>
            {`${critical} ${t('frame.count.critical', { n: critical })}`}
          </AlertChip>
        )}
      </span>
    </InTopBar>
  )
}
