/** Calls over real sockets between the switchboard and another telephone: answered, held, transferred, abandoned, and never unrecorded. */
import type { Worker } from 'node:worker_threads'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Frame } from '../audio/frame.ts'
import { type Media, openMedia } from '../rtp/media/media.ts'
import { LOOP, openPeer, openRoom, type Peer, type Room, rest, share, speak, until } from './switchboard.double.ts'

const TRUNK = { id: 'trunk', name: 'Troncal', kind: 'trunk', registrar: LOOP, allow: [LOOP] }
let media: Media
let peer: Peer
let room: Room | undefined
beforeAll(async () => {
  media = openMedia()
  peer = await openPeer(media)
})
afterEach(async () => {
  await room?.close()
  room = undefined
})
afterAll(async () => {
  await peer.close()
  await media.close()
})
const statuses = (of: Room): unknown[] =>
  of.heard[0]?.signs.flatMap((sign) =>
    sign.kind === 'status' ? [sign.status] : sign.kind === 'ended' ? [sign.reason] : [],
  ) ?? []
/** How much of it comes from now on, once what was on its way has arrived. */
async function heardAfter(frames: readonly Frame[], hz: number): Promise<number> {
  await rest(300)
  const from = frames.length
  await rest(300)
  return share(frames.slice(from), hz)
}
const open = async (...args: Parameters<typeof openRoom>): Promise<Room> => {
  room = await openRoom(...args)
  return room
}

test('a line that answers by itself: both voices are heard and recorded, and its end is told', async () => {
  const here = await open([{ ...TRUNK, answer: 'auto' }])
  const call = await peer.call('112', here.port)
  await until(() => call.answered() && here.last()?.state === 'connected')
  const stops = [speak(call.person, 440)]
  const ours = here.board.calls()[0]
  if (ours) stops.push(speak(ours.seat, 700))
  await until(() => (here.heard[0]?.frames.customer.length ?? 0) > 60 && call.heard.length > 60)
  for (const stop of stops) stop()

  expect(share(here.heard[0]?.frames.customer ?? [], 440)).toBeGreaterThan(0.5)
  expect(share(here.heard[0]?.frames.agent ?? [], 700)).toBeGreaterThan(0.5)
  expect(share(call.heard, 700)).toBeGreaterThan(0.5)
  expect(here.heard[0]?.source.info).toMatchObject({
    sourceKind: 'sip',
    customerPhone: '+56987654321',
    customerName: 'Rosa',
  })
  call.session.hangUp()
  await until(() => here.last()?.state === 'ended')
  await expect.poll(() => statuses(here)).toEqual(['ringing', 'connected', 'hangup'])
  expect(here.tally).toEqual(['expected call', 'ended hangup'])
}, 20_000)

test('it rings, what is said before anybody answers is recorded, and who hangs up then has abandoned', async () => {
  const here = await open([TRUNK])
  const call = await peer.call('112', here.port)
  await until(() => here.last()?.state === 'ringing' && call.heard.length > 10)
  const stop = speak(call.person, 600)
  await until(() => (here.heard[0]?.frames.customer.length ?? 0) > 40)
  stop()

  // Our ringing tone goes the other way, and no dispatcher yet.
  await until(() => share(call.heard, 425, 40) > 0.1)
  expect(share(here.heard[0]?.frames.customer ?? [], 600)).toBeGreaterThan(0.5)
  call.session.hangUp()
  await until(() => here.last()?.state === 'ended')
  await expect.poll(() => statuses(here)).toEqual(['ringing', 'abandoned'])
}, 20_000)

test('answered by a person, muted, held, resumed: the caller hears what is meant for them', async () => {
  const here = await open([TRUNK])
  const call = await peer.call('112', here.port)
  await until(() => here.last()?.state === 'ringing')
  const ours = here.board.calls()[0]
  if (!ours) throw new Error('no call')
  ours.answer()
  await until(() => call.answered())
  const stop = speak(ours.seat, 700)
  await until(() => share(call.heard, 700) > 0.5)

  ours.mute(true)
  expect(await heardAfter(call.heard, 700)).toBeLessThan(0.01)
  ours.mute(false)
  await until(() => share(call.heard, 700) > 0.5)
  await ours.hold(true)
  expect(ours.view()).toMatchObject({ state: 'held' })
  expect(await heardAfter(call.heard, 700)).toBeLessThan(0.01)
  await ours.hold(false)
  await until(() => share(call.heard, 700) > 0.5)
  stop()
  ours.hangUp()
  await until(() => call.ended() !== undefined)
  await rest(20)
  expect(call.ended()?.by).toBe('peer')
  await expect.poll(() => statuses(here)).toEqual(['ringing', 'connected', 'on-hold', 'connected', 'hangup'])
}, 20_000)

test('the peer holds us: it is shown, and over when it resumes', async () => {
  const here = await open([{ ...TRUNK, answer: 'auto' }])
  const call = await peer.call('112', here.port)
  await until(() => call.answered() && here.last()?.state === 'connected')
  await call.hold('sendonly')
  expect(here.last()).toMatchObject({ state: 'connected', waiting: true })
  await call.hold('sendrecv')
  expect(here.last()).toMatchObject({ waiting: false })
  call.session.hangUp()
  await until(() => here.last()?.state === 'ended')
  expect(statuses(here).slice(0, 4)).toEqual(['ringing', 'connected', 'on-hold', 'connected'])
}, 20_000)

test('a blind transfer: the peer is sent elsewhere, and our part ends as transferred', async () => {
  const here = await open([{ ...TRUNK, answer: 'auto' }])
  const call = await peer.call('112', here.port)
  await until(() => call.answered() && here.last()?.state === 'connected')
  await here.board.calls()[0]?.transfer('sip:131@hospital.test')
  await until(() => here.last()?.state === 'ended')
  await rest(20)
  expect(call.referred).toEqual(['sip:131@hospital.test'])
  await expect.poll(() => statuses(here)).toEqual(['ringing', 'connected', 'transferring', 'transferred'])
}, 20_000)

test('the engine’s thread dies in the middle: the call goes on through new ports, both ways', async () => {
  const threads: Worker[] = []
  const born = (worker: Worker): void => void threads.push(worker)
  process.on('worker', born)
  const here = await open([{ ...TRUNK, answer: 'auto' }])
  process.off('worker', born)
  const call = await peer.call('112', here.port)
  await until(() => call.answered() && here.last()?.state === 'connected')
  const ours = here.board.calls()[0]
  if (!ours) throw new Error('no call')
  const heard: Frame[] = []
  ours.seat.onFrame((pcm) => heard.push({ pcm, sampleRate: 16_000, startMs: 0 }))
  const stops = [speak(call.person, 440), speak(ours.seat, 700)]
  await until(() => share(heard, 440) > 0.5 && share(call.heard, 700) > 0.5)

  await threads[0]?.terminate()
  await until(() => here.views.some(({ trouble }) => trouble === 'line_lost'))
  await until(() => here.last()?.trouble === undefined && here.last()?.state === 'connected')
  const from = { heard: heard.length, call: call.heard.length, kept: here.heard[0]?.frames.customer.length ?? 0 }
  await until(() => heard.length > from.heard + 50 && call.heard.length > from.call + 50)
  for (const stop of stops) stop()

  expect(share(heard, 440)).toBeGreaterThan(0.5)
  expect(share(call.heard, 700)).toBeGreaterThan(0.5)
  const { customer = [], agent = [] } = here.heard[0]?.frames ?? {}
  expect(customer.length).toBeGreaterThan(from.kept)
  expect([share(customer, 440) > 0.5, share(agent, 700) > 0.5]).toEqual([true, true])
  call.session.hangUp()
  await until(() => here.last()?.state === 'ended')
}, 40_000)

test('keys go both ways; which ones is shown and not kept', async () => {
  const here = await open([{ ...TRUNK, answer: 'auto' }])
  const call = await peer.call('112', here.port)
  await until(() => call.answered() && here.last()?.state === 'connected')
  const keys: string[] = []
  call.leg.on({ key: (key) => keys.push(key) })
  const stop = speak(call.person, 500)
  call.leg.sendKeys('91#')
  here.board.calls()[0]?.keys('42')
  await until(() => here.last()?.keys === '91#' && keys.join('') === '42')
  stop()
  expect(JSON.stringify(here.heard[0]?.signs)).not.toContain('91#')
  expect(here.heard[0]?.signs.filter((sign) => sign.kind === 'event')).toHaveLength(4)
  expect(() => here.board.calls()[0]?.keys('x')).toThrow('phone_state')
}, 20_000)

test('we call out, hear and are heard; a number that nobody has ends the call', async () => {
  const here = await open([{ ...TRUNK, registrar: `${LOOP}:${peer.port}` }])
  const answering = peer.answering()
  const callId = await here.board.dial('131')
  const theirs = await answering
  await until(() => here.board.call(callId).view().state === 'connected')
  const stop = speak(theirs.person, 440)
  await until(() => share(here.heard[0]?.frames.customer ?? [], 440) > 0.5)
  stop()
  theirs.session.hangUp()
  await until(() => here.last()?.state === 'ended')

  await here.board.dial('999')
  await until(
    () => here.last()?.state === 'ended' && here.tally.filter((line) => line.startsWith('ended')).length === 2,
  )
  await expect(here.board.dial('a b<c')).rejects.toThrow('phone_refused')
  await expect(here.board.dial('131', 'none')).rejects.toThrow('line_not_found')
}, 20_000)

test('a server that is not there is told from one that answers', async () => {
  const told: string[] = []
  const dead = { protocol: 'TCP', address: LOOP, port: 1 } as const
  const good = { protocol: 'UDP', address: LOOP, port: peer.port } as const
  const here = await open([TRUNK], {
    locator: {
      // As the real one does: those that failed go last. The ACK is sent once, to the first.
      locate: async () => (told.includes('failed 1') ? [good, dead] : [dead, good]),
      failed: ({ port }) => void told.push(`failed ${port}`),
      worked: ({ port }) => void told.push(`worked ${port}`),
    },
  })
  const answered = peer.answering()
  await rest(200)
  await here.board.dial('131')
  await answered
  await until(() => here.last()?.state === 'connected')
  here.board.calls()[0]?.hangUp()
  expect(told[0]).toBe('failed 1')
  expect(new Set(told.slice(1))).toEqual(new Set([`worked ${peer.port}`]))
})

test('a line of no common codec refuses with 488, strangers hear nothing, and a registry that fails stops no call', async () => {
  const here = await open([{ ...TRUNK, codecs: ['opus'] }], {})
  const refused = await peer.call('112', here.port)
  await until(() => refused.ended() !== undefined)
  expect(refused.ended()?.status).toBe(488)
  expect(here.tally).toContain('missing no_codec')
  await here.close()

  const broken = await open([{ ...TRUNK, answer: 'auto' }], {
    begin() {
      throw new Error('no disk')
    },
  })
  const call = await peer.call('112', broken.port)
  await until(() => call.answered())
  expect(broken.tally).toContain('missing not_carried')
}, 20_000)
