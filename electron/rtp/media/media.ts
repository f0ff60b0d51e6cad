/** The media engine as the host sees it: telephone lines and persons at windows, and who hears whom. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { MediaLost, PortsTaken, type RtpLeg, type WindowLeg } from './leg.ts'
import type { FromEngine } from './messages.ts'
import { openRtpLeg, type RtpLegSide } from './rtpLeg.ts'
import type { LegRef, RtpPlace } from './settings.ts'
import { openThread, type Thread } from './thread.ts'
import { openWindowLeg, type WindowLegSide } from './windowLeg.ts'

export type * from './leg.ts'
export { MediaLost, PortsTaken } from './leg.ts'
export type * from './settings.ts'

export type Media = {
  /** A pair of ports that receives at once. Rejects with `PortsTaken` when none of the range is free, `MediaLost` when the engine cannot run. */
  openRtp(place: RtpPlace): Promise<RtpLeg>
  /** A person at a window: microphone in, headset out. */
  openWindow(format: { readonly sampleRate: 16000 }): WindowLeg
  /** What `to` hears from now on, in place of what it heard before; nothing at all is sent for []. */
  route(to: LegRef, from: readonly LegRef[]): void
  /** How loud `to` hears `from`, dB, 0 at first; reached without a click. */
  gain(from: LegRef, to: LegRef, db: number): void
  /** Ends every leg with a BYE. */
  close(): Promise<void>
  stats(): Promise<MediaStats>
  /** The engine's thread ended unasked: all legs of that moment are lost, a new thread already runs. */
  onLost(tell: (why: string) => void): void
}

export type MediaStats = {
  readonly loopDelayP99Ms: number
  readonly legs: number
  /** Ticks of 20 ms that came too late to be made up for. */
  readonly skippedTicks: number
  /** Errors of ours that one leg's packets met; they cost that packet. */
  readonly faults: number
}

export type MediaOptions = {
  /** The built `worker.ts`; found beside the running code when absent. */
  readonly script?: URL
  /** A thread that ended unasked. No personal data. */
  readonly log?: (message: string) => void
}

/** The engine did not answer for so long, ms: its thread hangs. */
const PATIENCE_MS = 10_000

export function openMedia({ script = besideThis(), log = () => undefined }: MediaOptions = {}): Media {
  const rtp = new Map<LegRef, RtpLegSide>()
  const windows = new Map<LegRef, WindowLegSide>()
  const opening = new Map<LegRef, { done(leg: RtpLeg): void; fail(error: Error): void }>()
  const asked = new Map<number, { done(stats: MediaStats): void; fail(error: Error): void }>()
  const listeners: ((why: string) => void)[] = []
  let lastRef = 0
  let lastRequest = 0
  let closed = false

  function heard(message: FromEngine): void {
    switch (message.kind) {
      case 'opened': {
        const { ref } = message
        const side = openRtpLeg(message, thread.tell)
        rtp.set(ref, side)
        opening.get(ref)?.done(side.leg)
        opening.delete(ref)
        return
      }
      case 'refused': {
        const { ref, why, detail } = message
        opening.get(ref)?.fail(why === 'taken' ? new PortsTaken(`no port is free: ${detail}`) : new MediaLost(detail))
        opening.delete(ref)
        return
      }
      case 'recorded':
        for (const { ref, rate, position, from, length } of message.parts)
          rtp.get(ref)?.recorded({ rate, position, pcm: new Int16Array(message.buffer, from * 2, length) })
        return
      case 'heard':
        for (const { ref, seq, pcm } of message.frames) windows.get(ref)?.heard(pcm, seq)
        return
      case 'event':
        rtp.get(message.ref)?.event(message.event)
        return
      case 'sent':
        windows.get(message.ref)?.sent(message)
        return
      case 'closed':
        rtp.get(message.ref)?.closed()
        rtp.delete(message.ref)
        windows.delete(message.ref)
        return
      case 'stats': {
        const { request, kind: _, ...stats } = message
        asked.get(request)?.done(stats)
        asked.delete(request)
      }
    }
  }

  function lost(why: string): void {
    const error = new MediaLost(why)
    const sides = [...rtp.values(), ...windows.values()]
    for (const held of [opening, asked]) {
      for (const { fail } of held.values()) fail(error)
      held.clear()
    }
    rtp.clear()
    windows.clear()
    for (const side of sides) side.lost(why)
    if (closed) return
    log(`the media engine ended and was started again: ${why}`)
    for (const tell of listeners) tell(why)
  }

  const thread: Thread = openThread({ script, heard, lost })
  const alive = <T>(begin: (done: (value: T) => void, fail: (error: Error) => void) => void): Promise<T> =>
    new Promise((resolve, reject) => {
      if (closed) return reject(new MediaLost('closed'))
      const timer = setTimeout(() => reject(new MediaLost('the engine does not answer')), PATIENCE_MS)
      begin(
        (value) => {
          clearTimeout(timer)
          resolve(value)
        },
        (error) => {
          clearTimeout(timer)
          reject(error)
        },
      )
    })

  return {
    openRtp: (place) =>
      alive((done, fail) => {
        const ref = ++lastRef
        opening.set(ref, { done, fail })
        thread.tell({ kind: 'openRtp', ref, place })
      }),
    openWindow() {
      const ref = ++lastRef
      const side = openWindowLeg(ref, (message) => {
        thread.tell(message)
        if (message.kind === 'close') windows.delete(ref)
      })
      windows.set(ref, side)
      thread.tell({ kind: 'openWindow', ref })
      return side.leg
    },
    route: (to, from) => thread.tell({ kind: 'route', to, from: [...from] }),
    gain: (from, to, db) => thread.tell({ kind: 'gain', from, to, db }),
    stats: () =>
      alive((done, fail) => {
        const request = ++lastRequest
        asked.set(request, { done, fail })
        thread.tell({ kind: 'stats', request })
      }),
    onLost: (tell) => void listeners.push(tell),
    async close() {
      if (closed) return
      closed = true
      await thread.close()
      lost('closed')
    },
  }
}

/** As written, as an entry of the build, or from one of its chunks. */
function besideThis(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./worker.ts', import.meta.url)
  const beside = new URL('./media.js', import.meta.url)
  return existsSync(fileURLToPath(beside)) ? beside : new URL('../media.js', import.meta.url)
}
