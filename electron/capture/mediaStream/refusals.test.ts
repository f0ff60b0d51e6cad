import { afterEach, describe, expect, test } from 'vitest'
import { createVirtualTime } from '../../sip/transaction/virtualTime.double.ts'
import {
  closeAll,
  connect,
  joined,
  KEY,
  open,
  PATIENCE,
  pcm,
  speak,
  status,
  twilio,
  ulaw,
} from './streamPeer.double.ts'

afterEach(closeAll)

describe('who may not', () => {
  test('no key, a wrong key, a page of others, another path: refused at the door', async () => {
    const { server, taken } = await open({ origins: ['https://consola.test'] })
    const at = (path: string, headers?: Record<string, string>) => status(server.port, path, headers)
    expect(await at('/emergency/call')).toContain('401')
    expect(await at(`/emergency/call?key=${KEY}x`)).toContain('401')
    expect(await at('/media-stream?token=no')).toContain('401')
    expect(await at(`/other?key=${KEY}`)).toContain('404')
    expect(await at(`/emergency/call?key=${KEY}`, { origin: 'https://evil.test' })).toContain('403')
    expect(await at(`/emergency/call?key=${KEY}&encoding=mp3`)).toContain('400')
    expect(await at(`/emergency/call?key=${KEY}`, { origin: 'https://consola.test' })).toBe('open')
    expect(await at('/emergency/call', { authorization: `Bearer ${KEY}` })).toBe('open')
    const basic = Buffer.from(`troncal:${KEY}`).toString('base64')
    expect(await at('/media-stream', { authorization: `Basic ${basic}` })).toBe('open')
    expect(taken).toEqual([])
  })

  test('a stranger’s address gets silence; a key that can be guessed is an error', async () => {
    const { server } = await open({ allow: ['192.0.2.0/24'] })
    expect(await status(server.port, `/emergency/call?key=${KEY}`)).toContain('socket hang up')
    await expect(open({ keys: [{ name: 'x', key: 'corta' }] })).rejects.toThrow(RangeError)
  })

  test('too many at once: by strangers, by calls, by address', async () => {
    const { server } = await open({ limits: { strangers: 1, calls: 2, perAddress: 3 } })
    const stranger = await connect(server.port, '/media-stream')
    expect(await status(server.port, '/media-stream')).toContain('503')
    const first = await connect(server.port, `/emergency/call?key=${KEY}`)
    first.socket.send(new Uint8Array(640))
    await expect.poll(server.calls, PATIENCE).toBe(1)
    await connect(server.port, `/emergency/call?key=${KEY}`)
    expect(await status(server.port, `/emergency/call?key=${KEY}`)).toContain('429')
    stranger.socket.close()
    await stranger.closed
    await expect.poll(() => status(server.port, `/emergency/call?key=${KEY}`), PATIENCE).toBe('open')
  })

  test('a stream that never shows a key, and one with a wrong one', async () => {
    const time = createVirtualTime()
    const { server, taken } = await open({ schedule: time.schedule, now: () => 1_700_000_000_000 + time.now() })
    const silent = await connect(server.port, '/media-stream')
    const wrong = await connect(server.port, '/media-stream')
    wrong.send({ ...twilio.start, start: { ...twilio.start.start, customParameters: { token: `${KEY}x` } } })
    expect(await wrong.closed).toBe(1008)
    expect(wrong.heard).toEqual([
      { event: 'refused', field: 'start.customParameters.token', reason: 'must be a key of this room' },
    ])
    time.advance(10_000)
    expect(await silent.closed).toBe(1008)
    expect(silent.heard).toEqual([{ event: 'refused', field: 'start', reason: 'did not come in time' }])
    expect(taken).toEqual([])
  })
})

describe('what cannot be read', () => {
  const media = (more: object) => ({
    event: 'media',
    media: { track: 'inbound', chunk: '1', timestamp: '0', payload: 'AAAA', ...more },
  })

  test('each fault is told by its field; the call, and every other call, goes on', async () => {
    const { server, taken } = await open()
    const other = await connect(server.port, `/media-stream?token=${KEY}`)
    other.send(twilio.start)
    const client = await connect(server.port, `/media-stream?token=${KEY}`)
    client.send(media({}))
    client.send(twilio.start)
    client.send(twilio.start)
    client.send(media({ track: 'sideways' }))
    client.send(media({ payload: 'ñ' }))
    client.send(media({ payload: '' }))
    client.send(media({ chunk: -1 }))
    client.send(media({ timestamp: '1e9' }))
    client.send({ event: 'media' })
    client.send({ event: 'dtmf', dtmf: { digit: 'x' } })
    client.send([1])
    client.socket.send('{')
    client.socket.send('['.repeat(100_000))
    client.socket.send(new Uint8Array(9))
    client.send(media({}))
    await expect.poll(() => client.heard.length, PATIENCE).toBe(13)
    expect(client.heard.map(({ field }) => field)).toEqual([
      'event',
      'event',
      'media.track',
      'media.payload',
      'media.payload',
      'media.chunk',
      'media.timestamp',
      'media',
      'dtmf.digit',
      'message',
      'message',
      'message',
      'message',
    ])
    expect([client.socket.readyState, other.socket.readyState, server.calls()]).toEqual([1, 1, 2])
    client.send({ event: 'stop' })
    await client.closed
    speak(other)
    other.send({ event: 'stop' })
    await taken[0]?.over
    expect(joined(taken[0]?.frames.customer ?? [])).toEqual(pcm.customer)
  })

  test.each([
    [{ encoding: 'AMR-WB', sampleRate: 16_000, channels: 1 }, 'start.mediaFormat.encoding'],
    [{ encoding: 'PCMU', sampleRate: 16_000, channels: 1 }, 'start.mediaFormat.sampleRate'],
    [{ encoding: 'L16', sampleRate: 11_025, channels: 1 }, 'start.mediaFormat.sampleRate'],
    [{ encoding: 'PCMU', sampleRate: 8000, channels: 2 }, 'start.mediaFormat.channels'],
    [{ encoding: 7, sampleRate: 8000 }, 'start.mediaFormat.encoding'],
    [null, 'start.mediaFormat'],
  ])('a start with %j ends with the field %s', async (mediaFormat, field) => {
    const { server, taken } = await open()
    const client = await connect(server.port, `/media-stream?token=${KEY}`)
    client.send({ event: 'start', start: { ...twilio.start.start, mediaFormat } })
    expect(await client.closed).toBe(1008)
    expect([client.heard.map((told) => told.field), taken.length]).toEqual([[field], 0])
  })

  test('sound in a wrapping that we do not open, a broken WAV, and words where sound should be', async () => {
    const { server, taken } = await open()
    const client = await connect(server.port, `/emergency/call?key=${KEY}`)
    client.socket.send(Buffer.from('1a45dfa3a3', 'hex'))
    client.socket.send(Buffer.from('RIFF....WAVEfmt '))
    client.socket.send('hola')
    await expect.poll(() => client.heard.map(({ field }) => field), PATIENCE).toEqual(['audio', 'audio', 'message'])
    expect(taken).toEqual([])
  })

  test('a message too large, too many bad ones, and more sound than a call can speak end that stream alone', async () => {
    const { server } = await open({ limits: { messageBytes: 100_000, badMessages: 2, aheadMs: 5000 } })
    const [large, bad, fast, good] = await Promise.all(
      [0, 1, 2, 3].map(() => connect(server.port, `/media-stream?token=${KEY}`)),
    )
    if (!large || !bad || !fast || !good) throw new Error('four streams')
    good.send(twilio.start)
    large.socket.send('x'.repeat(100_001))
    expect(await large.closed).toBe(1009)
    for (let n = 0; n < 3; n++) bad.socket.send('x')
    expect(await bad.closed).toBe(1008)
    fast.send(twilio.start)
    speak(fast)
    expect(await fast.closed).toBe(1008)
    expect(fast.heard).toEqual([{ event: 'refused', field: 'media', reason: 'comes faster than a call can speak' }])
    await expect.poll(server.calls, PATIENCE).toBe(1)
    expect(good.socket.readyState).toBe(1)
  })
})

describe('the end', () => {
  test('silence ends the call, and so does the app, and so does a call that is not taken', async () => {
    const time = createVirtualTime()
    const { server, taken } = await open({ schedule: time.schedule, now: () => 1_700_000_000_000 + time.now() })
    const [quiet, hungUp] = [
      await connect(server.port, `/media-stream?token=${KEY}`),
      await connect(server.port, `/media-stream?token=${KEY}`),
    ]
    quiet.send(twilio.start)
    await expect.poll(() => taken.length, PATIENCE).toBe(1)
    hungUp.send(twilio.start)
    await expect.poll(() => taken.length, PATIENCE).toBe(2)
    taken[1]?.source.stop()
    taken[1]?.source.stop()
    expect(await hungUp.closed).toBe(1000)
    await taken[1]?.over
    for (let waited = 0; waited < 60_000; waited += 10_000) {
      time.advance(10_000)
      // A pong has its turn of the loop.
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    expect(await quiet.closed).toBe(1008)
    expect(quiet.heard).toEqual([{ event: 'refused', field: 'message', reason: 'none came for too long' }])
    await taken[0]?.over

    const full = await open({
      start() {
        throw new Error('no room')
      },
    })
    const refusedCall = await connect(full.server.port, `/emergency/call?key=${KEY}`)
    refusedCall.socket.send(new Uint8Array(640))
    expect(await refusedCall.closed).toBe(1008)
    expect(refusedCall.heard).toEqual([{ event: 'refused', field: 'start', reason: 'the call cannot be taken now' }])
  })

  test('a connection that breaks, and a server that closes', async () => {
    const { server, taken } = await open()
    const [broken, kept] = [
      await connect(server.port, `/media-stream?token=${KEY}`),
      await connect(server.port, `/media-stream?token=${KEY}`),
    ]
    broken.send(twilio.start)
    await expect.poll(() => taken.length, PATIENCE).toBe(1)
    kept.send(twilio.start)
    await expect.poll(() => taken.length, PATIENCE).toBe(2)
    broken.send(twilio.media('inbound', 0, ulaw.customer.subarray(0, 100)))
    await expect.poll(() => server.calls(), PATIENCE).toBe(2)
    broken.socket.close()
    await taken[0]?.over
    expect(joined(taken[0]?.frames.customer ?? [])).toEqual(pcm.customer.subarray(0, 100))
    await server.close()
    await taken[1]?.over
    await kept.closed
  })
})
