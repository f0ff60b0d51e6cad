import { expect, test, vi } from 'vitest'
import { createPlayer, type Deck } from './player.ts'

const settled = async (): Promise<void> => {
  for (let i = 0; i < 10; i++) await Promise.resolve()
}

/** A deck whose time is moved by the test. */
function fakeDeck() {
  let end = (): void => {}
  const deck = {
    sound: '',
    now: 0,
    rate: 1,
    on: false,
    closed: false,
    load: async (wav: ArrayBuffer) => {
      deck.sound = new TextDecoder().decode(wav)
      deck.now = 0
    },
    play: async () => {
      deck.on = true
    },
    pause: () => {
      deck.on = false
    },
    at: () => deck.now,
    seek: (ms: number) => {
      deck.now = ms
    },
    speed: (rate: number) => {
      deck.rate = rate
    },
    onEnd: (listener: () => void) => {
      end = listener
    },
    close: () => {
      deck.closed = true
    },
    finish: () => end(),
  }
  return deck satisfies Deck
}

const pieces = [
  { from: 0, to: 30_000 },
  { from: 30_000, to: 58_000 },
  { from: 58_000, to: 90_000 },
]

function open(
  more: { fetch?: (from: number) => Promise<ArrayBuffer>; silences?: { from: number; to: number }[] } = {},
) {
  const decks = [fakeDeck(), fakeDeck()] as const
  const fetched: number[] = []
  const hear = vi.fn()
  const player = createPlayer({
    durationMs: 95_000,
    pieces,
    silences: more.silences ?? [],
    decks,
    hear,
    fetch: async ({ from }) => {
      fetched.push(from)
      return more.fetch?.(from) ?? (new TextEncoder().encode(`${from}`).buffer as ArrayBuffer)
    },
  })
  const sounding = () => decks.filter((deck) => deck.on)
  return { player, decks, fetched, hear, sounding }
}

test('one piece sounds, the next is fetched before it is needed, and they follow each other', async () => {
  const { player, decks, fetched, sounding } = open()
  player.play()
  expect(player.state().status).toBe('waiting')
  await settled()

  expect(player.state().status).toBe('playing')
  expect(fetched).toEqual([0, 30_000])
  expect(decks.map((deck) => deck.sound)).toEqual(['0', '30000'])
  expect(sounding()).toEqual([decks[0]])

  decks[0].now = 29_990
  player.tick()
  expect(player.position()).toBe(29_990)
  decks[0].finish()
  await settled()

  expect(player.position()).toBe(30_000)
  expect(sounding()).toEqual([decks[1]])
  expect(fetched).toEqual([0, 30_000, 58_000])
  decks[1].now = 1000
  player.tick()
  expect(player.position()).toBe(31_000)
})

test('it stops at the end, and begins again from the beginning', async () => {
  const { player, sounding } = open()
  player.seek(80_000)
  player.play()
  await settled()
  const [deck] = sounding()
  deck?.finish()
  await settled()

  expect(player.state().status).toBe('paused')
  expect(player.position()).toBe(90_000)
  expect(sounding()).toEqual([])
  player.play()
  await settled()
  expect(player.position()).toBe(0)
  expect(sounding().length).toBe(1)
})

test('a seek while playing goes on playing there; only the last of many counts', async () => {
  const { player, sounding } = open()
  const moves: number[] = []
  player.onMove((ms) => moves.push(ms))
  player.play()
  await settled()
  player.seek(12_000)
  expect(sounding()[0]?.now).toBe(12_000)
  player.seek(61_000)
  player.seek(40_000)
  player.seek(62_000)
  await settled()

  expect(moves).toEqual([12_000, 61_000, 40_000, 62_000])
  expect(sounding().map((deck) => [deck.sound, deck.now])).toEqual([['58000', 4000]])
})

test('paused, a seek moves without a sound, and never beyond the ends', async () => {
  const { player, fetched } = open()
  player.seek(-5)
  expect(player.position()).toBe(0)
  player.seek(1e9)
  expect(player.position()).toBe(95_000)
  await settled()
  expect(fetched).toEqual([])
})

test('sound that does not come is said, and asked for again when it is wanted again', async () => {
  let fails = true
  const { player } = open({
    fetch: async () => {
      if (fails) throw new Error('host lost')
      return new ArrayBuffer(1)
    },
  })
  player.play()
  await settled()
  expect(player.state().status).toBe('failed')
  fails = false
  player.play()
  await settled()
  expect(player.state().status).toBe('playing')
})

test('silence is skipped when asked for', async () => {
  const { player, sounding } = open({ silences: [{ from: 10_000, to: 20_000 }] })
  player.play()
  await settled()
  const [deck] = sounding()
  if (deck === undefined) throw new Error('nothing sounds')
  deck.now = 11_000
  player.tick()
  expect(player.position()).toBe(11_000)
  player.setSkipping(true)
  player.tick()
  expect(player.position()).toBe(19_700)
  expect(deck.now).toBe(19_700)
})

test('speed and voice reach what plays; closed, nothing does', async () => {
  const { player, decks, hear } = open()
  player.setSpeed(1.5)
  player.play()
  player.setVoice('customer')
  await settled()
  expect(decks[0].rate).toBe(1.5)
  expect(hear).toHaveBeenCalledWith('customer')
  player.toggle()
  expect(player.state()).toMatchObject({ status: 'paused', speed: 1.5, voice: 'customer' })
  player.close()
  expect(decks.every((deck) => deck.closed)).toBe(true)
})
