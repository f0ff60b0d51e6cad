/** The last step of "test this line": we call ourselves by the line's own way, and say in words what came of it. */
import { afterEach, expect, test } from 'vitest'
import { readLine } from '../storage/line.ts'
import { openSoundTest } from './soundTest.ts'
import { LOOP, openPeer, openRoom, type Room, rest, speak } from './switchboard.double.ts'

let room: Room
afterEach(() => room.close())

/** A host whose tests come back to it, and a line that leads to `port`. */
async function open(more: object = {}) {
  const taken: { sound?: ReturnType<typeof openSoundTest> } = {}
  room = await openRoom([{ id: 't', name: 'T', kind: 'trunk', registrar: LOOP, allow: [LOOP] }], {
    takeSupervisor: (session) => taken.sound?.take(session) ?? false,
  })
  const sound = openSoundTest(room.exchange)
  taken.sound = sound
  const agent = room.board.agent()
  if (!agent) throw new Error('it listens at nothing')
  return (port: number) =>
    sound.run(
      readLine({ id: 'l', name: 'L', kind: 'trunk', user: 'vigia', registrar: `${LOOP}:${port}`, ...more }),
      '',
      agent,
    )
}

test.each(['udp', 'tcp'] as const)(
  'a way that leads back to us is heard in both directions (%s)',
  async (transport) => {
    const run = await open({ transport })
    const port = room.board.agent()?.local(transport === 'udp' ? 'UDP' : 'TCP')?.port ?? 0
    expect(await run(port)).toMatchObject([
      { step: 'codec', ok: true, words: 'test.codec', detail: 'pcma' },
      { step: 'audio', ok: true, words: 'test.sound_both_ways' },
    ])
  },
)

test('nobody there is no fault of the line; no codec, and no answer at all, are', async () => {
  const run = await open()
  const peer = await openPeer(room.media)
  // 486: it is busy, so it is there.
  expect(await run(peer.port)).toMatchObject([{ step: 'codec', ok: true, words: 'test.nobody_to_call', detail: '486' }])

  const answered = peer.answering()
  await rest(200)
  const steps = run(peer.port)
  const stop = speak((await answered).person, 440)
  expect(await steps).toMatchObject([{ ok: true }, { step: 'audio', ok: true }])
  stop()
  await peer.close()
  expect(await run(peer.port)).toMatchObject([{ step: 'codec', ok: false }])
})

test('somebody answers and is not heard', async () => {
  const run = await open()
  const peer = await openPeer(room.media)
  const answered = peer.answering()
  await rest(200)
  const steps = run(peer.port)
  room.media.route((await answered).leg.ref, [])
  expect(await steps).toMatchObject([{ ok: true }, { step: 'audio', ok: false, words: 'test.sound_one_way' }])
  await peer.close()
})
