/** How long the original WAV of a recording stays on this machine, once its archive is proved. */
import { bridge } from '../bridge.ts'
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import { Choice } from '../ui/Choice.tsx'
import { NumberField } from './NumberField.tsx'
import { Reading } from './Reading.tsx'
import { Setting } from './Setting.tsx'
import { useHostRead } from './useHostRead.ts'
import { useKept } from './useKept.ts'

type Keep = NonNullable<Parameters<typeof save>[0]>
const USUAL_DAYS = 30
const MOST_DAYS = 36_500

const save = (keepWav: 'always' | 'untilArchived' | { days: number }) =>
  bridge().call('settings.set', { settings: { keepWav } })

export function KeepWav() {
  const t = useText()
  const { role } = useHostInfo()
  const { read, again, take } = useHostRead('settings.get')
  const { kept, keep } = useKept()
  const choose = (next: Keep): void => void keep(async () => take(await save(next)))
  return (
    <Reading read={read} onRetry={again} rows={1}>
      {({ keepWav = 'always' }) => {
        const kind = typeof keepWav === 'string' ? keepWav : 'days'
        const texts = {
          always: 'admin.r_wavAlways',
          untilArchived: 'admin.r_wavArchived',
          days: 'admin.r_wavDays',
        } as const
        return (
          <Setting title={t('admin.r_wav')} hint={t('admin.r_wavBody')} kept={kept} id="keepWav">
            {role === 'admin' ? (
              <Choice
                label={t('admin.r_wav')}
                value={kind}
                options={(['always', 'untilArchived', 'days'] as const).map((value) => ({
                  value,
                  text: t(texts[value]),
                }))}
                onChange={(value) => choose(value === 'days' ? { days: USUAL_DAYS } : value)}
              />
            ) : (
              <span>{t(texts[kind])}</span>
            )}
            {typeof keepWav === 'object' && (
              <NumberField
                label={`${t('admin.r_wav')}: ${t('admin.r_days')}`}
                value={keepWav.days}
                least={0}
                most={MOST_DAYS}
                readOnly={role !== 'admin'}
                unit={t('admin.r_days')}
                onKeep={(days) => choose({ days })}
              />
            )}
          </Setting>
        )
      }}
    </Reading>
  )
}
