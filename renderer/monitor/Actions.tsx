/** What a supervisor may do on the call: step in, write down, mark, and end it. */
import { Bookmark, Flag, NotebookPen, PhoneOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Doc } from '../../convex/_generated/dataModel'
import { may } from '../../convex/domain/roles.ts'
import { dropDraft } from '../draft.ts'
import { ExportButton } from '../export/ExportButton.tsx'
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import type { LocalCall } from '../live.ts'
import { useAsked } from '../supervision/asked.ts'
import { openWindowEar } from '../supervision/windowEar.ts'
import { Button } from '../ui/Button.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { names } from '../ui/names.ts'
import css from './Actions.module.css'
import { EndDialog } from './EndDialog.tsx'
import { Ladder } from './Ladder.tsx'
import { NoteDialog } from './NoteDialog.tsx'
import { useSupervise } from './supervise.ts'

type Props = { readonly call: Doc<'liveCalls'>; readonly local: LocalCall | undefined }

/** How long the outcome of an action is shown, ms. */
const SAID_MS = 4_000

type Said = { readonly text: string; readonly failed: boolean }

export function Actions({ call, local }: Props) {
  const t = useText()
  const { role } = useHostInfo()
  const supervise = useSupervise(call.callId)
  const [open, setOpen] = useState<'note' | 'end' | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  useEffect(() => {
    if (said === null) return
    const timer = setTimeout(() => setSaid(null), SAID_MS)
    return () => clearTimeout(timer)
  }, [said])

  const ended = call.endedAt !== undefined
  const barred = may(role, 'supervise') ? undefined : (name: string) => t('monitor.whyRole', { action: name })
  const whyNot = (name: string): string | undefined =>
    barred?.(name) ?? (ended ? t('monitor.whyEnded', { action: name }) : undefined)

  const act = (action: 'BOOKMARK_MOMENT' | 'FLAG_FOR_REVIEW', done: string): void => {
    supervise(action).then(
      () => setSaid({ text: done, failed: false }),
      (reason: string) => setSaid({ text: t('monitor.actionFailed', { reason }), failed: true }),
    )
  }
  const noteDraft = `note:${call.callId}`
  const note = (text: string): void => {
    supervise('ADD_NOTE', text).then(
      () => {
        // Only what has arrived is safe: until then it is there again when the dialog is opened.
        dropDraft(noteDraft)
        setSaid({ text: t('monitor.noted'), failed: false })
      },
      (reason: string) => setSaid({ text: t('monitor.actionFailed', { reason }), failed: true }),
    )
  }
  const bookmark = (): void => act('BOOKMARK_MOMENT', t('monitor.bookmarked'))
  const flag = (): void => act('FLAG_FOR_REVIEW', t('monitor.flagged'))

  useHotkeys({
    ...(barred === undefined && { n: () => setOpen('note'), f: flag }),
    ...(barred === undefined && !ended && { m: bookmark, 'ctrl+shift+q': () => setOpen('end') }),
  })

  useAsked(call.callId, {
    note: barred === undefined ? () => setOpen('note') : undefined,
    mark: barred === undefined && !ended ? bookmark : undefined,
    end: barred === undefined && !ended ? () => setOpen('end') : undefined,
  })

  return (
    <div className={css.actions} role="toolbar" aria-label={t('monitor.actions')} data-region="actions">
      <Ladder call={call} barred={whyNot} openEar={openWindowEar} onSaid={setSaid} />
      <span className={css.rule} />
      <Button
        icon={<NotebookPen aria-hidden />}
        unavailable={barred?.(t('monitor.note'))}
        onClick={() => setOpen('note')}
      >
        <span className={css.word}>{t('monitor.note')}</span>
        <Kbd>N</Kbd>
      </Button>
      <Button
        icon={<Bookmark aria-hidden />}
        aria-label={t('monitor.bookmark')}
        title={t('monitor.bookmark')}
        unavailable={whyNot(t('monitor.bookmark'))}
        onClick={bookmark}
      >
        <Kbd>M</Kbd>
      </Button>
      <Button
        icon={<Flag aria-hidden />}
        aria-label={t('monitor.flag')}
        title={t('monitor.flag')}
        unavailable={barred?.(t('monitor.flag'))}
        onClick={flag}
      >
        <Kbd>F</Kbd>
      </Button>
      <ExportButton callId={call.callId} />
      <span className={css.rule} />
      <Button
        tone="danger"
        icon={<PhoneOff aria-hidden />}
        unavailable={whyNot(t('monitor.end'))}
        onClick={() => setOpen('end')}
      >
        <span className={css.word}>{t('monitor.end')}</span>
      </Button>
      <span role="status">
        {said !== null && <span className={names(css.said, said.failed && css.failed)}>{said.text}</span>}
      </span>
      {open === 'note' && (
        <NoteDialog
          draft={noteDraft}
          onClose={() => setOpen(null)}
          onSave={(text) => {
            setOpen(null)
            note(text)
          }}
        />
      )}
      {open === 'end' && <EndDialog call={call} local={local} onClose={() => setOpen(null)} />}
    </div>
  )
}
