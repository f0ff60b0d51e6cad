/** What this host holds of a call's sound: its waveform, as it is measured, and whether the file is untouched. */
import { useEffect, useState } from 'react'
import { bridge, refusalOf } from '../bridge.ts'
import { useLive } from '../live.ts'
import type { Reviewed } from './marks.ts'
import type { Loudness } from './silence.ts'

export type Sound =
  /** `share` 0 to 1, once the host has told. */
  | { readonly kind: 'measuring'; readonly share: number | null }
  | { readonly kind: 'ready'; readonly loudness: Loudness }
  | { readonly kind: 'erased'; readonly at: number }
  | { readonly kind: 'none' | 'absent' | 'open' | 'broken' | 'lost' }

export type Check = 'working' | 'whole' | 'changed' | 'unknown'

/** One value every 50 ms is all that the host has. */
const VALUE_MS = 50
const MOST_VALUES = 100_000
/** A recording is closed a moment after its call. */
const AGAIN_MS = 700

const recordingKey = (reviewed: Reviewed | undefined): string => {
  const recording = reviewed?.recording ?? null
  return recording === null ? 'none' : `${recording.state} ${recording.erasedAt ?? ''}`
}

export function useSound(callId: string, reviewed: Reviewed | undefined): Sound {
  const [sound, setSound] = useState<Sound>({ kind: 'measuring', share: null })
  const host = useLive((live) => live.host)
  const key = recordingKey(reviewed)
  const recording = reviewed?.recording ?? null
  const known = reviewed !== undefined
  const erasedAt = recording?.erasedAt
  const longest = Math.max(recording?.capturedMs ?? 0, reviewed?.call.durationMs ?? 0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` holds what of the recording decides
  useEffect(() => {
    if (!known || !host) return
    if (recording === null) return setSound({ kind: 'none' })
    if (erasedAt !== undefined) return setSound({ kind: 'erased', at: erasedAt })
    let stopped = false
    let timer: ReturnType<typeof setTimeout>
    const buckets = Math.min(MOST_VALUES, Math.max(1, Math.ceil(longest / VALUE_MS)))
    const ask = (): void => {
      bridge()
        .call('recording.peaks', { callId, buckets })
        .then(
          (found) => {
            if (stopped) return
            if (found.kind === 'ready') {
              const { durationMs, agent, customer } = found
              const loudness = { durationMs, agent: new Uint8Array(agent), customer: new Uint8Array(customer) }
              return setSound({ kind: 'ready', loudness })
            }
            setSound({ kind: found.kind })
            if (found.kind === 'open') timer = setTimeout(ask, AGAIN_MS)
          },
          (error: unknown) => {
            if (!stopped) setSound({ kind: refusalOf(error).code === 'host_lost' ? 'lost' : 'broken' })
          },
        )
    }
    const stopTelling = bridge().on('live.peaks', (event) => {
      if (event.callId !== callId) return
      setSound((before) => (before.kind === 'measuring' ? { kind: 'measuring', share: event.share } : before))
    })
    ask()
    return () => {
      stopped = true
      clearTimeout(timer)
      stopTelling()
    }
  }, [callId, key, known, host])

  return sound
}

/** Hashes the file again, once a waveform could be made of it. */
export function useCheck(callId: string, reviewed: Reviewed | undefined, sound: Sound): Check {
  const [check, setCheck] = useState<Check>('unknown')
  const sha256 = reviewed?.recording?.sha256
  const archiveSha256 = reviewed?.recording?.archive?.sha256
  const ready = sound.kind === 'ready'
  useEffect(() => {
    if (!ready || (sha256 === undefined && archiveSha256 === undefined)) return setCheck('unknown')
    let stopped = false
    setCheck((before) => (before === 'unknown' ? 'working' : before))
    const hashes = {
      ...(sha256 === undefined ? {} : { sha256 }),
      ...(archiveSha256 === undefined ? {} : { archiveSha256 }),
    }
    bridge()
      .call('recording.check', { callId, ...hashes })
      .then(
        (found) => {
          if (!stopped) setCheck(found === 'absent' ? 'unknown' : found)
        },
        () => {
          if (!stopped) setCheck('unknown')
        },
      )
    return () => {
      stopped = true
    }
  }, [callId, ready, sha256, archiveSha256])
  return check
}
