/** The seconds that are to become a file: moved by their ends, heard before, and written to the audit when they are taken. */
import { useMutation } from 'convex/react'
import { Download, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../convex/_generated/api'
import { bridge, refusalOf } from '../bridge.ts'
import { announce } from '../frame/announce.ts'
import { useText } from '../i18n/text.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { durationText } from '../ui/Duration.tsx'
import { focusPlace } from '../ui/focusPlace.ts'
import css from './ClipBar.module.css'
import type { Reviewed } from './marks.ts'
import type { ClipChoice, Range } from './useClipChoice.ts'
import { usePlayer } from './usePlayer.ts'

type Props = { readonly clip: ClipChoice; readonly range: Range; readonly reviewed: Reviewed }

/** «3:07», «187», «1:02:03» as ms; null for anything else. */
export function parseTime(text: string): number | null {
  const parts = text.trim().split(':')
  if (parts.length > 3 || !parts.every((part) => /^\d{1,4}([.,]\d)?$/.test(part))) return null
  return parts.reduce((sum, part) => sum * 60 + Number(part.replace(',', '.')), 0) * 1000
}

/** What a file may be called everywhere: no name and no number of a caller is in it. */
const fileOf = (callId: string, { from, to }: Range): string => {
  const plain = (ms: number): string => durationText(ms).replaceAll(':', '')
  return `${callId.replace(/[^\w-]/g, '_').slice(0, 60)}_${plain(from)}-${plain(to)}.wav`
}

type State =
  | { readonly kind: 'rest' | 'saving' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'saved'; readonly file: string }

export function ClipBar({ clip, range, reviewed }: Props) {
  const t = useText()
  const noteClip = useMutation(api.review.noteClip)
  const save = useRef<HTMLButtonElement>(null)
  const [state, setState] = useState<State>({ kind: 'rest' })
  const { callId } = reviewed.call
  useEffect(() => {
    const before = focusPlace()
    save.current?.focus()
    return before.back
  }, [])

  const download = (): void => {
    setState({ kind: 'saving' })
    const span = { startMs: range.from, endMs: range.to }
    bridge()
      .call('recording.clip', { callId, ...span })
      .then(async ({ wav }) => {
        // Nothing leaves before it is written down who took it.
        await noteClip({ callId, ...span })
        const file = fileOf(callId, range)
        give(file, wav)
        setState({ kind: 'saved', file })
        announce.soon(t('review.clipSaved', { file }))
      })
      .catch((error: unknown) => setState({ kind: 'failed', reason: refusalOf(error).code }))
  }

  return (
    <div className={css.bar} role="group" aria-label={t('review.clipTitle')} data-region="clip">
      <b>{t('review.clipTitle')}</b>
      <End label={t('review.clipFrom')} ms={range.from} onChange={(from) => clip.set({ ...range, from })} />
      <End label={t('review.clipTo')} ms={range.to} onChange={(to) => clip.set({ ...range, to })} />
      <span className={css.length}>{t('review.clipLength', { time: durationText(range.to - range.from) })}</span>
      <Button
        ref={save}
        size="small"
        tone="primary"
        icon={<Download aria-hidden />}
        busy={state.kind === 'saving'}
        onClick={download}
      >
        {t(state.kind === 'saving' ? 'review.clipSaving' : 'review.clipSave')}
      </Button>
      <span className={css.state} role="status" data-state={state.kind}>
        {state.kind === 'failed'
          ? t('review.clipFailed', { reason: state.reason })
          : state.kind === 'saved'
            ? t('review.clipSaved', { file: state.file })
            : t('review.clipAudited')}
      </span>
      <IconButton size="small" tone="ghost" icon={<X aria-hidden />} label={t('review.close')} onClick={clip.end} />
    </div>
  )
}

type EndProps = { readonly label: string; readonly ms: number; readonly onChange: (ms: number) => void }

/** One end of the clip: typed, or set to where the play line stands. */
function End({ label, ms, onChange }: EndProps) {
  const t = useText()
  const player = usePlayer()
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed !== null && parseTime(typed) === null
  const commit = (): void => {
    const next = typed === null ? null : parseTime(typed)
    if (next !== null) onChange(next)
    if (!wrong) setTyped(null)
  }
  return (
    <span className={css.end}>
      <label>
        {label}
        <input
          value={typed ?? durationText(ms)}
          aria-invalid={wrong}
          title={wrong ? t('review.clipWrong') : undefined}
          inputMode="numeric"
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit()
            if (event.key === 'Escape') {
              setTyped(null)
              event.currentTarget.blur()
            }
          }}
        />
      </label>
      <Button size="small" title={`${label}: ${t('review.clipHere')}`} onClick={() => onChange(player.position())}>
        {t('review.clipHere')}
      </Button>
    </span>
  )
}

function give(file: string, wav: ArrayBuffer): void {
  const url = URL.createObjectURL(new Blob([wav], { type: 'audio/wav' }))
  const link = document.createElement('a')
  link.href = url
  link.download = file
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
