/** Calls of a generator of another make into a console of ours: recorded to the sample, held, transferred, recorded by SIPREC, and through a lossy net. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../convex/_generated/api.js'
import { type Console, openConsole, until } from './console.ts'
import { type Folder, openFolder } from './folder.ts'
import { missing } from './program.ts'
import { runSipp } from './sipp.ts'
import { match, type Speech, sideOf, writeSpeech } from './sound.ts'

const LOOP = '127.0.0.1'
const TRUNK = { id: 'trunk', name: 'Troncal', kind: 'trunk', registrar: LOOP, allow: [LOOP], answer: 'auto' }
const RECORDER = { id: 'sbc', name: 'Grabador', kind: 'recorder', allow: [LOOP] }

describe.skipIf(missing('sipp').length > 0)('sipp', () => {
  let folder: Folder
  let speech: Speech
  let room: Console

  beforeAll(async () => {
    folder = openFolder()
    speech = writeSpeech(folder.dir, 'speech', 1, 3)
    room = await openConsole({ folder, name: 'sipp', lines: [TRUNK, RECORDER] })
  })
  afterAll(async () => {
    await room?.stop()
    folder?.remove()
  })

  const target = (transport: 'udp' | 'tcp' = 'udp') => `${LOOP}:${room.ports[transport]}`
  const run = (scenario: string, more: Partial<Parameters<typeof runSipp>[0]> = {}) =>
    runSipp({ target: target(more.transport), dir: folder.dir, scenario, ...more })

  test.each(['udp', 'tcp'] as const)('a call over %s is recorded sample by sample', async (transport) => {
    const running = run('call.xml', { transport })
    const { callId } = await room.call(({ state, startedAt }) => state === 'connected' && startedAt > Date.now() - 5000)
    const { ok, output } = await running

    expect(ok, output).toBe(true)
    const found = match(sideOf(await room.recorded(callId), 1), speech.heard.ulaw)
    expect(found).toMatchObject({ same: found.of, of: speech.heard.ulaw.length })
  })

  test('held, resumed, asked to transfer, with a session timer', async () => {
    const { ok, output } = await run('hold.xml')

    expect(ok, output).toBe(true)
    expect(room.told.some(({ waiting }) => waiting)).toBe(true)
  })

  test('keys and sound in packets of 30 ms', async () => {
    const { ok, output } = await run('keys.xml')

    expect(ok, output).toBe(true)
    await room.call(({ keys }) => keys === '91#')
  })

  test.each(['udp', 'tcp'] as const)('a recording session over %s', async (transport) => {
    const before = new Set(room.recordings())
    const { ok, output } = await run('siprec.xml', { transport, service: 'recorder' })

    expect(ok, output).toBe(true)
    const [file] = room.recordings().filter((one) => !before.has(one))
    if (file === undefined) throw new Error('nothing was recorded')
    const recorded = await room.recorded(decodeURIComponent(file.replace(/\.wav$/, '')))
    // Label 1 is the caller of the metadata; sipp plays one stream alone.
    const found = match(sideOf(recorded, 1), speech.heard.ulaw)
    expect(found).toMatchObject({ same: found.of, of: speech.heard.ulaw.length })
  })

  test('metadata that is no XML is recorded all the same', async () => {
    const before = new Set(room.recordings())
    const { ok, output } = await run('siprecBroken.xml', { service: 'recorder' })

    expect(ok, output).toBe(true)
    expect(room.recordings().filter((one) => !before.has(one))).toHaveLength(1)
  })

  test('an emergency call with its place: the card knows where before a word is said', async () => {
    const running = run('ng911.xml')
    const { callId } = await room.call(({ state, startedAt }) => state === 'connected' && startedAt > Date.now() - 5000)
    const convex = await room.convex()
    const values = await until(async () => {
      const card = await convex.query(api.incidents.card, { callSessionId: callId })
      const fields = new Map(card?.fields.map(({ field, value }) => [field, value]))
      return fields.has('direccion') ? fields : undefined
    })
    const { ok, output } = await running

    expect(ok, output).toBe(true)
    expect(values.get('direccion')).toMatch(/Apoquindo/)
    expect(values.get('numero')).toBe('3000')
    expect(values.get('comuna')).toBe('Las Condes')
  })

  // Of eleven tries of a BYE in timer F's 32 s each is answered with .49: one call in 1600 finds none, one run in 33. It is tried again then.
  test('30 % of the signalling lost: 50 of 50 calls succeed', { timeout: 150_000, retry: 2 }, async () => {
    // By itself sipp gives an INVITE up after 5 repetitions, sooner than RFC 3261 (§17.1.1.2, timer B) would.
    const patient = ['-max_invite_retrans', '10', '-max_non_invite_retrans', '12']
    const args = ['-lost', '30', ...patient]
    const { ok, output } = await run('short.xml', { calls: 50, rate: 10, args, timeout: 120_000 })

    expect(ok, output).toBe(true)
  })

  test('twenty calls at once, each recorded to the sample', async () => {
    copyFileSync(speech.ulaw, join(folder.dir, 'speech.ul'))
    const before = new Set(room.recordings())
    const { ok, output } = await run('call.xml', { calls: 20, rate: 20 })

    expect(ok, output).toBe(true)
    const files = room.recordings().filter((one) => !before.has(one))
    expect(files).toHaveLength(20)
    for (const file of files) {
      const recorded = await room.recorded(decodeURIComponent(file.replace(/\.wav$/, '')))
      const found = match(sideOf(recorded, 1), speech.heard.ulaw)
      expect(found).toMatchObject({ same: found.of, of: speech.heard.ulaw.length })
    }
  })
})
