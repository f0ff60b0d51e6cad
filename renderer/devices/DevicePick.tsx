/** One list of devices: the system's own choice first, then those that are there, and the chosen one even when it is not. */
import { useId } from 'react'
import { type Chosen, type Device, find } from '../audio/devices.ts'
import { useText } from '../i18n/text.ts'
import css from './Devices.module.css'

type Props = {
  readonly kind: 'microphone' | 'headset'
  readonly devices: readonly Device[]
  readonly chosen: Chosen | undefined
  readonly onChoose: (device: Device | undefined) => void
}

export function DevicePick({ kind, devices, chosen, onChoose }: Props) {
  const t = useText()
  const id = useId()
  const present = find(devices, chosen)
  const absent = chosen !== undefined && present === undefined
  return (
    <>
      <label htmlFor={id}>{t(`audio.${kind}`)}</label>
      <select
        id={id}
        className={css.select}
        data-autofocus={kind === 'microphone' || undefined}
        value={present?.id ?? chosen?.id ?? ''}
        onChange={({ target }) => onChoose(devices.find((one) => one.id === target.value))}
      >
        <option value="">{t('audio.system')}</option>
        {absent && <option value={chosen.id}>{t('audio.absent', { label: chosen.label })}</option>}
        {devices.map((device, i) => (
          <option key={device.id} value={device.id}>
            {device.label || t('audio.unnamed', { kind: t(`audio.${kind}`), n: i + 1 })}
          </option>
        ))}
      </select>
    </>
  )
}
