/** How long sound, words and persons are kept, and the WAV of this machine; what would go is counted before it is set. */
import { useMutation, useQuery } from 'convex/react'
import { useState } from 'react'
import { api } from '../../convex/_generated/api'
import { RETENTION_KINDS, type RetentionKind } from '../../convex/domain/roomSettings.ts'
import { useBackendAwaySince } from '../backend.ts'
import { useHostInfo } from '../host.ts'
import { clockText, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Choice } from '../ui/Choice.tsx'
import { Panel } from '../ui/Panel.tsx'
import { History } from './History.tsx'
import { KeepWav } from './KeepWav.tsx'
import { NumberField } from './NumberField.tsx'
import { Owner } from './Owner.tsx'
import { Waiting } from './Reading.tsx'
import { Setting } from './Setting.tsx'
import { ShortenDialog } from './ShortenDialog.tsx'
import { useKept } from './useKept.ts'

const MOST_DAYS = 36_500

export default function Retention() {
  const t = useText()
  const { role } = useHostInfo()
  const settings = useQuery(api.settings.get, {})
  return (
    <>
      <Panel label={t('admin.s_retention')}>
        {settings === undefined ? (
          <Waiting rows={3} />
        ) : (
          RETENTION_KINDS.map((kind) => (
            <Row
              key={kind}
              kind={kind}
              days={settings[`retention.${kind}`]?.value ?? null}
              by={settings[`retention.${kind}`]?.by}
              at={settings[`retention.${kind}`]?.at}
            />
          ))
        )}
      </Panel>
      <Panel label={t('admin.r_wav')}>
        <KeepWav />
      </Panel>
      <Panel label={t('admin.r_owner')}>
        <Owner />
      </Panel>
      {role === 'admin' && <History only="retention.|export." />}
    </>
  )
}

type RowProps = {
  readonly kind: RetentionKind
  readonly days: number | null
  readonly by: string | undefined
  readonly at: number | undefined
}

function Row({ kind, days, by, at }: RowProps) {
  const t = useText()
  const format = useFormat()
  const { role } = useHostInfo()
  const away = useBackendAwaySince() !== undefined
  const set = useMutation(api.retention.set)
  const { kept, keep } = useKept()
  /** Chosen and not yet confirmed. */
  const [asked, setAsked] = useState<number | null>(null)
  /** «Días» was chosen, and none typed yet. */
  const [counting, setCounting] = useState(false)
  const [round, setRound] = useState(0)
  const locked = role !== 'admin' || away

  const choose = (next: number | null): void => {
    const shorter = next !== null && (days === null || next < days)
    if (shorter) setAsked(next)
    else void keep(() => set({ kind, days: next })).then(() => setCounting(false))
  }
  const hint = `${t(`admin.r_${kind}Body`)}${by !== undefined && at !== undefined ? ` ${t('admin.byAt', { by, time: `${format.date(at)} ${clockText(at)}` })}` : ''}`
  return (
    <Setting title={t(`admin.r_${kind}`)} hint={hint} kept={kept} id={kind}>
      {locked ? (
        <span>{days === null ? t('admin.r_forever') : t('admin.r_nowDays', { n: days })}</span>
      ) : (
        <>
          <Choice
            label={t(`admin.r_${kind}`)}
            value={days === null && !counting ? 'forever' : 'days'}
            options={[
              { value: 'forever', text: t('admin.r_forever') },
              { value: 'days', text: t('admin.r_forDays') },
            ]}
            onChange={(value) => {
              if (value === 'days') setCounting(true)
              else if (days === null) setCounting(false)
              else choose(null)
            }}
          />
          {(days !== null || counting) && (
            <NumberField
              label={`${t(`admin.r_${kind}`)}: ${t('admin.r_days')}`}
              value={days}
              least={1}
              most={MOST_DAYS}
              unit={t('admin.r_days')}
              round={round}
              onKeep={choose}
            />
          )}
        </>
      )}
      {asked !== null && (
        <ShortenDialog
          kind={kind}
          days={asked}
          onKeep={() => {
            setAsked(null)
            setRound((n) => n + 1)
          }}
          onShorten={(confirm) => {
            setAsked(null)
            void keep(() => set({ kind, days: asked, confirm })).then(() => setCounting(false))
          }}
        />
      )}
    </Setting>
  )
}
