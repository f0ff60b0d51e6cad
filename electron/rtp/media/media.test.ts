import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Frame } from '../../audio/frame.ts'
import { decodeG711, encodeG711 } from '../../audio/g711.ts'
import { createSrtpSender } from '../srtp/srtp.ts'
import { type LegSettings, type Media, MediaLost, openMedia, PortsTaken, type RtpLeg, type Suite } from './media.ts'
import { openPeer, type Peer, rest, tone, toneIn, until, voicePackets } from './peer.double.ts'

const PORTS = { from: 41_000, to: 41_400 }
let media: Media
beforeAll(() => {
  media = openMedia()
})
afterAll(() => media.close())

const openLine = () => media.openRtp({ address: '127.0.0.1', ports: PORTS })

/** Collects what the recorder would be given. */
function listen(leg: { frames: AsyncIterable<Frame> }): { frames: Frame[]; ended: Promise<void> } {
  const frames: Frame[] = []
  const ended = (async () => {
    for await (const frame of leg.frames) frames.push(frame)
  })()
  return { frames, ended }
}

const settings = (peer: Peer, more: Partial<LegSettings> = {}): LegSettings => ({
  codec: 'pcma',
  payload: 8,
  eventsPayload: 101,
  remote: { address: '127.0.0.1', port: peer.port, rtcpPort: peer.port + 1 },
  direction: 'sendrecv',
  ptime: 20,
  srtp: null,
  cname: 'test',
  ...more,
})

const heardBy = (peer: Peer): Int16Array =>
  Int16Array.from(
    peer.packets().flatMap(({ payload, payloadType }) => (payloadType === 8 ? [...decodeG711('alaw', payload)] : [])),
  )

async function pace(packets: readonly Uint8Array[], send: (packet: Uint8Array) => void): Promise<void> {
  const start = performance.now()
  for (const [index, packet] of packets.entries()) {
    const wait = start + index * 20 - performance.now()
    if (wait > 0) await rest(wait)
    send(packet)
  }
}

test('the first words are recorded before anything is agreed, in disorder, twice, sample by sample', async () => {
  const [leg, peer] = [await openLine(), await openPeer()]
  expect(leg.port % 2).toBe(0)
  expect(leg.rtcpPort).toBe(leg.port + 1)
  const recorder = listen(leg)
  const sound = tone(440, 8000, 8000)
  const packets = voicePackets(sound)
  // The second before the first, one twice.
  const [a, b, ...others] = packets
  if (!a || !b) throw new Error('no packets')
  const order = [b, a, ...others.slice(0, 9), others[8] ?? b, ...others.slice(9)]
  for (const packet of order) peer.send(packet, leg.port)
  await until(() => recorder.frames.length >= 50)
  leg.close()
  await recorder.ended
  const pcm = Int16Array.from(recorder.frames.flatMap((frame) => [...frame.pcm]))
  expect(pcm).toEqual(decodeG711('alaw', encodeG711('alaw', sound)))
  const [first] = recorder.frames
  for (const [index, frame] of recorder.frames.entries()) {
    expect(frame.sampleRate).toBe(8000)
    expect((frame.startMs - (first?.startMs ?? 0)) * 8).toBe(160 * index)
    expect((frame.startMs * 8) % 1).toBe(0)
  }
  peer.close()
})

test('listen, whisper, barge: each hears exactly whom it should', async () => {
  const [caller, dispatcher, peerC, peerD] = [await openLine(), await openLine(), await openPeer(), await openPeer()]
  const supervisor = media.openWindow({ sampleRate: 16_000 })
  caller.configure(settings(peerC))
  dispatcher.configure(settings(peerD))
  let seq = 0
  let headset: Int16Array[] = []
  supervisor.onFrame((pcm) => headset.push(pcm))
  const voices = {
    c: tone(500, 8000, 16_000, 6000),
    d: tone(900, 8000, 16_000, 6000),
    s: tone(1500, 16_000, 640_000, 6000),
  }
  const speak = (ms: number) =>
    Promise.all([
      pace(
        voicePackets(voices.c.subarray(0, ms * 8), {
          ssrc: 1,
          timestamp: Math.round(performance.now() * 8),
          sequence: seq,
        }),
        (packet) => peerC.send(packet, caller.port),
      ),
      pace(
        voicePackets(voices.d.subarray(0, ms * 8), {
          ssrc: 2,
          timestamp: Math.round(performance.now() * 8),
          sequence: seq,
        }),
        (packet) => peerD.send(packet, dispatcher.port),
      ),
      (async () => {
        const start = performance.now()
        for (let count = 0; count < ms / 20; count++) {
          const wait = start + count * 20 - performance.now()
          if (wait > 0) await rest(wait)
          supervisor.push(voices.s.subarray(seq * 320, seq * 320 + 320), seq)
          seq++
        }
      })(),
    ])
  /** Which tones are in there, of the middle of it. */
  const tones = (pcm: Int16Array, rate: number): string => {
    const middle = pcm.subarray(Math.floor(pcm.length * 0.4), Math.floor(pcm.length * 0.9))
    return [['c', 500] as const, ['d', 900] as const, ['s', 1500] as const]
      .filter(([, hertz]) => toneIn(middle, hertz, rate) > 2_000)
      .map(([name]) => name)
      .join('')
  }
  const all = async (): Promise<Record<string, string>> => {
    peerC.heard.length = 0
    peerD.heard.length = 0
    headset = []
    await speak(900)
    const sup = Int16Array.from(headset.flatMap((pcm) => [...pcm]))
    return {
      caller: tones(heardBy(peerC), 8000),
      dispatcher: tones(heardBy(peerD), 8000),
      supervisor: tones(sup, 16_000),
    }
  }
  media.route(caller.ref, [dispatcher.ref])
  media.route(dispatcher.ref, [caller.ref])
  media.route(supervisor.ref, [caller.ref, dispatcher.ref])
  expect(await all()).toEqual({ caller: 'd', dispatcher: 'c', supervisor: 'cd' })
  expect(supervisor.sent()).toEqual({ frames: 0, energy: 0 })
  media.route(dispatcher.ref, [caller.ref, supervisor.ref])
  expect(await all()).toEqual({ caller: 'd', dispatcher: 'cs', supervisor: 'cd' })
  expect(supervisor.sent().energy).toBeGreaterThan(0)
  media.route(caller.ref, [dispatcher.ref, supervisor.ref])
  expect(await all()).toEqual({ caller: 'ds', dispatcher: 'cs', supervisor: 'cd' })
  media.route(caller.ref, [])
  peerC.heard.length = 0
  await rest(100)
  const before = peerC.packets().length
  await rest(200)
  expect(peerC.packets().length).toBe(before)
  for (const leg of [caller, dispatcher, supervisor]) leg.close()
  peerC.close()
  peerD.close()
}, 20_000)

test('a full range is refused by name, and the engine goes on', async () => {
  const tight = { address: '127.0.0.1', ports: { from: 41_500, to: 41_501 } }
  const leg = await media.openRtp(tight)
  await expect(media.openRtp(tight)).rejects.toThrow(PortsTaken)
  leg.close()
  const again = async (): Promise<RtpLeg> => media.openRtp(tight).catch(() => rest(10).then(again))
  const next = await again()
  expect(next.port).toBe(41_500)
  next.close()
})

test.each([
  ['AES_CM_128_HMAC_SHA1_80', 16, 10],
  ['AES_256_CM_HMAC_SHA1_32', 32, 4],
] as const)('%s, in disorder, twice, begun before the keys: sample by sample', async (suite: Suite, length, tag) => {
  const [leg, peer] = [await openLine(), await openPeer()]
  const recorder = listen(leg)
  const theirs = { key: new Uint8Array(length).fill(3), salt: new Uint8Array(14).fill(4) }
  const ours = { key: new Uint8Array(length).fill(5), salt: new Uint8Array(14).fill(6) }
  const sound = tone(700, 8000, 16_000)
  const seal = createSrtpSender(theirs, tag)
  const packets = voicePackets(sound).map((packet) => seal(packet) ?? packet)
  // Pairs swapped, every tenth twice.
  const order = packets.flatMap((_, i) =>
    [packets[i ^ 1] ?? [], ...(i % 10 === 0 ? [packets[i ^ 1] ?? []] : [])].flat(),
  )
  for (const packet of order.slice(0, 20)) peer.send(packet, leg.port)
  await rest(60)
  leg.configure(settings(peer, { srtp: { suite, theirs, ours } }))
  for (const packet of order.slice(20)) peer.send(packet, leg.port)
  await until(() => recorder.frames.length >= 100)
  leg.close()
  await recorder.ended
  expect(Int16Array.from(recorder.frames.flatMap((frame) => [...frame.pcm]))).toEqual(
    decodeG711('alaw', encodeG711('alaw', sound)),
  )
  peer.close()
})

test('while the host stands still, packets keep going out and nothing that comes in is lost', async () => {
  const far = new Worker(new URL('./pace.double.ts', import.meta.url))
  const port = await new Promise<number>((resolve) => far.once('message', resolve))
  const [caller, dispatcher, peer] = [await openLine(), await openLine(), await openPeer()]
  const recorder = listen(caller)
  caller.configure(settings(peer))
  dispatcher.configure({
    ...settings(peer),
    remote: { address: '127.0.0.1', port, rtcpPort: port + 1 },
    direction: 'sendonly',
  })
  media.route(dispatcher.ref, [caller.ref])
  const packets = voicePackets(tone(440, 8000, 160 * 30))
  await pace(packets.slice(0, 15), (packet) => peer.send(packet, caller.port))
  for (const packet of packets.slice(15)) peer.send(packet, caller.port)
  const stillFrom = performance.now()
  while (performance.now() - stillFrom < 300) Math.sqrt(stillFrom)
  const stillTo = performance.now()
  await until(() => recorder.frames.length >= 30)
  expect(recorder.frames.length).toBe(30)
  const came = await new Promise<number[]>((resolve) => {
    far.once('message', resolve)
    far.postMessage('stop')
  })
  // Two threads' clocks begin at different moments, so only what lies between packets is compared: far from one gap of 300 ms.
  expect(came.length).toBeGreaterThan(15)
  const longest = Math.max(...came.slice(1).map((at, i) => at - (came[i] ?? 0)))
  expect(longest).toBeLessThan((stillTo - stillFrom) / 2)
  for (const leg of [caller, dispatcher]) leg.close()
  peer.close()
}, 20_000)

test('a window that is gone, or one that nobody feeds, harms nobody', async () => {
  const [leg, peer] = [await openLine(), await openPeer()]
  leg.configure(settings(peer))
  const window = media.openWindow({ sampleRate: 16_000 })
  media.route(leg.ref, [window.ref])
  await until(() => peer.packets().length > 5)
  window.push(new Int16Array(7), 1)
  window.close()
  window.push(new Int16Array(320), 2)
  const before = peer.packets().length
  await until(() => peer.packets().length > before + 5)
  expect(peer.packets().length).toBeGreaterThan(before + 5)
  leg.close()
  leg.close()
  peer.close()
})

test('a microphone is recorded as it was, from its first frame, and kept from whom it is not routed to', async () => {
  const window = media.openWindow({ sampleRate: 16_000 })
  const recorder = listen(window)
  const voice = tone(300, 16_000, 3200)
  for (let seq = 0; seq < 10; seq++) window.push(voice.subarray(seq * 320, seq * 320 + 320), seq)
  await rest(150)
  window.close()
  await recorder.ended
  expect(Int16Array.from(recorder.frames.flatMap((frame) => [...frame.pcm]))).toEqual(voice)
  expect(window.sent()).toEqual({ frames: 0, energy: 0 })
})

test('a thread that ends unasked: its legs are told, their sound ends, and the next ones work', async () => {
  const logged: string[] = []
  const own = openMedia({ script: new URL('./crashing.double.ts', import.meta.url), log: (line) => logged.push(line) })
  const tight = { address: '127.0.0.1', ports: { from: 41_600, to: 41_601 } }
  const leg = await own.openRtp(tight)
  const window = own.openWindow({ sampleRate: 16_000 })
  const recorder = listen(leg)
  const lost: string[] = []
  leg.on({ lost: (why) => lost.push(why) })
  window.onLost((why) => lost.push(why))
  own.onLost((why) => lost.push(why))
  leg.sendKeys('crash')
  await recorder.ended
  await until(() => lost.length === 3)
  expect(new Set(lost)).toEqual(new Set(['as a test asked']))
  expect(logged.length).toBe(1)
  leg.configure(settings(await openPeer()))
  window.push(new Int16Array(320), 1)
  const again = await own.openRtp(tight)
  expect(again.port).toBe(41_600)
  expect(await own.stats()).toMatchObject({ legs: 1, faults: 0 })
  await own.close()
  await expect(own.openRtp(tight)).rejects.toThrow(MediaLost)
}, 20_000)
