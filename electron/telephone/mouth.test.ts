/** What is read out in a real call, by tones: who hears it and who does not, that it stops at once, what the recording and the timeline have of it, and what is told when it fails. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Frame } from '../audio/frame.ts'
import { type Media, openMedia } from '../rtp/media/media.ts'
import type { Speaker } from './mouth.ts'
import type { PhoneCall } from './phoneCall.ts'
import { LOOP, openPeer, openRoom, type Peer, type Room, rest, share, speak, until } from './switchboard.double.ts'

const [CALLER, DISPATCHER, VOICE] = [440, 700, 1100]
const TRUNK = { id: 'trunk', name: 'T', kind: 'trunk', registrar: LOOP, allow: [LOOP], answer: 'auto' }

let media: Media
let peer: Peer
const rooms: Room[] = []
const ends: (() => void)[] = []
beforeAll(async () => {
  media = openMedia()
  peer = await openPeer(media)
})
afterEach(async () => {
  for (const end of ends.splice(0)) end()
  for (const room of rooms.splice(0)) await room.close()
})
afterAll(async () => {
  await peer.close()
  await media.close()
})

/** Says a tone of so many ms at once, far faster than it is heard; `fails` after it. */
function toneSpeaker(ms: number, fails?: Error) {
  const asked: string[] = []
  const stopped: string[] = []
  const speaker: Speaker = {
    ready: () => true,
    whispers: () => true,
    async *speak(_callId, { text, language }, signal) {
      asked.push(`${language} ${text}`)
      signal.addEventListener('abort', () => stopped.push(text))
      for (let n = 0; n * 20 < ms; n++)
        yield Int16Array.from({ length: 160 }, (_, i) =>
          Math.round(8000 * Math.sin((2 * Math.PI * VOICE * (n * 160 + i)) / 8000)),
        )
      if (fails) throw fails
    },
    why: (error) => ({ failure: 'server', reason: error instanceof Error ? error.message : '' }),
  }
  return { speaker, asked, stopped }
}

/** A call in which both speak; what each hears. */
async function openCall(speaker: Speaker) {
  const room = await openRoom([TRUNK], { speaker })
  rooms.push(room)
  const remote = await peer.call('112', room.port)
  await until(() => remote.answered() && room.last()?.state === 'connected')
  const call = room.exchange.calls.get(room.last()?.callId ?? '') as PhoneCall
  const ear: Frame[] = []
  call.seat.onFrame((pcm) => ear.push({ pcm: pcm.slice(), sampleRate: 16_000, startMs: 0 }))
  ends.push(speak(remote.person, CALLER), speak(call.seat, DISPATCHER))
  await until(() => share(remote.heard, DISPATCHER) > 0.4 && share(ear, CALLER) > 0.4)
  const recorded = room.heard[0]?.frames.agent ?? []
  return { room, remote, call, ear, recorded }
}
const words = (text: string) => ({ text, language: 'es-CL', what: 'paso-1', by: 'Ana' })
const notes = ({ heard }: Room): unknown[] =>
  (heard[0]?.signs ?? []).flatMap((sign) =>
    sign.kind === 'event' && sign.type === 'SpokenWordsLogEvent' ? [sign.data] : [],
  )

test('a whisper is heard by the dispatcher and by nobody else: not on the line, not in the recording', async () => {
  const { speaker, asked } = toneSpeaker(700)
  const { room, remote, call, ear, recorded } = await openCall(speaker)
  const from = [remote.heard.length, recorded.length]
  call.mouth.whisper(words('Pregunte por la edad'))
  await until(() => share(ear, VOICE) > 0.4)
  await until(() => call.view().spoken?.ear?.kind === 'said')
  await rest(200)
  expect(share(remote.heard, VOICE, remote.heard.length - (from[0] ?? 0))).toBeLessThan(0.005)
  expect(share(recorded, VOICE, recorded.length - (from[1] ?? 0))).toBeLessThan(0.005)
  expect(share(remote.heard, DISPATCHER)).toBeGreaterThan(0.4)
  expect(asked).toEqual(['es-CL Pregunte por la edad'])
  expect(notes(room)).toEqual([{ to: 'ear', state: 'begun', by: 'Ana', what: 'paso-1' }])
}, 20_000)

test('an instruction is heard by caller and dispatcher, recorded on the dispatcher’s side, and written down', async () => {
  const { speaker } = toneSpeaker(800)
  const { room, remote, call, ear, recorded } = await openCall(speaker)
  // A closed microphone keeps nobody from having it said.
  call.mute(true)
  call.mouth.say(words('Ponga las manos en el centro del pecho'))
  await until(() => share(remote.heard, VOICE) > 0.4 && share(ear, VOICE) > 0.4)
  await until(() => call.view().spoken?.caller?.kind === 'said')
  await until(() => share(ear, VOICE) < 0.05)
  // All of it, and nothing twice: 0.8 s of the tone in what was recorded since.
  const sounding = recorded.filter((frame) => share([frame], VOICE, 1) > 0.4).length
  expect(sounding).toBeGreaterThan(34)
  expect(sounding).toBeLessThan(44)
  expect(notes(room)).toEqual([
    { to: 'caller', state: 'begun', by: 'Ana', what: 'paso-1', text: 'Ponga las manos en el centro del pecho' },
  ])
}, 20_000)

test('stopped, it is silent at once, and the voice is told', async () => {
  const { speaker, stopped } = toneSpeaker(20_000)
  const { room, remote, call } = await openCall(speaker)
  call.mouth.say(words('uno'))
  await until(() => share(remote.heard, VOICE) > 0.4)
  call.mouth.hush()
  expect(call.view().spoken?.caller).toEqual({ kind: 'stopped', what: 'paso-1' })
  const from = remote.heard.length
  await until(() => remote.heard.length > from + 60)
  // What was on its way is a few frames; a second later there is nothing of it.
  expect(remote.heard.slice(from + 15).every((frame) => share([frame], VOICE, 1) < 0.1)).toBe(true)
  expect(stopped).toEqual(['uno'])
  expect(notes(room)).toMatchObject([{ state: 'begun' }, { state: 'stopped' }])

  call.mouth.say(words('dos'))
  await until(() => share(remote.heard, VOICE) > 0.4)
  await call.hold(true)
  expect(call.view().spoken?.caller?.kind).toBe('stopped')
  expect(() => call.mouth.say(words('tres'))).toThrow('on hold')
  call.hangUp()
  expect(stopped).toEqual(['uno', 'dos'])
}, 20_000)

test('a voice that fails is told in its word, and people go on talking', async () => {
  const { speaker } = toneSpeaker(0, new Error('it is down'))
  const { remote, call, ear } = await openCall(speaker)
  call.mouth.say(words('uno'))
  call.mouth.whisper(words('dos'))
  const failed = { kind: 'failed', what: 'paso-1', failure: 'server', reason: 'it is down' }
  await until(() => call.view().spoken?.caller?.kind === 'failed' && call.view().spoken?.ear?.kind === 'failed')
  expect(call.view().spoken).toEqual({ caller: failed, ear: failed })
  const from = remote.heard.length
  await until(() => remote.heard.length > from + 30)
  expect(share(remote.heard, DISPATCHER)).toBeGreaterThan(0.4)
  expect(share(ear, CALLER)).toBeGreaterThan(0.4)
}, 20_000)

test('without a voice, or where whispers are off, nothing is asked', async () => {
  const { speaker, asked } = toneSpeaker(100)
  const { call } = await openCall({ ...speaker, ready: () => false, whispers: () => false })
  call.mouth.whisper(words('uno'))
  expect(() => call.mouth.say(words('dos'))).toThrow('no voice')
  expect([asked, call.view().spoken]).toEqual([[], undefined])
}, 20_000)
