/** The line between two consoles: a ticket that is good once, and sound that nobody between them can open. */
import { expect, test } from 'vitest'
import { isRtcp } from '../rtp/packet.ts'
import { createSrtpReceiver } from '../rtp/srtp/srtp.ts'
import { C, openDeskRoom, S } from './deskRoom.double.ts'
import { share, until } from './switchboard.double.ts'
import { openWiretap } from './wiretap.double.ts'

const room = openDeskRoom()

test('the ticket is good once, for its supervisor, with its password, for encrypted sound; strangers are refused', async () => {
  const { host, callId, stop } = await room.call()
  const ticket = async (): Promise<{ uri: string; ticket: string }> => {
    const before = room.backend.reports.length
    room.backend.ask(callId, 'listen', 'sara', 'Sara')
    await until(() => room.backend.reports.slice(before).some(({ bridge }) => bridge !== undefined))
    const { bridge } = room.backend.reports.slice(before).find((one) => one.bridge) ?? {}
    if (!bridge) throw new Error('no bridge')
    return bridge
  }
  let bridge = await ticket()
  const port = Number(/:(\d+);transport=tcp$/.exec(bridge.uri)?.[1])
  const knock = async (username: string, password: string, { user = '', secure = true } = {}): Promise<string> => {
    const name = user || (/sip:([^@]+)@/.exec(bridge.uri)?.[1] ?? '')
    const call = await room.peer.call(name, port, { credentials: { username, password }, tcp: true, secure })
    await until(() => call.answered() || call.ended() !== undefined)
    const told = call.answered() ? 'in' : String(call.ended()?.status)
    if (call.answered()) call.session.hangUp()
    return told
  }
  expect(await knock('sara', 'guess')).not.toBe('in')
  expect(await knock('otra', bridge.ticket)).not.toBe('in')
  expect(await knock('sara', bridge.ticket, { user: 'join-000000000000000000' })).not.toBe('in')
  expect(await knock('sara', bridge.ticket, { secure: false })).toBe('488')
  bridge = await ticket()
  expect(await knock('sara', bridge.ticket)).toBe('in')
  expect(await knock('sara', bridge.ticket)).not.toBe('in')
  expect(host.views()[0]?.state).toBe('connected')
  stop()
}, 30_000)

test('over a backend that is reached in clear no ticket is given out: the supervisor is told why', async () => {
  const { host, callId, stop } = await room.call('dispatcher', true)
  room.backend.ask(callId, 'listen', 'sara', 'Sara')
  await until(() => room.backend.reports.some(({ state, reason }) => state === 'refused' && reason === 'not_private'))
  expect(room.backend.reports.every(({ bridge }) => bridge === undefined)).toBe(true)
  expect(host.views()[0]?.state).toBe('connected')
  stop()
}, 20_000)

test('whoever sits between two consoles hears nothing, reads no secret, and opens no packet with what stands in the signalling', async () => {
  const { host, callId, desk, stop } = await room.call()
  const here = await room.host('sara', 'supervisor')
  const at = Number(/TCP [^,]*:(\d+)/.exec(host.phone.lines().listening.join())?.[1])
  const tap = await openWiretap(at)
  let secret = ''
  room.backend.between(({ uri, ticket }) => {
    secret = ticket
    return { uri: uri.replace(`:${at}`, `:${tap.port}`), ticket }
  })
  const line = here.window.open('supervise', callId)
  const speaking = here.window.speak(line, S)
  room.backend.ask(callId, 'whisper', 'sara', 'Sara')
  await until(() => share(desk, S) > 0.2 && share(here.window.ear(line), C) > 0.1 && tap.sound.length > 60)
  speaking()
  stop()
  const text = tap.sip.join('')
  expect(secret.length).toBeGreaterThan(20)
  expect(text).not.toContain(secret)
  expect(text).not.toContain('RTP/AVP')
  const keys = [...text.matchAll(/inline:([A-Za-z0-9+/=]+)/g)].map(([, key = '']) => Buffer.from(key, 'base64'))
  expect(keys.length).toBeGreaterThan(1)
  const sound = tap.sound.filter((bytes) => bytes.length > 12 && !isRtcp(bytes))
  expect(sound.length).toBeGreaterThan(20)
  const opened = keys.flatMap((bytes) => {
    const open = createSrtpReceiver({ key: bytes.subarray(0, -14), salt: bytes.subarray(-14) }, 10)
    return sound.filter((packet) => open(packet).kind === 'ok')
  })
  expect(opened).toEqual([])
  tap.close()
}, 30_000)
