/** Microphone and headset of this console, tried on the spot. */
import { bridge } from '../bridge.ts'
import { Devices as Trial } from '../devices/Devices.tsx'
import { useText } from '../i18n/text.ts'
import { Panel } from '../ui/Panel.tsx'
import css from './Settings.module.css'

export default function Devices() {
  const t = useText()
  return (
    <Panel label={t('admin.s_devices')}>
      <div className={css.pad}>
        <Trial bridge={bridge()} />
      </div>
    </Panel>
  )
}
