/** Makes a file, has it noted, and only then hands it out. */
import { useConvex, useMutation } from 'convex/react'
import { useCallback, useRef, useState } from 'react'
import { api } from '../../convex/_generated/api'
import { NOBODY } from '../../convex/domain/export/owner.ts'
import { useBackendAwaySince } from '../backend.ts'
import { useLanguage } from '../i18n/language.ts'
import { useText } from '../i18n/text.ts'
import { type Failure, failureOf, OFFLINE } from './failure.ts'
import { type Format, makeFile, save } from './files.ts'

export type Wish = {
  readonly callId: string
  readonly format: Format
  readonly redacted: boolean
  readonly reason: string
  /** Words to be hidden besides. */
  readonly hide: readonly string[]
}

export type Progress =
  | { readonly kind: 'idle' }
  | { readonly kind: 'working'; readonly step: 'making' | 'noting' }
  | { readonly kind: 'done'; readonly name: string; readonly sha256: string }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** A note that is not taken by then is given up: nothing is handed out unnoted. */
const NOTE_WITHIN_MS = 15_000

export function useExport() {
  const convex = useConvex()
  const note = useMutation(api.exports.note)
  const t = useText()
  const language = useLanguage((state) => state.language)
  const away = useBackendAwaySince() !== undefined
  const [progress, setProgress] = useState<Progress>({ kind: 'idle' })
  const busy = useRef(false)

  const run = async ({ callId, format, redacted, reason, hide }: Wish): Promise<Progress> => {
    if (away) return { kind: 'failed', failure: OFFLINE }
    setProgress({ kind: 'working', step: 'making' })
    // Read anew: what the preview shows may be minutes old.
    const bundle = await inTime(convex.query(api.exports.read, { callId, redacted, hide: [...hide] }))
    if (bundle === null) return { kind: 'failed', failure: { kind: 'gone' } }
    const { domain } = await inTime(convex.query(api.settings.owner, {}))
    const issuer = domain === null ? NOBODY : { domain }
    const file = await makeFile(format, bundle, { t, language, exportedAt: Date.now(), issuer })
    setProgress({ kind: 'working', step: 'noting' })
    const { sha256, contentSha256, bytes } = file
    const why = redacted ? {} : { reason }
    const facts = { callId, format, redacted, sha256, contentSha256, bytes: bytes.length, ...why }
    await inTime(note({ ...facts, idempotencyKey: `export:${crypto.randomUUID()}` }))
    save(file)
    return { kind: 'done', name: file.name, sha256 }
  }

  const start = async (wish: Wish): Promise<void> => {
    if (busy.current) return
    busy.current = true
    try {
      setProgress(await run(wish))
    } catch (error) {
      setProgress({ kind: 'failed', failure: error === LATE ? OFFLINE : failureOf(error) })
    } finally {
      busy.current = false
    }
  }

  return { progress, start, forget: useCallback(() => setProgress({ kind: 'idle' }), []) }
}

const LATE = Symbol('late')

/** The client waits for a lost backend without end. */
function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(LATE), NOTE_WITHIN_MS)
    answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
