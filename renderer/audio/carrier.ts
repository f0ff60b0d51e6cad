/** Carries sound between this window and its host, in a thread that draws nothing: lines, their numbers, and a connection that comes back by itself. */
import { address, headsetLine, seqOf } from './frame.ts'
import { createTrial, type Trial } from './trial.ts'

export type AudioPurpose = 'dispatch' | 'supervise' | 'test'

/** What the page asks of the carrier. Ports come from the audio worklets. */
export type CarrierOrder =
  | {
      readonly kind: 'open'
      readonly id: number
      readonly purpose: AudioPurpose
      readonly callId?: string
      readonly headset?: MessagePort
    }
  | { readonly kind: 'mic'; readonly id: number; readonly mic: MessagePort }
  | { readonly kind: 'close'; readonly id: number }
  /** Echo test: measure what comes back of the next `frames` frames. */
  | { readonly kind: 'trial'; readonly id: number; readonly frames: number }
  /** Desktop: the port that was asked for. */
  | { readonly kind: 'port'; readonly port: MessagePort }

/** What the carrier tells the page. */
export type CarrierNews =
  | { readonly kind: 'opened'; readonly id: number; readonly line: number }
  | { readonly kind: 'refused'; readonly id: number; readonly field: string; readonly reason: string }
  /** The host ended the line. */
  | { readonly kind: 'closed'; readonly id: number }
  /** The host is away; the line is opened again when it is back. */
  | { readonly kind: 'away'; readonly id: number }
  | { readonly kind: 'tried'; readonly id: number; readonly trial: Trial }
  | { readonly kind: 'portWanted' }

/** A connection to the host. */
export type Wire = {
  send(message: string | ArrayBuffer): void
  /** Bytes that were sent and have not left. */
  waiting(): number
  close(): void
}

type WireListeners = {
  readonly onOpen: () => void
  readonly onMessage: (message: string | ArrayBuffer) => void
  readonly onClose: () => void
}

type Wiring = {
  readonly connect: (on: WireListeners) => Wire
  readonly tell: (news: CarrierNews, transfer?: readonly Transferable[]) => void
  /** ms of a clock that does not go back. */
  readonly now: () => number
  readonly after: (ms: number, then: () => void) => void
}

type Line = {
  readonly id: number
  readonly purpose: AudioPurpose
  readonly callId: string | undefined
  readonly headset: MessagePort | undefined
  mic: MessagePort | undefined
  /** Of the host; 0 while it has none. */
  number: number
  /** Added to what a microphone counts, so that one that was changed goes on where its line is. */
  offset: number
  nextSeq: number
  openedAt: number
  heardOffset: number
  heardNext: number
  trial: ReturnType<typeof createTrial> | undefined
}

export type Carrier = { order(order: Exclude<CarrierOrder, { kind: 'port' }>): void; close(): void }

const FIRST_RETRY_MS = 250
const LONGEST_RETRY_MS = 4000
const FRAME_MS = 20
/** Half a second of sound: what is older is no conversation. */
const MOST_WAITING = 25 * 648

export function createCarrier({ connect, tell, now, after }: Wiring): Carrier {
  const lines = new Map<number, Line>()
  let wire: Wire | undefined
  let up = false
  let retryMs = FIRST_RETRY_MS
  let closed = false

  const ask = (line: Line): void =>
    wire?.send(
      JSON.stringify({
        ask: 'open',
        id: line.id,
        purpose: line.purpose,
        ...(line.callId === undefined ? {} : { callId: line.callId }),
      }),
    )

  const dial = (): void => {
    if (closed || wire || lines.size === 0) return
    const mine: Wire = connect({
      onOpen: () => {
        up = true
        retryMs = FIRST_RETRY_MS
        for (const line of lines.values()) ask(line)
      },
      onMessage: (message) => {
        if (wire !== mine) return
        if (typeof message === 'string') told(message)
        else heard(message)
      },
      onClose: () => {
        if (wire !== mine) return
        wire = undefined
        up = false
        for (const line of lines.values()) {
          if (line.number !== 0) tell({ kind: 'away', id: line.id })
          line.number = 0
        }
        after(retryMs, dial)
        retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2)
      },
    })
    wire = mine
  }

  const told = (text: string): void => {
    const news = read(text)
    if (!news) return
    if (news.told === 'closed') {
      for (const line of lines.values()) {
        if (line.number !== news.line) continue
        forget(line)
        tell({ kind: 'closed', id: line.id })
      }
      return
    }
    const line = lines.get(news.id)
    if (news.told === 'refused') {
      if (!line) return
      forget(line)
      tell({ kind: 'refused', id: line.id, field: news.field, reason: news.reason })
      return
    }
    // Closed here before the host answered.
    if (!line) {
      wire?.send(JSON.stringify({ ask: 'close', line: news.line }))
      return
    }
    line.number = news.line
    line.heardOffset = line.heardNext
    tell({ kind: 'opened', id: line.id, line: news.line })
  }

  const heard = (message: ArrayBuffer): void => {
    const number = headsetLine(message)
    for (const line of lines.values()) {
      if (number === 0 || line.number !== number) continue
      if (line.purpose === 'test') {
        line.trial?.heard(message, now())
        return
      }
      // A line that was opened anew counts anew; what is played goes on.
      const seq = (seqOf(message) + line.heardOffset) >>> 0
      new DataView(message).setUint32(4, seq, true)
      line.heardNext = seq + 1
      line.headset?.postMessage(message, [message])
      return
    }
  }

  const speak = (line: Line, message: ArrayBuffer): void => {
    const seq = seqOf(message) + line.offset
    line.nextSeq = seq + 1
    if (line.number === 0 || !wire || wire.waiting() > MOST_WAITING) return
    address(message, line.number, seq)
    if (line.purpose === 'test') line.trial?.sent(message, now())
    wire.send(message)
  }

  const forget = (line: Line): void => {
    lines.delete(line.id)
    line.mic?.close()
    line.headset?.close()
  }

  return {
    order(order) {
      if (order.kind === 'open') {
        lines.set(order.id, {
          id: order.id,
          purpose: order.purpose,
          callId: order.callId,
          headset: order.headset,
          mic: undefined,
          number: 0,
          offset: 0,
          nextSeq: 0,
          openedAt: now(),
          heardOffset: 0,
          heardNext: 0,
          trial: undefined,
        })
        const line = lines.get(order.id)
        if (up && line) ask(line)
        else dial()
        return
      }
      const line = lines.get(order.id)
      if (!line) {
        if (order.kind === 'mic') order.mic.close()
        return
      }
      if (order.kind === 'mic') {
        line.mic?.close()
        line.mic = order.mic
        line.offset = Math.max(line.nextSeq, Math.round((now() - line.openedAt) / FRAME_MS))
        order.mic.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => speak(line, data)
      }
      if (order.kind === 'trial') {
        line.trial = createTrial(order.frames, (trial) => {
          line.trial = undefined
          tell({ kind: 'tried', id: line.id, trial }, [trial.pcm.buffer])
        })
        // What never comes back must not keep the person waiting.
        const running = line.trial
        after(order.frames * FRAME_MS + TRIAL_PATIENCE_MS, () => running.giveUp())
      }
      if (order.kind !== 'close') return
      if (line.number !== 0) wire?.send(JSON.stringify({ ask: 'close', line: line.number }))
      forget(line)
      if (lines.size === 0) hangUp()
    },
    close() {
      closed = true
      for (const line of [...lines.values()]) forget(line)
      hangUp()
    },
  }

  /** Without lines there is nothing to be connected for. */
  function hangUp(): void {
    const mine = wire
    wire = undefined
    up = false
    mine?.close()
  }
}

const TRIAL_PATIENCE_MS = 1500

type Told =
  | { readonly told: 'opened'; readonly id: number; readonly line: number }
  | { readonly told: 'refused'; readonly id: number; readonly field: string; readonly reason: string }
  | { readonly told: 'closed'; readonly line: number }

function read(text: string): Told | undefined {
  try {
    const news = JSON.parse(text) as Told
    return typeof news === 'object' && news !== null && 'told' in news ? news : undefined
  } catch {
    return undefined
  }
}
