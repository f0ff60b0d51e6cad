/** A look at one call without leaving the list: who, where, why it stands there, the last words, the sound. */
import { Ear, ExternalLink, Headphones, Mic, X } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { may } from '../../convex/domain/roles.ts'
import { priorityName, titleOf } from '../board/naming.ts'
import type { BoardRow } from '../board/row.ts'
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import { AlertChip } from '../ui/AlertChip.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { levelOf, PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import css from './Peek.module.css'
import { PeekAlerts } from './PeekAlerts.tsx'
import { Facts } from './PeekFacts.tsx'
import { Why } from './PeekWhy.tsx'
import { LastWords, Sound } from './PeekWords.tsx'
import type { AlertActs } from './useAlertActs.ts'
import type { ListEar } from './useListEar.ts'

type Props = {
  readonly row: BoardRow | undefined
  /** 1 for the first live call. */
  readonly place: number
  /** On narrow windows the peek lies over the list and must be asked for. */
  readonly open: boolean
  readonly ear: ListEar
  readonly acts: AlertActs
  readonly onClose: () => void
  readonly onOpen: (callId: string) => void
}

const SameIncident = lazy(() => import('../links/SameIncident.tsx').then((same) => ({ default: same.SameIncident })))

export function Peek({ row, place, open, ear, acts, onClose, onOpen }: Props) {
  const t = useText()
  const { role } = useHostInfo()
  const barred = may(role, 'edit') ? undefined : t('supervision.whyRole', { action: t('calls.alerts.title') })
  const here = row !== undefined && ear.callId === row.callId
  return (
    <aside className={css.peek} aria-label={t('calls.peek.label')} data-open={open || undefined}>
      {row === undefined ? (
        <EmptyState icon={<Ear />} title={t('calls.peek.none')} />
      ) : (
        <>
          <header className={css.header}>
            <PriorityGlyph level={levelOf(row.priority)} label={priorityName(t, row)} />
            <h2>{titleOf(t, row)}</h2>
            {row.practice && (
              <AlertChip tone="practice" small>
                {t('frame.practice.mark')}
              </AlertChip>
            )}
            <span className={css.id}>{row.callId.slice(-8).toUpperCase()}</span>
            <span className={css.close}>
              <IconButton size="small" tone="ghost" icon={<X />} label={t('frame.action.close')} onClick={onClose} />
            </span>
          </header>
          <div className={css.body}>
            <Facts row={row} />
            <PeekAlerts key={row.callId} row={row} acts={acts} barred={barred} />
            <Suspense>
              <SameIncident callSessionId={row.sessionId} onOpen={onOpen} brief />
            </Suspense>
            <Why row={row} first={place === 1} />
            <LastWords row={row} />
            <Sound callId={row.callId} />
          </div>
          <footer className={css.footer}>
            <Button tone="primary" wide icon={<ExternalLink />} onClick={() => onOpen(row.callId)}>
              {t('calls.peek.open')} <Kbd>Enter</Kbd>
            </Button>
            <Button
              icon={<Headphones aria-hidden />}
              pressed={here && ear.mode === 'listen'}
              busy={here && ear.busy}
              unavailable={ear.why('listen')}
              onClick={ear.listen}
            >
              {t(here && ear.mode === 'listen' && !ear.busy ? 'supervision.in_listen' : 'supervision.listen')}{' '}
              <Kbd>L</Kbd>
            </Button>
            <Button
              icon={<Mic aria-hidden />}
              pressed={here && ear.mode === 'whisper'}
              busy={here && ear.busy}
              unavailable={ear.why('whisper')}
              onClick={ear.whisper}
            >
              {t(here && ear.mode === 'whisper' && !ear.busy ? 'supervision.in_whisper' : 'supervision.whisper')}{' '}
              <Kbd>W</Kbd>
            </Button>
            {ear.said !== null && (
              <p className={css.said} role="alert">
                {ear.said}
              </p>
            )}
          </footer>
        </>
      )}
    </aside>
  )
}
