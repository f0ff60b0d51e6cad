/** Every shortcut, and whether letters alone act (WCAG 2.1.4). */
import { keepChoice, useAppearance } from '../appearance.ts'
import { GROUPS } from '../frame/Shortcuts.tsx'
import { useText } from '../i18n/text.ts'
import { Choice } from '../ui/Choice.tsx'
import { Kbd } from '../ui/Kbd.tsx'
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
        <div className={css.groups}>
          {GROUPS.map(([title, lines]) => (
            <div key={title}>
              <h3>{t(title)}</h3>
              <dl>
                {lines.map(([keys, text]) => (
                  <div key={text}>
                    <dt>
                      {keys.map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </dt>
                    <dd>{t(text)}</dd>
                  </div>
                ))}
              </dl>
            </div>
          ))}
        </div>
      </Panel>
    </>
  )
}
