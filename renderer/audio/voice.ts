/** A person's voice in a call: microphone, headset and the line between them and the host, opened and closed as one. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AudioPurpose, CarrierNews } from './carrier.ts'
import { carrierThread } from './carrierThread.ts'
import { useChoices } from './choices.ts'
import { type Loudness, SILENCE_DBFS } from './framer.ts'
import { type Played, type Player, startCapture, startPlayer } from './graph.ts'
import { createHeadset, type HeadsetState } from './headset.ts'
import { createMicrophone, type MicrophoneState } from './microphone.ts'
import type { Trial } from './trial.ts'
import { watchDevices } from './watch.ts'

export type LineState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  /** The host is away; it is opened again when the host is back. */
  | { readonly kind: 'away' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'refused'; readonly field: string; readonly reason: string }

export type VoiceState = {
  readonly line: LineState
  readonly microphone: MicrophoneState
  readonly headset: HeadsetState
  readonly muted: boolean
}

export type Voice = {
  readonly state: StoreApi<VoiceState>
  /** For `Meter`: what is sent, and what is heard. Null when nothing comes. */
  readonly micLevel: () => Loudness | null
  readonly headsetLevel: () => Loudness | null
  /** How the headset does: depth of its buffer, times it ran dry. */
  playout(): Played | null
  /** Muted, no frame leaves at all, and the device itself is told to be silent. */
  mute(muted: boolean): void
  /** Opens or wholly closes the microphone: a supervisor who only listens has none. */
  speak(on: boolean): void
  /** Takes device, treatment and volume as they are chosen now. */
  rechoose(end: 'microphone' | 'headset'): void
  /** Echo test on a line of purpose `test`. */
  trial(frames: number): Promise<Trial>
  /** Plays 16 kHz sound in the headset, over what is heard there. */
  play(pcm: Int16Array<ArrayBuffer>): void
  close(): void
}

type Options = {
  readonly purpose: AudioPurpose
  readonly callId?: string
  /** False leaves the microphone closed until `speak(true)`. */
  readonly speaks?: boolean
}

/** A level older than this says nothing about now, ms. */
const STALE_MS = 500

export function openVoice({ purpose, callId, speaks = true }: Options): Voice {
  const thread = carrierThread()
  const id = thread.newId()
  const state = createStore<VoiceState>(() => ({
    line: { kind: 'opening' },
    microphone: { kind: 'closed' },
    headset: { kind: 'closed' },
    muted: false,
  }))
  const { mediaDevices: media } = navigator as { readonly mediaDevices: MediaDevices | undefined }
  let loudness: Loudness & { readonly at: number } = { rmsDbfs: 0, peakDbfs: 0, at: -STALE_MS }
  let played: (Played & { readonly at: number }) | undefined
  let player: Player | undefined
  let tried: ((trial: Trial) => void) | undefined
  let closed = false

  const toHeadset = new MessageChannel()
  const stopListening = thread.listen(id, (news) => hear(news))
  const direct = purpose !== 'test'
  thread.order(
    {
      kind: 'open',
      id,
      purpose,
      ...(callId === undefined ? {} : { callId }),
      // The carrier writes straight into the audio thread.
      ...(direct ? { headset: toHeadset.port1 } : {}),
    },
    direct ? [toHeadset.port1] : [],
  )

  const hear = (news: CarrierNews): void => {
    if (news.kind === 'opened') state.setState({ line: { kind: 'open' } })
    if (news.kind === 'away') state.setState({ line: { kind: 'away' } })
    if (news.kind === 'refused') state.setState({ line: { kind: 'refused', field: news.field, reason: news.reason } })
    if (news.kind === 'closed') state.setState({ line: { kind: 'closed' } })
    if (news.kind === 'tried') tried?.(news.trial)
    // Nobody hears us any more.
    if (news.kind === 'closed' || news.kind === 'refused') microphone.close()
  }

  const microphone = createMicrophone({
    media,
    wanted: () => useChoices.getState(),
    async capture(stream, onTick) {
      const { port1, port2 } = new MessageChannel()
      const capture = await startCapture(stream, port2, (heard) => {
        loudness = { ...heard, at: performance.now() }
        onTick()
      })
      thread.order({ kind: 'mic', id, mic: port1 }, [port1])
      return capture
    },
    watch: (changed) => watchDevices(media, changed),
    now: () => performance.now(),
    after(ms, then) {
      const timer = setTimeout(then, ms)
      return () => clearTimeout(timer)
    },
    onState: (now) => state.setState({ microphone: now }),
  })

  const headset = createHeadset({
    media,
    wanted: () => useChoices.getState().output,
    async output() {
      player = await startPlayer(toHeadset.port2, (now) => {
        played = { ...now, at: performance.now() }
      })
      player.volume(useChoices.getState().volume)
      return player
    },
    watch: (changed) => watchDevices(media, changed),
    onState: (now) => state.setState({ headset: now }),
  })

  if (speaks) microphone.open()
  void headset.open()

  return {
    state,
    micLevel: () => (performance.now() - loudness.at > STALE_MS ? null : loudness),
    headsetLevel: () =>
      !played || performance.now() - played.at > STALE_MS
        ? null
        : { rmsDbfs: dbfs(played.rms), peakDbfs: dbfs(played.peak) },
    playout: () => played ?? null,
    mute(muted) {
      microphone.mute(muted)
      state.setState({ muted })
    },
    speak(on) {
      if (on && microphone.state().kind === 'closed') microphone.open()
      if (!on) microphone.close()
    },
    rechoose(end) {
      if (end === 'microphone') {
        if (microphone.state().kind !== 'closed') microphone.open()
        return
      }
      player?.volume(useChoices.getState().volume)
      void headset.open()
    },
    trial: (frames) =>
      new Promise((resolve) => {
        tried = resolve
        thread.order({ kind: 'trial', id, frames })
      }),
    play: (pcm) => player?.play(pcm),
    close() {
      if (closed) return
      closed = true
      stopListening()
      microphone.close()
      headset.close()
      thread.order({ kind: 'close', id })
      state.setState({ line: { kind: 'closed' } })
    },
  }
}

const dbfs = (share: number): number => (share <= 0 ? SILENCE_DBFS : Math.max(SILENCE_DBFS, 20 * Math.log10(share)))
