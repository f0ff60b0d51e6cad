/** Which version runs, what it brings, and when the next one comes: on exit, never during a call. */
import { RefreshCw } from 'lucide-react'
import { bridge } from '../bridge.ts'
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Reading } from './Reading.tsx'
import { Fact, Saved } from './Setting.tsx'
import css from './Settings.module.css'
import { updateWords } from './updateWords.ts'
import { useHostRead } from './useHostRead.ts'
import { useKept } from './useKept.ts'

const EVERY_MS = 10_000

export default function Updates() {
  const t = useText()
  const { version, role } = useHostInfo()
  const { read, again, take } = useHostRead('admin.updates', EVERY_MS)
  const { kept, keep } = useKept()
  return (
    <>
      <Panel title={t('people.version')} label={t('people.version')} aside={version}>
        <Reading read={read} onRetry={again} rows={1}>
          {(updates) => (
            <div className={css.pad}>
              <p>{updateWords(t, updates)}</p>
              {updates.kind !== 'administered' && <p className={css.hint}>{t('people.u_exit')}</p>}
            </div>
          )}
        </Reading>
      </Panel>
      {read.kind === 'ready' && read.value.kind !== 'administered' && (
        <div className={css.acts}>
          <Button
            icon={<RefreshCw aria-hidden />}
            unavailable={role === 'admin' ? undefined : t('admin.onlyAdmin')}
            onClick={() => void keep(async () => take(await bridge().call('admin.look', {})))}
          >
            {t('people.u_look')}
          </Button>
          <Saved kept={kept} />
        </div>
      )}
      <Panel title={t('people.u_news')} label={t('people.u_news')}>
        <dl className={css.facts}>
          <Fact title={version}>{t('people.u_news1')}</Fact>
          <Fact title="">{t('people.u_news2')}</Fact>
        </dl>
      </Panel>
    </>
  )
}
