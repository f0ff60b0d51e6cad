/** The machine's health and version beside every section, where there is room. */
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Panel } from '../ui/Panel.tsx'
import { useView } from '../view.ts'
import { HealthLines } from './HealthLines.tsx'
import { Reading } from './Reading.tsx'
import css from './Settings.module.css'
import { looks, updateWords } from './updateWords.ts'
import { useDiagnosis } from './useDiagnosis.ts'
import { useHostRead } from './useHostRead.ts'

const EVERY_MS = 10_000
/** What matters at a glance. */
const GLANCE: ReadonlySet<string> = new Set(['backend', 'queue', 'disk', 'loop', 'lines', 'vault', 'calls', 'uptime'])

export function DiagnosticsAside() {
  const t = useText()
  const { version } = useHostInfo()
  const go = useView((state) => state.go)
  const { read, again } = useDiagnosis()
  const updates = useHostRead('admin.updates', EVERY_MS)
  return (
    <aside className={css.aside} aria-label={t('people.d_machine')}>
      <Panel
        title={t('people.d_machine')}
        aside={
          <Button size="small" onClick={() => go({ kind: 'settings', section: 'diagnostics' })}>
            {t('admin.s_diagnostics')}
          </Button>
        }
      >
        <Reading read={read} onRetry={again} rows={5}>
          {({ lines }) => <HealthLines lines={lines.filter(({ key }) => GLANCE.has(key))} />}
        </Reading>
      </Panel>
      <Panel title={t('people.version')} aside={version}>
        <Reading read={updates.read} onRetry={updates.again} rows={1}>
          {(now) => (
            <div className={css.pad}>
              <p>{updateWords(t, now)}</p>
              {looks(now) && <p className={css.hint}>{t('people.u_exit')}</p>}
            </div>
          )}
        </Reading>
      </Panel>
    </aside>
  )
}
