/** The lines of this host: how each stands, its settings and its test, where the host listens, and the day's account. */
import { Phone, Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useHostInfo } from '../host.ts'
import { clockText } from '../i18n/format.ts'
import { type Text, textOr, useText } from '../i18n/text.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { names } from '../ui/names.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Account } from './Account.tsx'
import { draftOf, EMPTY } from './draft.ts'
import { LineForm } from './LineForm.tsx'
import css from './Lines.module.css'
import { ListenForm } from './ListenForm.tsx'
import { TestReport } from './TestReport.tsx'
import { type LineStatus, useLines } from './useLines.ts'

/** What is shown on the right: a line by its id, a new one, or where the host listens. */
type Chosen = { readonly kind: 'line'; readonly id: string } | { readonly kind: 'new' } | { readonly kind: 'listen' }

export default function LinesScreen() {
  const t = useText()
  const { role } = useHostInfo()
  const { state, reload, save, remove, listenAt } = useLines()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  useRetries(state)
  if (state.kind === 'loading') return <Skeleton width="100%" height={240} />
  if (state.kind === 'failed')
    return (
      <EmptyState
        title={t('lines.unreadable', { reason: state.refusal.reason ?? state.refusal.code })}
        actions={<Button onClick={reload}>{t('frame.state.retry')}</Button>}
      />
    )
  const { lines, status, passwords, vault, listening, listen } = state.lines
  const barred = role === 'admin' ? undefined : t('lines.onlyAdmin')
  const line = chosen?.kind === 'line' ? lines.find(({ id }) => id === chosen.id) : undefined
  return (
    <div className={names(css.screen, line && css.three)}>
      <section className={css.list} aria-label={t('lines.title')} data-region="lines">
        <h1>{t('lines.title')}</h1>
        <p className={css.hint}>{t('lines.body')}</p>
        <p className={listening.length === 0 ? css.wrong : css.hint}>
          {listening.length === 0 ? t('lines.notListening') : t('lines.listening', { places: listening.join(', ') })}
        </p>
        {lines.length === 0 && (
          <EmptyState icon={<Phone size={30} aria-hidden />} title={t('lines.none')}>
            {t('lines.noneBody')}
          </EmptyState>
        )}
        <ul>
          {lines.map(({ id, name, kind }) => {
            const how = status.find((one) => one.id === id)
            return (
              <li key={id}>
                <button
                  type="button"
                  className={css.row}
                  aria-current={chosen?.kind === 'line' && chosen.id === id ? 'true' : undefined}
                  onClick={() => setChosen({ kind: 'line', id })}
                >
                  <i className={names(css.lamp, css[how?.state ?? 'off'])} aria-hidden />
                  <b>{name}</b>
                  <small>{t(`lines.kind_${kind}`)}</small>
                  <span>{how ? standing(t, how) : ''}</span>
                </button>
              </li>
            )
          })}
        </ul>
        <div className={css.acts}>
          <Button icon={<Plus aria-hidden />} unavailable={barred} onClick={() => setChosen({ kind: 'new' })}>
            {t('lines.add')}
          </Button>
          <Button tone="ghost" unavailable={barred} onClick={() => setChosen({ kind: 'listen' })}>
            {t('lines.listen')}
          </Button>
        </div>
        <p className={vault === 'none' ? css.wrong : css.hint}>{t(`lines.vault_${vault}`)}</p>
        <Account />
      </section>
      <section className={css.detail} data-region="line">
        {barred !== undefined && <Banner tone="offline" title={barred} />}
        {barred === undefined && chosen?.kind === 'listen' && <ListenForm listen={listen} listenAt={listenAt} />}
        {barred === undefined && (chosen?.kind === 'new' || line) && (
          <LineForm
            key={line?.id ?? 'new'}
            start={line ? draftOf(line) : EMPTY}
            isNew={!line}
            taken={lines.map(({ id }) => id)}
            passwordKept={line !== undefined && passwords.includes(line.id)}
            canKeep={vault !== 'none'}
            save={save}
            remove={remove}
            onSaved={(id) => setChosen({ kind: 'line', id })}
            onRemoved={() => setChosen(null)}
          />
        )}
      </section>
      {line && (
        <section className={css.beside} aria-label={t('lines.standing')} data-region="test">
          <h2>{t('lines.standing')}</h2>
          <Standing how={status.find(({ id }) => id === line.id)} />
          <TestReport key={line.id} id={line.id} barred={barred} />
        </section>
      )}
    </div>
  )
}

function Standing({ how }: { readonly how: LineStatus | undefined }) {
  const t = useText()
  return (
    <p className={css.standing} role="status">
      <i className={names(css.lamp, css[how?.state ?? 'off'])} aria-hidden />
      {how ? standing(t, how) : t('line.off')}
    </p>
  )
}

function standing(t: Text, { words, status, retryAt }: LineStatus): string {
  const now = retryAt !== undefined && retryAt <= Date.now()
  const parts = [
    textOr(t, words, words),
    status === undefined ? '' : String(status),
    retryAt === undefined ? '' : now ? t('line.registering') : t('lines.retryAt', { time: clockText(retryAt) }),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** Draws anew when the next retry is due: until the host tells how it went, it is being tried. */
function useRetries(state: ReturnType<typeof useLines>['state']): void {
  const [, redraw] = useState(0)
  const due = state.kind === 'ready' ? state.lines.status.flatMap(({ retryAt }) => retryAt ?? []) : []
  const soonest = Math.min(...due.filter((at) => at > Date.now()))
  useEffect(() => {
    if (!Number.isFinite(soonest)) return
    const timer = setTimeout(() => redraw((n) => n + 1), Math.max(0, soonest - Date.now()) + 50)
    return () => clearTimeout(timer)
  }, [soonest])
}
