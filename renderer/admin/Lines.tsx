/** How the lines of this machine stand, and the way to their own screen. */
import { PhoneCall } from 'lucide-react'
import { textOr, useText } from '../i18n/text.ts'
import { useLines } from '../lines/useLines.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Panel } from '../ui/Panel.tsx'
import { useView } from '../view.ts'
import { Waiting } from './Reading.tsx'
import { Fact } from './Setting.tsx'
import css from './Settings.module.css'

export default function Lines() {
  const t = useText()
  const go = useView((state) => state.go)
  const { state, reload } = useLines()
  if (state.kind === 'loading') return <Waiting rows={3} />
  if (state.kind === 'failed')
    return (
      <EmptyState
        title={t('lines.unreadable', { reason: state.refusal.reason ?? state.refusal.code })}
        actions={<Button onClick={reload}>{t('frame.state.retry')}</Button>}
      />
    )
  const { lines, status, listening, vault } = state.lines
  return (
    <>
      <Panel label={t('admin.s_lines')}>
        <dl className={css.facts}>
          {lines.map(({ id, name, kind }) => {
            const words = status.find((one) => one.id === id)?.words ?? 'line.off'
            return (
              <Fact key={id} title={name}>
                {`${t(`lines.kind_${kind}`)} · ${textOr(t, words, words)}`}
              </Fact>
            )
          })}
        </dl>
        {lines.length === 0 && <p className={css.pad}>{t('admin.l_none')}</p>}
      </Panel>
      <p className={css.hint}>
        {listening.length === 0 ? t('lines.notListening') : t('lines.listening', { places: listening.join(', ') })}{' '}
        {t(`lines.vault_${vault}`)}
      </p>
      <div className={css.acts}>
        <Button tone="primary" icon={<PhoneCall aria-hidden />} onClick={() => go({ kind: 'lines' })}>
          {t('admin.l_open')} <Kbd>G P</Kbd>
        </Button>
      </div>
    </>
  )
}
