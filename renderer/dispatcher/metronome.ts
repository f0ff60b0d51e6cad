/**
 * Clicks in the dispatcher's headset: scheduled ahead by the sound card's own clock, so that a busy page costs no beat. The context's only way out
 * is the headset; nothing of it is near the microphone's line, so the caller hears none of it.
 */
import { useChoices } from '../audio/choices.ts'
import { find, listOf } from '../audio/devices.ts'
import { createBeats } from './beats.ts'

export type Metronome = {
  /** The number to be said now; 0 before the first beat. */
  count(): number
  stop(): void
}

/** Looked after this often, ms; a page in the background is only asked once a second. */
const LOOK_MS = 250
const AHEAD_S = 2.5
/** The first click comes when the hands can be ready. */
const LEAD_S = 0.3
/** A short knock, at −12 dBFS: above a voice without hurting. */
const CLICK = { hz: 1000, ms: 30, level: 0.25 } as const

type SinkContext = AudioContext & { setSinkId?(id: string): Promise<void> }

/** `onSilent`: no sound comes out, the count goes on by the page's clock. */
export function startMetronome(rate: { perMinute: number; count: number }, onSilent: () => void): Metronome {
  const context: SinkContext | undefined = typeof AudioContext === 'undefined' ? undefined : new AudioContext()
  const pageS = (): number => performance.now() / 1000
  let clock = context ? (): number => context.currentTime : pageS
  let beats = createBeats({ ...rate, startS: clock() + LEAD_S })
  let stopped = false
  const silent = (): void => {
    if (stopped || clock === pageS) return
    clock = pageS
    beats = createBeats({ ...rate, startS: pageS() + LEAD_S })
    onSilent()
  }
  const look = (): void => {
    if (!context || clock === pageS) return
    const now = context.currentTime
    for (const at of beats.next(now, now + AHEAD_S)) click(context, at)
  }
  if (context) {
    void toHeadset(context)
    // A context that may not play keeps its promise open for ever.
    void Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, 1000))]).then(() => {
      if (context.state === 'running') look()
      else silent()
    }, silent)
  } else onSilent()
  const timer = setInterval(look, LOOK_MS)
  return {
    count: () => beats.countAt(clock()),
    stop() {
      stopped = true
      clearInterval(timer)
      void context?.close().catch(() => undefined)
    },
  }
}

async function toHeadset(context: SinkContext): Promise<void> {
  const chosen = useChoices.getState().output
  const devices = await navigator.mediaDevices?.enumerateDevices().catch(() => [])
  const id = find(listOf(devices ?? [], 'audiooutput'), chosen)?.id
  // The system's own choice is better than none.
  if (id) await context.setSinkId?.(id).catch(() => undefined)
}

function click(context: AudioContext, at: number): void {
  const gain = new GainNode(context, { gain: 0 })
  const tone = new OscillatorNode(context, { frequency: CLICK.hz })
  const endS = at + CLICK.ms / 1000
  gain.gain.setValueAtTime(CLICK.level, at)
  gain.gain.exponentialRampToValueAtTime(0.001, endS)
  tone.connect(gain).connect(context.destination)
  tone.start(at)
  tone.stop(endS)
}
