/** The protocol that guides a call, what weighs in attention, the goal of answering, and how much the alerts speak. */
import { useMutation, useQuery } from 'convex/react'
import { RotateCcw } from 'lucide-react'
import { lazy } from 'react'
import { api } from '../../convex/_generated/api'
import { ROOM_SETTING_NAMES, ROOM_SETTINGS, type RoomSettingName } from '../../convex/domain/roomSettings.ts'
import { useBackendAwaySince } from '../backend.ts'
import { useHostInfo } from '../host.ts'
import { useLanguage } from '../i18n/language.ts'
import { useText } from '../i18n/text.ts'
import { IconButton } from '../ui/Button.tsx'
import { Panel } from '../ui/Panel.tsx'
import { History } from './History.tsx'
import { NumberField } from './NumberField.tsx'
import { Waiting } from './Reading.tsx'
import { Fact, Setting } from './Setting.tsx'
import css from './Settings.module.css'
import { useKept } from './useKept.ts'

const AlarmRates = lazy(async () => ({ default: (await import('../links/AlarmRates.tsx')).AlarmRates }))

const of = (start: string): readonly RoomSettingName[] => ROOM_SETTING_NAMES.filter((name) => name.startsWith(start))

export default function Protocols() {
  const t = useText()
  const { role } = useHostInfo()
  return (
    <>
      <Versions />
      <Group title={t('people.answer')} names={of('answer.')} />
      <Group title={t('people.weights')} hint={t('people.weightsBody')} names={of('attention.')} />
      {role !== 'dispatcher' && <AlarmRates />}
      {role === 'admin' && <History only="attention.|answer." />}
    </>
  )
}

function Versions() {
  const t = useText()
  const language = useLanguage((state) => state.language)
  const versions = useQuery(api.protocol.versions, {})
  return (
    <Panel title={t('people.protocol')} label={t('people.protocol')}>
      {versions === undefined && <Waiting rows={1} />}
      <dl className={css.facts}>
        {versions?.map(({ key, title, version, active, status, approvedBy, cards, steps }) => (
          <Fact key={key} title={`${title[language]} ${version}`}>
            {[
              active ? t('people.protocolActive') : '',
              status === 'sample'
                ? t('people.protocolSample')
                : t('people.protocolApproved', { by: approvedBy ?? '—' }),
              t('people.protocolCards', { cards, steps }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Fact>
        ))}
      </dl>
      {versions?.length === 0 && <p className={css.pad}>{t('people.protocolNone')}</p>}
    </Panel>
  )
}

type GroupProps = { readonly title: string; readonly hint?: string; readonly names: readonly RoomSettingName[] }

function Group({ title, hint, names }: GroupProps) {
  const settings = useQuery(api.settings.get, {})
  return (
    <Panel title={title} label={title}>
      {hint !== undefined && <p className={css.pad}>{hint}</p>}
      {settings === undefined ? (
        <Waiting rows={2} />
      ) : (
        <div className={css.two}>
          {names.map((name) => (
            <Weight key={name} name={name} value={settings[name]?.value ?? ROOM_SETTINGS[name].usual} />
          ))}
        </div>
      )}
    </Panel>
  )
}

function Weight({ name, value }: { readonly name: RoomSettingName; readonly value: number | null }) {
  const t = useText()
  const { role } = useHostInfo()
  const away = useBackendAwaySince() !== undefined
  const set = useMutation(api.settings.set)
  const { kept, keep } = useKept()
  const { usual, least, most } = ROOM_SETTINGS[name]
  const title = t(`people.${name as Exclude<RoomSettingName, `retention.${string}`>}`)
  const locked = role !== 'admin' || away
  const change = (next: number | null): void => void keep(() => set({ name, value: next }))
  return (
    <Setting
      title={title}
      kept={kept}
      id={name}
      {...(value === usual ? {} : { hint: t('admin.usual', { value: usual ?? '' }) })}
    >
      {value !== usual && !locked && (
        <IconButton
          tone="ghost"
          size="small"
          icon={<RotateCcw aria-hidden />}
          label={`${title}: ${t('admin.usual', { value: usual ?? '' })}`}
          onClick={() => change(usual)}
        />
      )}
      <NumberField label={title} value={value} least={least} most={most} readOnly={locked} onKeep={change} />
    </Setting>
  )
}
