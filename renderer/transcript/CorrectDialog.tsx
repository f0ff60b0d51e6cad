/** A person writes what was really said: Ctrl+Enter saves, Esc leaves, and what was written is there again until it is saved. */
import { useMutation } from 'convex/react'
import { useState } from 'react'
import { api } from '../../convex/_generated/api'
import { useBackendAwaySince } from '../backend.ts'
import { useDraft } from '../draft.ts'
import { useText } from '../i18n/text.ts'
import { refused } from '../refused.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Writing } from '../ui/Writing.tsx'
import css from './Corrected.module.css'
import type { Correction } from './corrections.ts'

type Props = {
  readonly callId: string
  readonly entryKey: string
  /** The machine's words. */
  readonly text: string
  readonly correction: Correction | undefined
  readonly onClose: () => void
}

const LONGEST = 5000

export function CorrectDialog({ callId, entryKey, text, correction, onClose }: Props) {
  const t = useText()
  const correct = useMutation(api.mutations.liveCalls.correctTranscriptEntry)
  const away = useBackendAwaySince() !== undefined
  const [words, setWords, dropWords] = useDraft(`correct:${callId}:${entryKey}`, correction?.text ?? text)
  const [state, setState] = useState<{ kind: 'rest' } | { kind: 'saving' } | { kind: 'failed'; code: string }>({
    kind: 'rest',
  })
  const barred = away ? t('transcript.offline') : words.trim() === '' ? t('transcript.field') : undefined
  const save = (wanted: string | null): void => {
    if (state.kind === 'saving' || away || wanted?.trim() === '') return
    setState({ kind: 'saving' })
    correct({ callId, entryKey, text: wanted }).then(
      () => {
        dropWords()
        onClose()
      },
      (error: unknown) => setState({ kind: 'failed', code: refused(error) }),
    )
  }
  return (
    <Dialog
      title={t('transcript.correct')}
      closeLabel={t('transcript.close')}
      onClose={onClose}
      actions={
        <>
          {correction !== undefined && (
            <Button unavailable={away ? t('transcript.offline') : undefined} onClick={() => save(null)}>
              {t('transcript.remove')}
            </Button>
          )}
          <Button
            onClick={() => {
              dropWords()
              onClose()
            }}
          >
            {t('transcript.cancel')}
          </Button>
          <Button tone="primary" busy={state.kind === 'saving'} unavailable={barred} onClick={() => save(words)}>
            {t('transcript.save')}
          </Button>
        </>
      }
    >
      <p className={css.why}>{t('transcript.machine')}</p>
      <p className={css.machine}>{text}</p>
      <Writing
        label={t('transcript.field')}
        value={words}
        maxLength={LONGEST}
        onChange={setWords}
        onSend={() => save(words)}
      />
      {away && (
        <p className={css.why} role="status">
          {t('transcript.offline')}
        </p>
      )}
      {state.kind === 'failed' && (
        <p className={css.failed} role="alert">
          {t('transcript.failed', { code: state.code })}
        </p>
      )}
    </Dialog>
  )
}
