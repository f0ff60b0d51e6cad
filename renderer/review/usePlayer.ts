/** The player of the open review: made when its sound is known, silent until then, so that the axis can be walked without sound too. */
import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { bridge } from '../bridge.ts'
import { onFrame } from '../ui/frames.ts'
import { openMixer } from './decks.ts'
import { createPlayer, type Deck, type Player, type PlayerState } from './player.ts'
import { piecesOf, type Stretch, silencesOf } from './silence.ts'
import type { Sound } from './useSound.ts'

const MUTE: Deck = {
  load: async () => {},
  play: async () => {},
  pause: () => {},
  at: () => 0,
  seek: () => {},
  speed: () => {},
  onEnd: () => {},
  close: () => {},
}

export const silentPlayer = (durationMs: number, startMs = 0): Player =>
  createPlayer({
    durationMs,
    startMs,
    pieces: [],
    silences: [],
    decks: [MUTE, MUTE],
    hear: () => {},
    fetch: () => Promise.reject(new Error('no sound')),
  })

export type Playing = { readonly player: Player; readonly silences: readonly Stretch[] }

const NO_SILENCE: readonly Stretch[] = []
/** Pauses in which a cut is not heard may be shorter than those that are worth skipping. */
const pieceOf =
  (callId: string) =>
  async ({ from, to }: Stretch): Promise<ArrayBuffer> =>
    (await bridge().call('recording.clip', { callId, startMs: from, endMs: to })).wav

export function usePlaying(callId: string, durationMs: number, sound: Sound): Playing {
  const place = useRef(0)
  const [playing, setPlaying] = useState<Playing>(() => ({ player: silentPlayer(durationMs), silences: NO_SILENCE }))
  const loudness = sound.kind === 'ready' ? sound.loudness : null

  useEffect(() => {
    const silences = loudness === null ? NO_SILENCE : silencesOf(loudness)
    const mixer = loudness === null ? undefined : openMixer()
    const player =
      loudness === null || mixer === undefined
        ? silentPlayer(durationMs, place.current)
        : createPlayer({
            durationMs,
            startMs: place.current,
            pieces: piecesOf(loudness.durationMs, silences),
            silences,
            decks: mixer.decks,
            hear: mixer.hear,
            fetch: pieceOf(callId),
          })
    let stopTicks: (() => void) | undefined
    // Twenty looks a second while it plays, none while it rests.
    player.onState(() => {
      const on = player.state().status === 'playing'
      if (on) stopTicks ??= onFrame(player.tick)
      else {
        stopTicks?.()
        stopTicks = undefined
      }
    })
    player.onMove((ms) => {
      place.current = ms
    })
    setPlaying({ player, silences })
    return () => {
      stopTicks?.()
      player.close()
      mixer?.close()
    }
  }, [callId, durationMs, loudness])

  return playing
}

export const PlayerPlace = createContext<Player | null>(null)

export const usePlayer = (): Player => {
  const player = useContext(PlayerPlace)
  if (player === null) throw new Error('usePlayer is used outside PlayerPlace')
  return player
}

export const usePlayerState = (player: Player): PlayerState => useSyncExternalStore(player.onState, player.state)

/** Something that follows from the place; whoever asks is drawn again only when it changes. `select` gives a plain value. */
export const useAt = <T extends string | number | boolean | null>(select: (ms: number) => T): T => {
  const player = usePlayer()
  return useSyncExternalStore(player.onMove, () => select(player.position()))
}
