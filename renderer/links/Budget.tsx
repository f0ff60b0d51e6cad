/** The room's alerts against the budget: the last ten minutes and the shift, a supervisor. */
import { useQuery } from 'convex/react'
import { useEffect, useState } from 'react'
import { api } from '../../convex/_generated/api'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { AlertChip } from '../ui/AlertChip.tsx'
import { serverNow } from '../ui/ticker.ts'
import css from './AlarmRates.module.css'
import { loadOf } from './budget.ts'

/** The clock of the figures; ten minutes are not felt sooner, ms. */
const EVERY_MS = 20_000

export function Budget() {
  const t = useText()
  const format = useFormat()
  const answer = useQuery(api.alarms.budget)
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  if (answer === undefined) return null
  const { nowEach, shiftEach } = loadOf(answer.tens, now)
  return (
    <div className={css.budget}>
      <dl>
        {(
          [
            ['budgetNow', nowEach],
            ['budgetShift', shiftEach],
          ] as const
        ).map(([name, each]) => (
          <div key={name}>
            <dt>{t(`links.${name}`)}</dt>
            <dd>
              {each === null ? t('links.budgetNobody') : t('links.budgetPer', { n: format.number(each, 1) })}
              {each !== null && (
                <AlertChip tone={each > answer.budget ? 'caution' : 'plain'} small>
                  {t(each > answer.budget ? 'links.budgetOver' : 'links.budgetIn')}
                </AlertChip>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p>{t('links.budgetGoal', { n: answer.budget })}</p>
    </div>
  )
}
