/** The alerts of the selected call: seen, useful or noise, put off with a reason; those put off say until when. */
import { useState } from 'react'
import { AlertIcon } from '../alertIcon.tsx'
import { alertOf } from '../board/naming.ts'
import type { BoardRow } from '../board/row.ts'
import { type BoardAlert, byGravity, useShown } from '../board/useShown.ts'
import { clockText } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { AlertChip } from '../ui/AlertChip.tsx'
import { Button } from '../ui/Button.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Section } from '../ui/Panel.tsx'
import css from './PeekAlerts.module.css'
import { ShelveDialog } from './ShelveDialog.tsx'
import type { AlertActs, Verdict } from './useAlertActs.ts'

type Props = {
  readonly row: BoardRow
  readonly acts: AlertActs
  /** Why this user may do nothing with alerts. */
  readonly barred: string | undefined
}

const VERDICTS: readonly Verdict[] = ['useful', 'noise']

export function PeekAlerts({ row, acts, barred }: Props) {
  const t = useText()
  const shown = useShown(row.alerts)
  const shelved = byGravity(row.alerts.filter((alert) => !shown.includes(alert)))
  const [shelving, setShelving] = useState<BoardAlert | null>(null)
  const [judged, setJudged] = useState<Readonly<Record<string, Verdict>>>({})
  const judge = (alert: BoardAlert, verdict: Verdict): void => {
    setJudged((before) => ({ ...before, [alert.id]: verdict }))
    acts.acknowledge(alert, verdict)
  }
  if (row.alerts.length === 0) return null
  const first = shown.find((alert) => !alert.acknowledged)
  return (
    <Section title={t('calls.alerts.title')}>
      <ul className={css.alerts}>
        {shown.map((alert) => (
          <li key={alert.id} data-alert={alert.type}>
            <AlertChip
              small
              tone={alert.severity}
              acknowledged={alert.acknowledged}
              icon={<AlertIcon type={alert.type} />}
            >
              {alertOf(t, alert.type)}
            </AlertChip>
            <span className={css.acts}>
              {!alert.acknowledged && (
                <Button size="small" unavailable={barred} onClick={() => acts.acknowledge(alert)}>
                  {t('calls.alerts.seen')} {alert === first && <Kbd>A</Kbd>}
                </Button>
              )}
              {VERDICTS.map((verdict) => (
                <Button
                  key={verdict}
                  size="small"
                  tone="ghost"
                  unavailable={barred}
                  pressed={judged[alert.id] === verdict}
                  onClick={() => judge(alert, verdict)}
                >
                  {t(`calls.alerts.${verdict}`)}
                </Button>
              ))}
              <Button size="small" tone="ghost" unavailable={barred} onClick={() => setShelving(alert)}>
                {t('calls.alerts.shelve')}
              </Button>
            </span>
          </li>
        ))}
        {shelved.map((alert) => (
          <li key={alert.id} data-shelved={alert.type}>
            <span className={css.shelved}>
              {t('calls.alerts.shelved', { name: alertOf(t, alert.type), time: clockText(alert.shelvedUntil ?? 0) })}
            </span>
            <span className={css.acts}>
              <Button size="small" tone="ghost" unavailable={barred} onClick={() => acts.unshelve(alert)}>
                {t('calls.alerts.back')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {acts.failed !== null && (
        <p role="alert" className={css.failed}>
          {t('calls.alerts.failed', { code: acts.failed })}
        </p>
      )}
      {shelving !== null && (
        <ShelveDialog
          alert={shelving}
          onClose={() => setShelving(null)}
          onShelve={(minutes, reason) => {
            setShelving(null)
            acts.shelve(shelving, minutes, reason)
          }}
        />
      )}
    </Section>
  )
}
