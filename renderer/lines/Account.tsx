/** The day's account: calls that came, calls that were recorded, and why any is missing. */
import { useEffect, useState } from 'react'
import type { Returns } from '../../electron/ipc/contract.ts'
import { bridge } from '../bridge.ts'
import { clockText } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { durationText } from '../ui/Duration.tsx'
import css from './Lines.module.css'

type Day = Returns<'assurance.day'>

const AGAIN_MS = 15_000
const today = (): string => {
  const now = new Date()
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

export function Account() {
  const t = useText()
  const [day, setDay] = useState<Day>()
  useEffect(() => {
    const ask = (): void =>
      void bridge()
        .call('assurance.day', { day: today() })
        .then(setDay, () => undefined)
    ask()
    const timer = setInterval(ask, AGAIN_MS)
    return () => clearInterval(timer)
  }, [])
  if (day === undefined) return null
  return (
    <section className={css.account} aria-label={t('lines.day')}>
      <h2>{t('lines.day')}</h2>
      {day.expected === 0 ? (
        <p>{t('lines.dayNone')}</p>
      ) : (
        <p>
          <b className={day.found < day.expected ? css.wrong : undefined}>
            {t('lines.dayCalls', { found: day.found, expected: day.expected })}
          </b>{' '}
          · {t('lines.daySeconds', { captured: durationText(day.capturedMs), wanted: durationText(day.expectedMs) })}
        </p>
      )}
      {day.missing.length > 0 && (
        <>
          <h3>{t('lines.dayMissing')}</h3>
          <ul>
            {day.missing.map(({ callId, at, why }) => (
              <li key={callId}>
                {clockText(at)} · {why}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
