/** A microphone for a capture node without a window: its process is watched, ended when it hangs, and started again until there is sound. */
import { FRAME_MS, type Frame } from '../../audio/frame.ts'
import { createQueue } from '../../audio/queue.ts'
import type { AudioSource, CallInfo, LegId } from '../source.ts'
import { createCutter } from './cut.ts'
import { readMessage } from './message.ts'

export type MicrophoneState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'live'; readonly device: string }
  /** It was live and gives no more sound; it is looked for until it is back. */
  | { readonly kind: 'lost'; readonly device: string }
  /** The wanted device has never been there. */
  | { readonly kind: 'absent' }
  /** No recorder for this machine, or the system refuses; tried again. */
  | { readonly kind: 'failed'; readonly why: 'module' | 'open' }
  | { readonly kind: 'closed' }

/** The process, as both hosts start it. Messages must keep typed arrays (structured clone, or `serialization: 'advanced'`). */
export type Child = {
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: (code: number | null) => void): void
  kill(hard?: boolean): void
}

export type MicrophoneOptions = {
  readonly fork: (argv: readonly string[]) => Child
  /** What the system calls it; absent: the system's own choice. */
  readonly device?: string
  /** ms of a clock that does not go back. */
  readonly now: () => number
  /** Runs `then` after `ms`; gives what cancels it. */
  readonly after: (ms: number, then: () => void) => () => void
  readonly onState?: (state: MicrophoneState) => void
}

export type Microphone = {
  readonly sampleRate: number
  /** 20 ms each, from the first sound on; while it is lost none come and time goes on. For one reader. */
  readonly frames: AsyncIterable<Frame>
  state(): MicrophoneState
  close(): void
}

export const SAMPLE_RATE = 16_000
const FRAME_SAMPLES = (SAMPLE_RATE * FRAME_MS) / 1000
/** Without sound for so long it is lost, ms; the process may find out by itself. */
const SILENT_MS = 500
/** By then a process that does not end by itself is ended, ms: an unplugged device blocks it for about a second. */
const HANGING_MS = 3000
const LOOK_MS = 100
const FIRST_RETRY_MS = 200
const LONGEST_RETRY_MS = 5000
/** Less than this from where the samples are is the way a device counts, not a gap, ms. */
const GAP_MS = 200

export function openMicrophone({ fork, device, now, after, onState }: MicrophoneOptions): Microphone {
  const queue = createQueue<Frame>()
  const cutter = createCutter(FRAME_SAMPLES)
  let state: MicrophoneState = { kind: 'starting' }
  let child: Child | undefined
  let cancel = (): void => {}
  let cancelLook = (): void => {}
  let retryMs = FIRST_RETRY_MS
  let heardAt = 0
  let begunAt: number | undefined
  /** Where the next frame is, ms of this microphone. */
  let atMs = 0
  let name = ''

  const become = (next: MicrophoneState): void => {
    if (state.kind === 'closed') return
    state = next
    onState?.(next)
  }

  const lose = (): void => {
    if (state.kind !== 'live') return
    cutter.reset()
    become({ kind: 'lost', device: name })
  }

  const launch = (): void => {
    const mine = fork(device === undefined ? [] : ['--device', device])
    child = mine
    heardAt = now()
    mine.onMessage((value) => {
      if (child === mine) hear(value)
    })
    mine.onExit(() => {
      if (child !== mine) return
      child = undefined
      lose()
      again()
    })
    cancelLook()
    cancelLook = after(LOOK_MS, look)
  }

  const again = (): void => {
    if (state.kind === 'closed') return
    cancel()
    cancel = after(retryMs, launch)
    retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2)
  }

  const look = (): void => {
    const silent = now() - heardAt
    if (state.kind === 'live' && silent > SILENT_MS) lose()
    if (child && waits !== child && silent > HANGING_MS) {
      // Its exit starts the next one.
      child.kill(true)
      heardAt = now()
    }
    cancelLook = after(LOOK_MS, look)
  }
  /** A process that said that it waits is not hanging. */
  let waits: Child | undefined

  const hear = (value: unknown): void => {
    const message = readMessage(value)
    if (!message) return
    heardAt = now()
    waits = undefined
    switch (message.kind) {
      case 'waiting':
        waits = child
        if (state.kind === 'starting' || state.kind === 'failed') become({ kind: 'absent' })
        return
      case 'started':
        name = message.device
        return
      case 'sound':
        sound(message.pcm)
        return
      case 'failed':
        if (message.why !== 'read' && state.kind !== 'lost') become({ kind: 'failed', why: message.why })
        return
      case 'devices':
        return
    }
  }

  const sound = (pcm: Int16Array): void => {
    if (state.kind === 'closed') return
    const lengthMs = (pcm.length * 1000) / SAMPLE_RATE
    begunAt ??= now() - lengthMs
    if (state.kind !== 'live') {
      const elapsed = now() - begunAt - lengthMs
      if (elapsed - atMs > GAP_MS) atMs = Math.round(elapsed / FRAME_MS) * FRAME_MS
      retryMs = FIRST_RETRY_MS
      become({ kind: 'live', device: name })
    }
    for (const frame of cutter.push(pcm)) {
      queue.push({ pcm: frame, sampleRate: SAMPLE_RATE, startMs: atMs })
      atMs += FRAME_MS
    }
  }

  launch()
  return {
    sampleRate: SAMPLE_RATE,
    frames: queue,
    state: () => state,
    close() {
      if (state.kind === 'closed') return
      become({ kind: 'closed' })
      cancel()
      cancelLook()
      queue.end()
      const last = child
      child = undefined
      if (!last) return
      const hard = after(1000, () => last.kill(true))
      last.onExit(hard)
      last.kill()
    },
  }
}

/** A call that is heard by one microphone, as the pipeline takes it. */
export const microphoneSource = (
  microphone: Microphone,
  info: Omit<CallInfo, 'sourceKind'>,
  leg: LegId = 'agent',
): AudioSource => ({
  info: { ...info, sourceKind: 'microphone' },
  legs: [{ id: leg, sampleRate: microphone.sampleRate, frames: microphone.frames }],
  stop: () => microphone.close(),
})

/** The names of all microphones that are there now; empty when there is no recorder for this machine. */
export function listMicrophones(fork: MicrophoneOptions['fork']): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const child = fork(['--list'])
    child.onMessage((value) => {
      const message = readMessage(value)
      if (message?.kind === 'devices') resolve(message.names)
    })
    child.onExit(() => resolve([]))
  })
}
