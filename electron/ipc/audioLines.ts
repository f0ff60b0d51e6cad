/** The lines of sound between people at windows and what they speak with: who opened which, and where its frames go. */
import { type AudioFrame, type BadFrame, FRAME_SAMPLES, readFrame, writeFrame } from './audioFrame.ts'
import { type AudioTold, type Purpose, readAsk } from './audioMessage.ts'

/** A window's line as its opener described it. `callId` is what the window says; whoever attaches a leg checks it. */
export type OpenLine = { readonly line: number; readonly purpose: Purpose; readonly callId?: string }

/** What a line is attached to: the window leg of the mix (`WindowLeg` of `rtp/media`) fits. */
export type Sounding = {
  push(pcm: Int16Array, seq: number): void
  onFrame(hear: (pcm: Int16Array, seq: number) => void): void
}

/** Frames of a line since it opened. */
export type LineCounts = {
  readonly heard: number
  readonly sent: number
  /** Came faster than sound does. */
  readonly tooFast: number
  /** Not sent, because the window did not read what waited for it. */
  readonly unread: number
}

export type Objection = { readonly field: string; readonly reason: string }

export type AudioLines = {
  /** Hears of each line that opens, `test` lines aside: those are echoed here. Give a reason to refuse it. */
  onOpen(listener: (opened: OpenLine) => Objection | undefined): () => void
  /** Hears of each line that closes, by its window, by its window's death or by `close`. */
  onClose(listener: (closed: OpenLine) => void): () => void
  /** Microphone frames go to `leg.push`, what `leg` hears goes to the headset. One leg a line; a second takes its place. Returns what detaches it. Does nothing for a line that is not open. */
  attach(line: number, leg: Sounding): () => void
  /** Ends a line from the host's side; the window is told. */
  close(line: number): void
  open(): readonly OpenLine[]
  counts(line: number): LineCounts | undefined
}

/** A window's channel, as the hosts' transports give it. */
export type Wire = {
  sendText(text: string): void
  sendSound(bytes: Uint8Array<ArrayBuffer>): void
  /** Bytes given to the wire that the window has not taken. */
  waiting(): number
  /** Breaks it: the other side is not our window. */
  cut(reason: string): void
}

/** What a transport calls. None of these throws. */
export type Plugged = {
  text(text: string): void
  sound(bytes: Uint8Array): void
  gone(): void
}

export type AudioHub = AudioLines & { plug(wire: Wire): Plugged; shut(): void }

/** One person has at most a call, a consultation, a supervision and a test. */
const MOST_LINES = 4
const MOST_WINDOWS = 64
/** Sound comes at 50 frames a second; a window that was held up may send this many at once. */
const BURST_FRAMES = 100
const FRAMES_A_S = 60
/** Half a second of sound: a window that lets more wait hears old things late, so it is given nothing until it has caught up. */
const MOST_WAITING = 25 * 648
/** This many wrong messages are one too many: it is not our window. */
const MOST_FAULTS = 50

type Line = OpenLine & {
  readonly wire: Wire
  leg: Sounding | undefined
  seq: number
  tokens: number
  filledAt: number
  heard: number
  sent: number
  tooFast: number
  unread: number
}

type Options = {
  /** ms of a clock that does not go back. */
  readonly now: () => number
  readonly onFault?: (what: string, error?: unknown) => void
}

export function openAudioHub({ now, onFault = () => {} }: Options): AudioHub {
  const lines = new Map<number, Line>()
  const wires = new Set<Wire>()
  const openers = new Set<Parameters<AudioLines['onOpen']>[0]>()
  const closers = new Set<(closed: OpenLine) => void>()
  let last = 0

  /** Numbers come round only after 65 535 lines, so a late frame of a closed line meets no other. */
  const number = (): number => {
    do last = last === 0xffff ? 1 : last + 1
    while (lines.has(last))
    return last
  }

  const tell = (wire: Wire, told: AudioTold): void => wire.sendText(JSON.stringify(told))

  const send = (line: Line, pcm: Int16Array, seq: number): void => {
    if (lines.get(line.line) !== line || pcm.length !== FRAME_SAMPLES) return
    if (line.wire.waiting() > MOST_WAITING) {
      line.unread++
      return
    }
    line.sent++
    line.wire.sendSound(writeFrame('headset', line.line, seq, pcm))
  }

  const end = (line: Line, reason: 'window' | 'host', told: boolean): void => {
    if (!lines.delete(line.line)) return
    line.leg = undefined
    if (told) tell(line.wire, { told: 'closed', line: line.line, reason })
    for (const listener of closers) safely(() => listener(described(line)))
  }

  function safely(act: () => void): void {
    try {
      act()
    } catch (error) {
      onFault('listener', error)
    }
  }

  const asked = (wire: Wire, id: number, purpose: Purpose, callId: string | undefined): void => {
    const mine = [...lines.values()].filter((line) => line.wire === wire)
    if (mine.length >= MOST_LINES) {
      tell(wire, { told: 'refused', id, field: 'lines', reason: `at most ${MOST_LINES} a window` })
      return
    }
    const line = newLine(wire, purpose, callId)
    lines.set(line.line, line)
    const refused = purpose === 'test' ? undefined : welcomed(line)
    if (refused) {
      end(line, 'host', false)
      tell(wire, { told: 'refused', id, ...refused })
      return
    }
    tell(wire, { told: 'opened', id, line: line.line })
    if (purpose !== 'test') return
    line.leg = echo()
    line.leg.onFrame((pcm, seq) => send(line, pcm, seq))
  }

  const newLine = (wire: Wire, purpose: Purpose, callId: string | undefined): Line => ({
    line: number(),
    purpose,
    ...(callId === undefined ? {} : { callId }),
    wire,
    leg: undefined,
    seq: 0,
    tokens: BURST_FRAMES,
    filledAt: now(),
    heard: 0,
    sent: 0,
    tooFast: 0,
    unread: 0,
  })

  /** The first reason that anyone has against a line. */
  const welcomed = (line: Line): Objection | undefined => {
    for (const listener of openers) {
      let refused: Objection | undefined
      safely(() => {
        refused = listener(described(line))
      })
      if (refused) return refused
    }
    return undefined
  }

  const take = (line: Line, frame: AudioFrame): void => {
    const at = now()
    line.tokens = Math.min(BURST_FRAMES, line.tokens + ((at - line.filledAt) / 1000) * FRAMES_A_S)
    line.filledAt = at
    if (line.tokens < 1) {
      line.tooFast++
      return
    }
    line.tokens--
    line.heard++
    const { leg } = line
    if (leg) safely(() => leg.push(frame.pcm, frame.seq))
  }

  return {
    onOpen(listener) {
      openers.add(listener)
      return () => void openers.delete(listener)
    },
    onClose(listener) {
      closers.add(listener)
      return () => void closers.delete(listener)
    },
    attach(number, leg) {
      const line = lines.get(number)
      if (!line) return () => {}
      line.leg = leg
      leg.onFrame((pcm) => {
        if (line.leg === leg) send(line, pcm, line.seq++)
      })
      return () => {
        if (line.leg === leg) line.leg = undefined
      }
    },
    close(number) {
      const line = lines.get(number)
      if (line) end(line, 'host', true)
    },
    open: () => [...lines.values()].map(described),
    counts(number) {
      const line = lines.get(number)
      if (!line) return undefined
      const { heard, sent, tooFast, unread } = line
      return { heard, sent, tooFast, unread }
    },
    plug(wire) {
      if (wires.size >= MOST_WINDOWS) {
        wire.cut('too many windows')
        return { text() {}, sound() {}, gone() {} }
      }
      wires.add(wire)
      let faults = 0
      const fault = (bad: Pick<BadFrame, 'field'>): void => {
        faults++
        if (faults === 1) onFault(`audio.${bad.field}`)
        if (faults >= MOST_FAULTS) {
          gone()
          wire.cut('not sound of the contract')
        }
      }
      const gone = (): void => {
        if (!wires.delete(wire)) return
        for (const line of [...lines.values()]) if (line.wire === wire) end(line, 'window', false)
      }
      return {
        text(text) {
          if (!wires.has(wire)) return
          const ask = readAsk(text)
          if (!ask) return fault({ field: 'length' })
          if (ask.ask === 'open') return asked(wire, ask.id, ask.purpose, ask.callId)
          const line = lines.get(ask.line)
          if (line?.wire === wire) end(line, 'window', true)
        },
        sound(bytes) {
          if (!wires.has(wire)) return
          const frame = readFrame(bytes)
          if ('field' in frame) return fault(frame)
          if (frame.way !== 'mic') return fault({ field: 'kind' })
          const line = lines.get(frame.line)
          // What was on its way when its line closed is no fault; another window's line is.
          if (line === undefined) return
          if (line.wire !== wire) return fault({ field: 'line' })
          take(line, frame)
        },
        gone,
      }
    },
    shut() {
      for (const line of [...lines.values()]) end(line, 'host', true)
    },
  }
}

const described = ({ line, purpose, callId }: OpenLine): OpenLine => ({
  line,
  purpose,
  ...(callId === undefined ? {} : { callId }),
})

/** Gives back each frame at once, under its own number, so that a window can tell how long the way is. */
function echo(): Sounding {
  let hear: ((pcm: Int16Array, seq: number) => void) | undefined
  return {
    push: (pcm, seq) => hear?.(pcm, seq),
    onFrame(listener) {
      hear = listener
    },
  }
}
