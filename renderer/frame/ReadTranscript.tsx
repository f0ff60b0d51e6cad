/** Tells a screen reader the final lines of the open call, for whoever asked for it in the settings. */
import { useQuery } from 'convex/react'
import { useEffect, useRef } from 'react'
import { api } from '../../convex/_generated/api'
import { useAppearance, type ReadTranscript as Voices } from '../appearance.ts'
import { useView } from '../view.ts'
import css from './Frame.module.css'
import { createReader } from './readAloud.ts'

export function ReadTranscript() {
  const voices = useAppearance((state) => state.readTranscript)
  const callId = useView(({ view }) => (view.kind === 'monitor' ? view.callId : undefined))
  return voices === 'off' || callId === undefined ? null : <Reader key={callId} callId={callId} voices={voices} />
}

/** More lines than are said between two updates. */
const LINES = 6

function Reader({ callId, voices }: { readonly callId: string; readonly voices: Voices }) {
  const lines = useQuery(api.queries.liveCalls.subscribeToTranscripts, { callId, limit: LINES })
  const place = useRef<HTMLDivElement>(null)
  const reader = useRef<ReturnType<typeof createReader>>(undefined)
  useEffect(() => {
    if (lines === undefined) return
    reader.current ??= createReader(
      (text) => {
        if (place.current) place.current.textContent = text
      },
      (ms, then) => void setTimeout(then, ms),
    )
    reader.current(lines, voices)
  }, [lines, voices])
  // Beside the region for notices: those are few and may not be pushed away by words of the call.
  return <div ref={place} className={css.spoken} aria-live="polite" data-read-aloud />
}
