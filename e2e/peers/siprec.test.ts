/** A recording client forks two different voices to the built console, over UDP and TCP: each channel of the file is one of them, to the sample. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '../../convex/_generated/api.js'
import { fork } from '../../electron/capture/siprec/recordingClient.double.ts'
import { createRtpSender, type RtpSender } from '../../electron/capture/siprec/rtpSender.double.ts'
import { writeMetadata } from '../../electron/capture/siprec/writeMetadata.double.ts'
import type { UserAgent } from '../../electron/sip/userAgent/userAgent.ts'
import { openAgent } from './agent.ts'
import { type Console, openConsole, until } from './console.ts'
import { type Folder, openFolder } from './folder.ts'
import { match, type Speech, sideOf, writeSpeech } from './sound.ts'

const LOOP = '127.0.0.1'
let folder: Folder
let room: Console
let agent: UserAgent
let sender: RtpSender
let voices: { caller: Speech; dispatcher: Speech }

beforeAll(async () => {
  folder = openFolder()
  voices = {
    caller: writeSpeech(folder.dir, 'caller', 1, 4),
    dispatcher: writeSpeech(folder.dir, 'dispatcher', 0, 4),
  }
  room = await openConsole({
    folder,
    name: 'siprec',
    lines: [{ id: 'sbc', name: 'Grabador', kind: 'recorder', allow: [LOOP] }],
  })
  agent = await openAgent()
  sender = createRtpSender()
})
afterAll(async () => {
  sender?.close()
  await agent?.close()
  await room?.stop()
  folder?.remove()
})

test.each(['udp', 'tcp'] as const)('two streams over %s', async (transport) => {
  const known = new Set(room.recordings())
  const caller = { id: 'caller', aor: 'tel:+56912345678', name: 'Íñigo Núñez', sends: ['1'] }
  const ana = { id: 'ana', aor: 'sip:101@pbx.test', name: 'Ana Díaz', sends: ['2'] }
  const forked = await fork({
    agent,
    sender,
    address: LOOP,
    to: `sip:recorder@${LOOP}:${room.ports[transport]}${transport === 'tcp' ? ';transport=tcp' : ''}`,
    streams: [
      { label: '1', pcm: voices.caller.heard.ulaw },
      { label: '2', pcm: voices.dispatcher.heard.alaw, codec: 'pcma' },
    ],
    metadata: writeMetadata({ sessionId: transport, participants: [caller, ana], streams: ['1', '2'], at: Date.now() }),
  })
  await forked.played
  await new Promise((resolve) => setTimeout(resolve, 500))
  forked.hangUp()
  const file = await until(() => room.recordings().find((one) => !known.has(one)))
  const recorded = await room.recorded(decodeURIComponent(file.replace(/\.wav$/, '')))

  const [theirs, ours] = [forked.heard.get('1'), forked.heard.get('2')]
  if (!theirs || !ours) throw new Error('a stream was not sent')
  const customer = match(sideOf(recorded, 1), theirs)
  const dispatcher = match(sideOf(recorded, 0), ours)
  expect(customer).toMatchObject({ same: theirs.length, of: theirs.length })
  expect(dispatcher).toMatchObject({ same: ours.length, of: ours.length })
  // The built host finds its archivist and the coder: the recording comes to rest, and the room is told.
  const callId = decodeURIComponent(file.replace(/\.wav$/, ''))
  const convex = await room.convex()
  const archive = await until(
    async () => (await convex.query(api.queries.liveCalls.getCall, { callId }))?.recording?.archive,
    20_000,
    () => 'no archive',
  )
  const bytes = readFileSync(recorded.replace(/\.wav$/, '.opus'))
  expect(bytes.subarray(0, 4).toString()).toBe('OggS')
  expect(archive).toMatchObject({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
})
