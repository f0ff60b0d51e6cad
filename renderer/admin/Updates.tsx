/** Which version runs, where the next one comes from, how far it is, and when it is installed: on exit, never during a call. */
import { Download, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import type { Returns } from '../../electron/ipc/contract.ts'
import { bridge } from '../bridge.ts'
import { useHostInfo } from '../host.ts'
import { clockText } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Panel } from '../ui/Panel.tsx'
import { Reading } from './Reading.tsx'
import { Fact, Saved, Setting } from './Setting.tsx'
import css from './Settings.module.css'
import { looks, updateWords } from './updateWords.ts'
import { useHostRead } from './useHostRead.ts'
import { useKept } from './useKept.ts'

const EVERY_MS = 2_000

type Now = Returns<'admin.updates'>

export default function Updates() {
  const t = useText()
  const { version } = useHostInfo()
  const { read, again, take } = useHostRead('admin.updates', EVERY_MS)
  const now = read.kind === 'ready' ? read.value : undefined
  return (
    <>
      <Panel title={t('people.version')} label={t('people.version')} aside={version}>
        <Reading read={read} onRetry={again} rows={1}>
          {(updates) => (
            <div className={css.pad}>
              <p role="status">{updateWords(t, updates)}</p>
              {updates.how.kind === 'loading' && (
                <progress max={100} value={updates.how.percent} aria-label={updateWords(t, updates)} />
              )}
              {looks(updates) && <p className={css.hint}>{t('people.u_exit')}</p>}
            </div>
          )}
        </Reading>
        {now !== undefined && looks(now) && (
          <dl className={css.facts}>
            <Fact title={t('people.u_channel')}>{now.channel}</Fact>
            <Fact title={t('people.u_last')}>
              {now.checkedAt === null ? t('people.u_never') : clockText(now.checkedAt)}
            </Fact>
          </dl>
        )}
      </Panel>
      {now !== undefined && looks(now) && (
        <>
          <Acts now={now} take={take} />
          <Feed key={now.feed ?? ''} now={now} take={take} />
        </>
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

type Props = { readonly now: Now; readonly take: (now: Now) => void }

const useOnlyAdmin = (): string | undefined => {
  const t = useText()
  return useHostInfo().role === 'admin' ? undefined : t('admin.onlyAdmin')
}

function Acts({ now, take }: Props) {
  const t = useText()
  const unavailable = useOnlyAdmin()
  const { kept, keep } = useKept()
  const ask = (name: 'admin.look' | 'admin.install') => (): void =>
    void keep(async () => take(await bridge().call(name, {})))
  const ready = now.how.kind === 'ready' && !now.how.asked
  return (
    <div className={css.acts}>
      <Button icon={<RefreshCw aria-hidden />} unavailable={unavailable} onClick={ask('admin.look')}>
        {t('people.u_look')}
      </Button>
      {ready && (
        <Button icon={<Download aria-hidden />} unavailable={unavailable} onClick={ask('admin.install')}>
          {t(now.calls > 0 ? 'people.u_installAfter' : 'people.u_install')}
        </Button>
      )}
      <Saved kept={kept} />
    </div>
  )
}

/** Where versions come from; what is typed stays until it is kept. */
function Feed({ now, take }: Props) {
  const t = useText()
  const unavailable = useOnlyAdmin()
  const { kept, keep } = useKept()
  const [typed, setTyped] = useState(now.feed ?? '')
  const save = (): void => {
    if (unavailable !== undefined) return
    const url = typed.trim() === '' ? null : typed
    void keep(async () => take(await bridge().call('admin.feed', { url })))
  }
  return (
    <Setting id="feed" title={t('people.u_feed')} hint={t('people.u_feedBody')} kept={kept}>
      <input
        className={css.address}
        type="url"
        inputMode="url"
        aria-label={t('people.u_feed')}
        placeholder="https://"
        maxLength={300}
        spellCheck={false}
        readOnly={unavailable !== undefined}
        title={unavailable}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={({ key }) => key === 'Enter' && save()}
      />
      <Button size="small" unavailable={unavailable} onClick={save}>
        {t('people.u_feedKeep')}
      </Button>
    </Setting>
  )
}
