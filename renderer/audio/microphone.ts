/** A person's microphone: opened, lost, found again, exchanged for another one, and every time said how it is. */
import { type Chosen, type Device, find, listOf, PSEUDO } from './devices.ts'
import { startWatchdog } from './watchdog.ts'

export type MicrophoneState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening' }
  /** `instead`: not the chosen device, which is not there. */
  | { readonly kind: 'live'; readonly label: string; readonly instead: boolean }
  /** It was live and is gone, and there is no other; comes back by itself when one is plugged in. */
  | { readonly kind: 'lost'; readonly label: string }
  | { readonly kind: 'refused'; readonly why: Refusal }

/** `unsupported`: the page is not at a safe address. */
export type Refusal = 'denied' | 'none' | 'busy' | 'unsupported' | 'failed'

/** What is done to the sound before it is heard here. Off unless a person turns it on: a dispatch headset needs none of it. */
export type Treatment = {
  readonly echoCancellation: boolean
  readonly noiseSuppression: boolean
  readonly autoGainControl: boolean
}

export type Media = Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'>

/** Sound of an open device on its way out. */
export type Capture = { mute(muted: boolean): void; close(): void }

type Options = {
  /** Undefined where the browser gives no devices to this page. */
  readonly media: Media | undefined
  readonly wanted: () => { readonly input?: Chosen | undefined } & Treatment
  /** Puts an open device to work; `onTick` is called several times a second as long as it gives sound. */
  readonly capture: (stream: MediaStream, onTick: () => void) => Promise<Capture>
  /** Calls `changed` whenever a device came or went; gives what ends it. */
  readonly watch: (changed: () => void) => () => void
  readonly now: () => number
  readonly after: (ms: number, then: () => void) => () => void
  readonly onState: (state: MicrophoneState) => void
}

export type Microphone = {
  state(): MicrophoneState
  /** Opens the device that is wanted now, also when another one is open. */
  open(): void
  mute(muted: boolean): void
  close(): void
}

/** No sound for so long is a device that is gone, ms. */
const SILENT_MS = 500
const FIRST_RETRY_MS = 500
const LONGEST_RETRY_MS = 2000

export function createMicrophone({ media, wanted, capture, watch, now, after, onState }: Options): Microphone {
  let state: MicrophoneState = { kind: 'closed' }
  let muted = false
  let wantedOpen = false
  let held:
    | { readonly capture: Capture; readonly end: () => void; readonly lose: () => void; readonly id: string }
    | undefined
  /** Whoever comes back from waiting and is not the newest goes away. */
  let turn = 0
  let retryMs = FIRST_RETRY_MS
  let cancelRetry = (): void => {}

  const become = (next: MicrophoneState): void => {
    state = next
    onState(next)
  }

  const release = (): void => {
    held?.end()
    held = undefined
  }

  const constraints = (device: Device | undefined): MediaStreamConstraints => {
    const { echoCancellation, noiseSuppression, autoGainControl } = wanted()
    return {
      audio: {
        ...(device ? { deviceId: { exact: device.id } } : {}),
        echoCancellation,
        noiseSuppression,
        autoGainControl,
        channelCount: 1,
      },
    }
  }

  const inputs = async (): Promise<readonly Device[]> =>
    media ? listOf(await media.enumerateDevices(), 'audioinput') : []

  /** The chosen device, or any. Before permission was given devices have no names; then the second look finds it. */
  const acquire = async (): Promise<{ stream: MediaStream; instead: boolean }> => {
    if (!media) throw new DOMException('no devices for this page', 'NotSupportedError')
    const chosen = wanted().input
    const device = find(await inputs(), chosen)
    const stream = await media.getUserMedia(constraints(device)).catch((error: unknown) => {
      if (!device || !['OverconstrainedError', 'NotFoundError'].includes(nameOf(error))) throw error
      return media.getUserMedia(constraints(undefined))
    })
    if (!chosen || device) return { stream, instead: false }
    const named = find(await inputs(), chosen)
    if (!named || stream.getAudioTracks()[0]?.getSettings().deviceId === named.id)
      return { stream, instead: named === undefined }
    stop(stream)
    return { stream: await media.getUserMedia(constraints(named)), instead: false }
  }

  const attempt = async (before: MicrophoneState): Promise<void> => {
    const mine = ++turn
    cancelRetry()
    const current = (): boolean => mine === turn && wantedOpen
    let stream: MediaStream | undefined
    try {
      const got = await acquire()
      stream = got.stream
      if (!current()) return stop(stream)
      const [track] = stream.getAudioTracks()
      if (!track) throw new DOMException('no sound in the stream', 'NotFoundError')
      let seen = (): void => {}
      const started = await capture(stream, () => seen())
      if (!current()) {
        started.close()
        return stop(stream)
      }
      const lose = (): void => {
        if (held !== mineHeld) return
        release()
        become({ kind: 'lost', label: track.label })
        again()
      }
      const watchdog = startWatchdog({ limitMs: SILENT_MS, now, after, onSilent: lose })
      seen = watchdog.seen
      track.addEventListener('ended', lose)
      const open = stream
      const mineHeld = {
        capture: started,
        lose,
        id: track.getSettings().deviceId ?? '',
        end: () => {
          watchdog.stop()
          track.removeEventListener('ended', lose)
          started.close()
          stop(open)
        },
      }
      held = mineHeld
      setMuted(open, started)
      retryMs = FIRST_RETRY_MS
      become({ kind: 'live', label: track.label, instead: got.instead })
      // Unplugged while its sound was set up: that was told before anybody listened
      if (track.readyState === 'ended') lose()
    } catch (error) {
      if (stream) stop(stream)
      if (!current()) return
      const why = refusalOf(error)
      // Once it was live it stays lost until it is back; what never worked says why.
      if (before.kind !== 'lost' || why === 'denied' || why === 'unsupported') become({ kind: 'refused', why })
      if (why !== 'denied' && why !== 'unsupported') again()
    }
  }

  const setMuted = (stream: MediaStream | undefined, capture: Capture): void => {
    capture.mute(muted)
    for (const track of stream?.getAudioTracks() ?? []) track.enabled = !muted
    mutes = (now) => {
      capture.mute(now)
      for (const track of stream?.getAudioTracks() ?? []) track.enabled = !now
    }
  }
  let mutes: (muted: boolean) => void = () => {}

  const again = (): void => {
    cancelRetry()
    cancelRetry = after(retryMs, () => void attempt(state))
    retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2)
  }

  /** Something was plugged in or out. */
  const changed = async (): Promise<void> => {
    if (!wantedOpen) return
    if (state.kind === 'lost' || (state.kind === 'refused' && state.why !== 'denied')) {
      retryMs = FIRST_RETRY_MS
      return attempt(state)
    }
    if (state.kind !== 'live') return
    const devices = await inputs().catch(() => undefined)
    if (!devices || !held || state.kind !== 'live') return
    // Some systems move the sound to another device and say nothing.
    if (!isThere(devices, held.id)) return held.lose()
    const device = state.instead ? find(devices, wanted().input) : undefined
    if (device && device.id !== held.id) open()
  }
  let unwatch = (): void => {}

  const open = (): void => {
    if (!wantedOpen) unwatch = watch(() => void changed())
    wantedOpen = true
    retryMs = FIRST_RETRY_MS
    release()
    become({ kind: 'opening' })
    void attempt(state)
  }

  return {
    state: () => state,
    open,
    mute(now) {
      muted = now
      if (held) mutes(now)
    },
    close() {
      if (!wantedOpen) return
      wantedOpen = false
      turn++
      cancelRetry()
      unwatch()
      release()
      become({ kind: 'closed' })
    },
  }
}

/** Of the system's own choice only this is known, that there is any. */
const isThere = (devices: readonly Device[], id: string): boolean =>
  PSEUDO.has(id) ? devices.length > 0 : devices.some((device) => device.id === id)

const stop = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop()
}

const nameOf = (error: unknown): string => (error instanceof Error || error instanceof DOMException ? error.name : '')

/** What the browser's error means for the person at the console (Media Capture and Streams §10.2). */
export function refusalOf(error: unknown): Refusal {
  switch (nameOf(error)) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    case 'NotSupportedError':
    case 'TypeError':
      return 'unsupported'
    default:
      return 'failed'
  }
}
