/** Plays a recording in pieces, one deck sounding while the next piece lies ready on the other; the place is ms of the call. */
import type { Stretch } from './silence.ts'
import { afterSilence } from './silence.ts'

/** Which of the two voices is heard. */
export type Voice = 'both' | 'customer' | 'agent'

export const SPEEDS = [1, 1.25, 1.5, 2] as const
export type Speed = (typeof SPEEDS)[number]

/** Something that plays one piece of sound at any speed in its own pitch. */
export type Deck = {
  /** Resolves when it can be played; rejects what is no sound. Times are ms of the piece. */
  load(wav: ArrayBuffer): Promise<void>
  /** Rejects when the machine has nothing to play with. */
  play(): Promise<void>
  pause(): void
  at(): number
  seek(ms: number): void
  speed(speed: number): void
  /** Called when the piece has been heard to its end. */
  onEnd(listener: () => void): void
  close(): void
}

export type PlayerState = {
  /** `waiting`: it will go on by itself when the sound has come. */
  readonly status: 'paused' | 'playing' | 'waiting' | 'failed'
  readonly speed: Speed
  readonly voice: Voice
  readonly skipping: boolean
}

export type Player = {
  state(): PlayerState
  /** ms of the call. */
  position(): number
  play(): void
  pause(): void
  toggle(): void
  seek(ms: number): void
  setSpeed(speed: Speed): void
  setVoice(voice: Voice): void
  setSkipping(on: boolean): void
  /** Hears of every change of `state()`. */
  onState(listener: () => void): () => void
  /** Hears where it is, at each step of `tick` and after each seek. */
  onMove(listener: (ms: number) => void): () => void
  /** Looks where the sound is; to be called some twenty times a second. */
  tick(): void
  close(): void
}

export type PlayerOptions = {
  readonly durationMs: number
  /** In order, without gaps, from 0 to the end of the sound. */
  readonly pieces: readonly Stretch[]
  readonly silences: readonly Stretch[]
  readonly fetch: (piece: Stretch) => Promise<ArrayBuffer>
  readonly decks: readonly [Deck, Deck]
  readonly hear: (voice: Voice) => void
  readonly startMs?: number
}

export function createPlayer(options: PlayerOptions): Player {
  const { durationMs, pieces, silences, decks } = options
  const stateListeners = new Set<() => void>()
  const moveListeners = new Set<(ms: number) => void>()
  const sounds = new Map<number, Promise<ArrayBuffer>>()
  /** Which piece lies on which deck, when it is ready. */
  const loaded: [number | null, number | null] = [null, null]
  let state: PlayerState = { status: 'paused', speed: 1, voice: 'both', skipping: false }
  let place = Math.min(durationMs, Math.max(0, options.startMs ?? 0))
  /** The deck whose sound is heard, while one is. */
  let active: 0 | 1 = 0
  /** Counts what was asked, so that an answer that comes late does nothing. */
  let asked = 0
  let closed = false

  const set = (change: Partial<PlayerState>): void => {
    state = { ...state, ...change }
    for (const listener of stateListeners) listener()
  }
  const tell = (): void => {
    for (const listener of moveListeners) listener(place)
  }

  const soundOf = (index: number): Promise<ArrayBuffer> => {
    const known = sounds.get(index)
    if (known !== undefined) return known
    const piece = pieces[index]
    const sound = piece === undefined ? Promise.reject(new Error('no such piece')) : options.fetch(piece)
    // What could not be had may be had later; what is held is three pieces at most.
    sound.catch(() => sounds.delete(index))
    sounds.set(index, sound)
    for (const other of sounds.keys()) if (Math.abs(other - index) > 1) sounds.delete(other)
    return sound
  }

  const indexAt = (ms: number): number => {
    const found = pieces.findIndex(({ from, to }) => ms >= from && ms < to)
    return found
  }

  const lay = async (deck: 0 | 1, index: number): Promise<void> => {
    if (loaded[deck] === index) return
    loaded[deck] = null
    const wav = await soundOf(index)
    await decks[deck].load(wav)
    loaded[deck] = index
  }

  /** Brings the sound of `place` to a deck and plays it; what was asked since wins. */
  const sound = async (): Promise<void> => {
    asked += 1
    const mine = asked
    const index = indexAt(place)
    const piece = pieces[index]
    if (piece === undefined) {
      decks[active].pause()
      set({ status: 'paused' })
      return
    }
    const deck = loaded[1] === index ? 1 : loaded[0] === index ? 0 : active
    decks[deck === 0 ? 1 : 0].pause()
    if (loaded[deck] !== index) {
      decks[deck].pause()
      set({ status: 'waiting' })
    }
    try {
      await lay(deck, index)
      if (mine !== asked || closed) return
      active = deck
      decks[deck].seek(place - piece.from)
      decks[deck].speed(state.speed)
      await decks[deck].play()
      if (mine !== asked || closed) return
      set({ status: 'playing' })
    } catch {
      if (mine === asked && !closed) set({ status: 'failed' })
      return
    }
    const next = index + 1
    if (next < pieces.length) lay(deck === 0 ? 1 : 0, next).catch(() => undefined)
  }

  const isOn = (): boolean => state.status === 'playing' || state.status === 'waiting'

  const pause = (): void => {
    asked += 1
    for (const deck of decks) deck.pause()
    if (state.status !== 'paused') set({ status: 'paused' })
  }

  const seek = (ms: number): void => {
    place = Math.min(durationMs, Math.max(0, ms))
    tell()
    const index = indexAt(place)
    const piece = pieces[index]
    if (state.status === 'playing' && loaded[active] === index && piece !== undefined)
      decks[active].seek(place - piece.from)
    else if (isOn()) void sound()
  }

  for (const deck of [0, 1] as const) {
    decks[deck].onEnd(() => {
      const piece = pieces[loaded[deck] ?? -1]
      if (deck !== active || state.status !== 'playing' || piece === undefined) return
      place = piece.to
      tell()
      void sound()
    })
  }

  return {
    state: () => state,
    position: () => place,
    play() {
      if (isOn()) return
      if (place >= (pieces.at(-1)?.to ?? 0)) seek(0)
      void sound()
    },
    pause,
    toggle() {
      if (isOn()) pause()
      else this.play()
    },
    seek,
    setSpeed(speed) {
      for (const deck of decks) deck.speed(speed)
      set({ speed })
    },
    setVoice(voice) {
      options.hear(voice)
      set({ voice })
    },
    setSkipping: (skipping) => set({ skipping }),
    onState(listener) {
      stateListeners.add(listener)
      return () => stateListeners.delete(listener)
    },
    onMove(listener) {
      moveListeners.add(listener)
      return () => moveListeners.delete(listener)
    },
    tick() {
      const piece = pieces[loaded[active] ?? -1]
      if (state.status !== 'playing' || piece === undefined) return
      place = Math.min(piece.to, piece.from + decks[active].at())
      const further = state.skipping ? afterSilence(silences, place) : null
      if (further !== null) seek(further)
      else tell()
    },
    close() {
      closed = true
      asked += 1
      for (const deck of decks) deck.close()
      sounds.clear()
      stateListeners.clear()
      moveListeners.clear()
    },
  }
}
