/** Every shortcut, and whether letters alone act (WCAG 2.1.4). */
import { keepChoice, useAppearance } from '../appearance.ts'
import { KeyGroups } from '../frame/KeyGroups.tsx'
import { useText } from '../i18n/text.ts'
import { Choice } from '../ui/Choice.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Setting } from './Setting.tsx'
import css from './Settings.module.css'
import { useKept } from './useKept.ts'

export default function Shortcuts() {
  const t = useText()
  const singleKeys = useAppearance((state) => state.singleKeys)
  const { kept, keep } = useKept()
  return (
    <>
      <Panel>
        <Setting title={t('admin.k_single')} hint={t('admin.k_singleBody')} kept={kept} id="singleKeys">
          <Choice
            label={t('admin.k_single')}
            value={singleKeys ? 'on' : 'off'}
            options={[
              { value: 'on', text: t('admin.k_on') },
              { value: 'off', text: t('admin.k_off') },
            ]}
            onChange={(value) => void keep(() => keepChoice({ singleKeys: value === 'on' }))}
          />
        </Setting>
      </Panel>
      <Panel title={t('frame.nav.shortcuts')} label={t('frame.nav.shortcuts')}>
        <div className={css.pad}>
          <KeyGroups />
        </div>
      </Panel>
    </>
  )
}
