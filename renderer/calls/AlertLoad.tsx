/** How many alerts the room gives each supervisor in ten minutes, and in words when it is more than they can bear. */
import { useQuery } from 'convex/react'
import { BellRing } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { api } from '../../convex/_generated/api'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { loadOf } from '../links/budget.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { serverNow } from '../ui/ticker.ts'
import css from './AlertLoad.module.css'

const AlarmRates = lazy(() => import('../links/AlarmRates.tsx').then((rates) => ({ default: rates.AlarmRates })))

const EVERY_MS = 20_000

export function AlertLoad() {
  const t = useText()
  const format = useFormat()
  const answer = useQuery(api.alarms.budget, {})
  const [now, setNow] = useState(serverNow)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  if (answer === undefined) return null
  const each = loadOf(answer.tens, now).nowEach
  const over = each !== null && each > answer.budget
  const figure = each === null ? '—' : format.number(each, 1)
  return (
    <>
      <button
        type="button"
        className={css.load}
        data-over={over || undefined}
        title={t('calls.load.title', { n: figure, goal: answer.budget })}
        onClick={() => setOpen(true)}
      >
        <BellRing aria-hidden="true" />
        {t(over ? 'calls.load.over' : 'calls.load.in', { n: figure, goal: answer.budget })}
      </button>
      {open && (
        <Dialog
          title={t('calls.load.name')}
          closeLabel={t('frame.action.close')}
          onClose={() => setOpen(false)}
          width={760}
        >
          <Suspense>
            <AlarmRates />
          </Suspense>
        </Dialog>
      )}
    </>
  )
}
