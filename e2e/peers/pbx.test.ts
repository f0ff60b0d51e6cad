/** A dispatcher's line on an exchange of another make, among softphones of other makes: registered, called, calling, held, transferred, encrypted. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Baresip, startBaresip } from './baresip.ts'
import { type Console, openConsole, until } from './console.ts'
import { type Folder, openFolder } from './folder.ts'
import { type Kamailio, passwordOf, REALM, startKamailio } from './kamailio.ts'
import { type Linphone, startLinphone } from './linphone.ts'
import { missing } from './program.ts'
import { correlation, match, type Speech, sideOf, writeSpeech } from './sound.ts'

const LOOP = '127.0.0.1'

describe.skipIf(missing('kamailio', 'baresip').length > 0)('an exchange', () => {
  let folder: Folder
  let speech: Speech
  let kamailio: Kamailio
  let room: Console
  let phone: Baresip

  beforeAll(async () => {
    folder = openFolder()
    speech = writeSpeech(folder.dir, 'speech', 1, 6)
    kamailio = await startKamailio({ ...folder, dir: join(folder.dir, 'kamailio') })
    room = await openConsole({
      folder,
      name: 'pbx',
      lines: [
        {
          ...{ id: 'pbx', name: 'Central', kind: 'account', registrar: `${LOOP}:${kamailio.port}`, user: 'vigia' },
          ...{ transport: 'udp', answer: 'auto', allow: [LOOP] },
        },
        {
          ...{ id: 'tls', name: 'Cifrada', kind: 'trunk', registrar: LOOP, user: 'seguro' },
          ...{ transport: 'tls', srtp: 'required', answer: 'auto', allow: [LOOP] },
        },
      ],
      passwords: { pbx: passwordOf('vigia') },
    })
    phone = await startBaresip({
      dir: join(folder.dir, 'baresip'),
      account:
        `<sip:bs@${REALM}>;auth_user=bs;auth_pass=${passwordOf('bs')};outbound="sip:${LOOP}:${kamailio.port};transport=udp"` +
        ';regint=120;answermode=auto;audio_codecs=pcma/8000/1',
      speaks: speech.wav,
      pem: folder.pem,
    })
    await phone.program.says(/200 OK/)
    await room.line('pbx', 'registered')
  })
  afterAll(async () => {
    await phone?.stop()
    await room?.stop()
    await kamailio?.stop()
    folder?.remove()
  })

  const talk = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
  const over = (callId: string) => room.ended(callId)
  const fresh = (state: string) => {
    const known = new Set(room.told.map(({ callId }) => callId))
    return (ms?: number) => room.call((call) => !known.has(call.callId) && call.state === state, ms)
  }

  test('a softphone calls in through it; every sample of it is on the disk', async () => {
    const connected = fresh('connected')
    await phone.command('dial', `sip:vigia@${REALM}`)
    const { callId } = await connected()
    await talk(4000)
    await phone.command('hangup')
    await over(callId)

    const found = match(sideOf(await room.recorded(callId), 1), speech.heard.alaw.subarray(0, 3 * 8000))
    expect(found).toMatchObject({ same: found.of })
    expect(found.of).toBeGreaterThan(2.5 * 8000)
  })

  test('it is held and resumed, and the dispatcher sees it', async () => {
    const connected = fresh('connected')
    await phone.command('dial', `sip:vigia@${REALM}`)
    const { callId } = await connected()
    await phone.command('hold')
    await room.call((call) => call.callId === callId && call.waiting)
    await phone.command('resume')
    await until(() => (room.told.findLast((call) => call.callId === callId)?.waiting ? undefined : true))
    await phone.command('hangup')
    await over(callId)
  })

  test('the dispatcher calls out, holds, resumes, sends keys and hangs up', async () => {
    const { callId } = await room.bridge.call('phone.dial', { target: 'bs', line: 'pbx' })
    await room.call((call) => call.callId === callId && call.state === 'connected')
    await talk(1500)
    await room.bridge.call('phone.hold', { callId, held: true })
    await room.call((call) => call.callId === callId && call.state === 'held')
    await room.bridge.call('phone.hold', { callId, held: false })
    await room.call((call) => call.callId === callId && call.state === 'connected')
    await room.bridge.call('phone.keys', { callId, keys: '7' })
    await phone.program.says(/received event: '7'/)
    await room.bridge.call('phone.hangUp', { callId })
    await over(callId)

    expect(sideOf(await room.recorded(callId), 1).length).toBeGreaterThan(8000)
  })

  test('a call to nobody, and one to a number that does not exist, end in words', async () => {
    const { callId } = await room.bridge.call('phone.dial', { target: 'nadie', line: 'pbx' })

    await over(callId)
  })

  test('encrypted signalling and sound, in both directions (TLS, SRTP)', async () => {
    const secure = await startBaresip({
      dir: join(folder.dir, 'secure'),
      account: `<sip:direct@${LOOP}:PORT;transport=tls>;regint=0;answermode=auto;mediaenc=srtp-mand;audio_codecs=pcma/8000/1`,
      speaks: speech.wav,
      pem: folder.pem,
    })
    try {
      const connected = fresh('connected')
      await secure.command('dial', `sip:seguro@${LOOP}:${room.ports.tls};transport=tls`)
      const call = await connected()
      await talk(3500)
      await secure.command('hangup')
      await over(call.callId)

      expect(call.secure).toBe(true)
      const found = match(sideOf(await room.recorded(call.callId), 1), speech.heard.alaw.subarray(0, 2 * 8000))
      expect(found).toMatchObject({ same: found.of })
      expect(found.of).toBeGreaterThan(8000)
    } finally {
      await secure.stop()
    }
  })

  test('the dispatcher sends a caller on to another telephone (blind transfer)', async () => {
    const other = await startBaresip({
      dir: join(folder.dir, 'other'),
      account:
        `<sip:hospital@${REALM}>;auth_user=hospital;auth_pass=${passwordOf('hospital')};` +
        `outbound="sip:${LOOP}:${kamailio.port};transport=udp";regint=120;answermode=auto;audio_codecs=pcma/8000/1`,
      speaks: speech.wav,
      pem: folder.pem,
    })
    try {
      await other.program.says(/200 OK/)
      const connected = fresh('connected')
      await phone.command('dial', `sip:vigia@${REALM}`)
      const { callId } = await connected()
      await talk(1000)
      await room.bridge.call('phone.transfer', { callId, target: `sip:hospital@${REALM}` })
      await over(callId)
      await other.program.says(/established|[Cc]all.*answered/i, 10_000)
      await phone.command('hangup')
    } finally {
      await other.stop()
    }
  })

  test('the dispatcher asks the hospital first, then puts both together (attended transfer)', async () => {
    const other = await startBaresip({
      dir: join(folder.dir, 'asked'),
      account:
        `<sip:hospital2@${REALM}>;auth_user=hospital2;auth_pass=${passwordOf('hospital2')};` +
        `outbound="sip:${LOOP}:${kamailio.port};transport=udp";regint=120;answermode=auto;audio_codecs=pcma/8000/1`,
      speaks: speech.wav,
      pem: folder.pem,
    })
    try {
      await other.program.says(/200 OK/)
      const connected = fresh('connected')
      await phone.command('dial', `sip:vigia@${REALM}`)
      const { callId } = await connected()
      await room.bridge.call('phone.hold', { callId, held: true })
      const consult = await room.bridge.call('phone.dial', { target: 'hospital2', line: 'pbx' })
      await room.call((call) => call.callId === consult.callId && call.state === 'connected')
      await room.bridge.call('phone.transfer', { callId, target: '', consultCallId: consult.callId })
      await over(callId)
      await over(consult.callId)
      await phone.command('hangup')
    } finally {
      await other.stop()
    }
  })

  test.skipIf(missing('linphonec').length > 0)('a third make answers us, and is heard', async () => {
    const linphone: Linphone = await startLinphone({
      dir: join(folder.dir, 'linphone'),
      user: 'lin',
      password: passwordOf('lin'),
      realm: REALM,
      registrar: `sip:${LOOP}:${kamailio.port};transport=udp`,
      speaks: speech.wav,
    })
    try {
      // It says nothing when it is registered: the exchange knows it when a call gets through.
      const callId = await until(async () => {
        const { callId } = await room.bridge.call('phone.dial', { target: 'lin', line: 'pbx' })
        const connected = room.call((call) => call.callId === callId && call.state === 'connected', 4000)
        return connected.then(
          () => callId,
          () => undefined,
        )
      }, 30_000)
      await talk(4000)
      await room.bridge.call('phone.hangUp', { callId })
      await over(callId)

      const heard = sideOf(await room.recorded(callId), 1)
      const found = match(heard, speech.heard.alaw.subarray(0, 2 * 8000))
      const near =
        found.at >= 0 ? found.same / found.of : correlation(heard, speech.heard.alaw.subarray(0, 8000), 24_000)
      expect(near).toBeGreaterThan(0.9)
    } finally {
      await linphone.stop()
    }
  })
})
