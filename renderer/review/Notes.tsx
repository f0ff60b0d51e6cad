/** What reviewers wrote, and what supervisors wrote while the call went on; each note may be about a moment. */
import { useMutation } from 'convex/react'
import { Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { Id } from '../../convex/_generated/dataModel'
import { useBackendAwaySince } from '../backend.ts'
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import type { Evaluated } from '../quality/evaluated.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { durationText } from '../ui/Duration.tsx'
import css from './Evaluation.module.css'
import type { Reviewed } from './marks.ts'
import { useAt, usePlayer } from './usePlayer.ts'

type Props = { readonly reviewed: Reviewed; readonly notes: Evaluated['notes']; readonly closed: boolean }

/** What is typed survives a reload and a look at another call. */
const draftKey = (callId: string): string => `review.note.${callId}`
const LONGEST = 5000

export function Notes({ reviewed, notes, closed }: Props) {
  const t = useText()
  const player = usePlayer()
  const { userId } = useHostInfo()
  const saveNote = useMutation(api.review.saveNote)
  const { callId } = reviewed.call
  const [failed, setFailed] = useState(false)
  const during = reviewed.actions.filter((act) => act.action === 'ADD_NOTE' && act.details !== undefined)
  const remove = (noteId: Id<'reviewNotes'>): void => {
    setFailed(false)
    saveNote({ callId, noteId, text: '' }).catch(() => setFailed(true))
  }
  return (
    <div className={css.notes}>
      {notes.length === 0 && during.length === 0 && closed && <p className={css.faint}>{t('review.noNotes')}</p>}
      <ul>
        {during.map((act) => (
          <li key={act._id}>
            <p>{act.details}</p>
            <small>
              {act.supervisorName} · {t('review.actionNotes')}
            </small>
          </li>
        ))}
        {notes.map((note) => (
          <li key={note._id} data-note={note._id}>
            <p>{note.text}</p>
            <small>
              {note.by.name}
              {note.atMs !== undefined && (
                <button
                  type="button"
                  className={css.moment}
                  aria-label={t('review.noteHear', { time: durationText(note.atMs) })}
                  onClick={() => player.seek(note.atMs ?? 0)}
                >
                  {durationText(note.atMs)}
                </button>
              )}
              {!closed && note.by.id === userId && (
                <IconButton
                  size="small"
                  tone="ghost"
                  icon={<Trash2 aria-hidden />}
                  label={t('review.noteRemove')}
                  onClick={() => remove(note._id)}
                />
              )}
            </small>
          </li>
        ))}
      </ul>
      {failed && (
        <small className={css.failed} role="alert">
          {t('review.notSaved', { reason: 'backend' })}
        </small>
      )}
      {!closed && <NewNote callId={callId} />}
    </div>
  )
}

function NewNote({ callId }: { readonly callId: string }) {
  const t = useText()
  const player = usePlayer()
  const saveNote = useMutation(api.review.saveNote)
  const away = useBackendAwaySince() !== undefined
  const [text, setText] = useState(() => sessionStorage.getItem(draftKey(callId)) ?? '')
  const [here, setHere] = useState(true)
  const [state, setState] = useState<'rest' | 'saving' | 'failed'>('rest')
  const second = useAt((ms) => Math.floor(ms / 1000))
  useEffect(() => {
    if (text === '') sessionStorage.removeItem(draftKey(callId))
    else sessionStorage.setItem(draftKey(callId), text)
  }, [callId, text])
  const save = (): void => {
    if (text.trim() === '' || state === 'saving') return
    setState('saving')
    saveNote({ callId, text, ...(here ? { atMs: Math.round(player.position()) } : {}) }).then(
      () => {
        setState('rest')
        setText('')
      },
      () => setState('failed'),
    )
  }
  return (
    <div className={css.newNote}>
      <textarea
        rows={2}
        value={text}
        maxLength={LONGEST}
        placeholder={t('review.noteField')}
        aria-label={t('review.noteField')}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <div>
        <label>
          <input type="checkbox" checked={here} onChange={(event) => setHere(event.target.checked)} />
          {t('review.noteHere', { time: durationText(second * 1000) })}
        </label>
        <Button size="small" busy={state === 'saving'} onClick={save}>
          {t('review.noteSave')}
        </Button>
      </div>
      {state === 'failed' && (
        <small className={css.failed} role="alert">
          {t('review.notSaved', { reason: 'backend' })}
        </small>
      )}
      {state === 'saving' && away && <small className={css.queued}>{t('review.queued')}</small>}
    </div>
  )
}
