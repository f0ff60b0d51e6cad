/** The bar above an open call: the way back, its place in the attention order, and who else needs eyes. */
import { ChevronLeft, Hand } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import type { BoardRow } from '../board/row.ts'
import { useLiveRows } from '../board/useRows.ts'
import { useText } from '../i18n/text.ts'
import { AlertChip } from '../ui/AlertChip.tsx'
import { Button } from '../ui/Button.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import { useView } from '../view.ts'
import css from './MonitorPlace.module.css'
import { InTopBar } from './TopBar.tsx'

/** The order of the list as last seen, without calls that ended since and with those that came; itself when all still hold. */
export const upToDate = (order: readonly string[], live: readonly string[]): readonly string[] => {
  const is = new Set(live)
  const was = new Set(order)
  const next = [...order.filter((id) => is.has(id)), ...live.filter((id) => !was.has(id))]
  return next.length === order.length && next.every((id, i) => id === order[i]) ? order : next
}

const NONE: readonly BoardRow[] = []

export function MonitorPlace({ callId }: { readonly callId: string }) {
  const t = useText()
  const go = useView((state) => state.go)
  const known = useView((state) => state.order)
  const setOrder = useView((state) => state.setOrder)
  const rows = useLiveRows()
  const live = rows ?? NONE
  const order = useMemo(
    () =>
      upToDate(
        known,
        live.map((row) => row.callId),
      ),
    [known, live],
  )
  useEffect(() => {
    if (rows !== undefined && order !== known) setOrder(order)
  }, [rows, order, known, setOrder])
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
