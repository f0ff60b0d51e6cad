/** What travels between two consoles: sound for who knows the ticket, noise for everybody else. */
import { beforeAll, expect, test } from 'vitest'
import { decodeG711 } from '../audio/g711.ts'
import { type Codecs, loadCodecs } from '../rtp/codec/codec.ts'
import { openLine, settings } from '../rtp/media/line.double.ts'
import { tone, toneIn } from '../rtp/media/peer.double.ts'
import { createSrtpReceiver } from '../rtp/srtp/srtp.ts'
import { newKey } from './description.ts'
import { type End, sealedBy } from './ticketKeys.ts'

let codecs: Codecs
beforeAll(async () => {
  codecs = await loadCodecs()
})

const SUITE = 'AES_256_CM_HMAC_SHA1_80'
const HERTZ = 1000
const said = { host: newKey(SUITE), supervisor: newKey(SUITE) }

/** One end of a line, with the keys that its ticket makes of what was said. */
function openEnd(ticket: string, end: End) {
  const other = end === 'host' ? 'supervisor' : 'host'
  const plain = settings({ codec: 'pcmu', payload: 0, srtp: { suite: SUITE, ours: said[end], theirs: said[other] } })
  const sealed = sealedBy(ticket, end, plain)
  if (!sealed) throw new Error('not sealed')
  const line = openLine(codecs, { secure: true })
  line.line.configure(sealed)
  return { ...line, keys: sealed.srtp }
}
/** A second of the tone, as it leaves the supervisor's console. */
function onTheWire(ticket: string): Uint8Array[] {
  const speaker = openEnd(ticket, 'supervisor')
  for (let at = 0; at < 50; at++) speaker.run(20, tone(HERTZ, 8000, 8000).subarray(at * 160, at * 160 + 160))
  return speaker.rtp.map(({ bytes }) => bytes)
}
const refused = (of: ReturnType<typeof openEnd>): number => {
  of.run(1000)
  return of.told('quality').at(-1)?.quality.refused ?? -1
}
/** How strong the tone is in what somebody makes of the datagrams, whatever they take them for. */
function seen(wire: readonly Uint8Array[]): number {
  const all = Buffer.concat(wire.map((bytes) => bytes.subarray(12)))
  const samples = Buffer.from(all.subarray(0, all.length & ~1))
  const pcm = [
    decodeG711('ulaw', all),
    decodeG711('alaw', all),
    new Int16Array(samples.buffer, samples.byteOffset, samples.length / 2),
    new Int16Array(Buffer.from(samples).swap16().buffer.slice(0, samples.length)),
  ]
  return Math.max(...pcm.map((one) => toneIn(one, HERTZ, 8000)))
}

test('whoever reads the datagrams sees no tone in them, and the other console hears it', () => {
  const wire = onTheWire('the ticket')
  expect(wire.length).toBeGreaterThan(45)
  const listener = openEnd('the ticket', 'host')
  listener.from(wire)
  const heard = Int16Array.from(listener.recorded())
  expect(toneIn(heard, HERTZ, 8000)).toBeGreaterThan(7_000)
  expect(refused(listener)).toBe(0)
  // The same in clear, so that the measure is known to find it.
  const clear = openLine(codecs)
  clear.line.configure(settings({ codec: 'pcmu', payload: 0 }))
  for (let at = 0; at < 50; at++) clear.run(20, tone(HERTZ, 8000, 8000).subarray(at * 160, at * 160 + 160))
  expect(seen(clear.rtp.map(({ bytes }) => bytes))).toBeGreaterThan(7_000)
  // Noise of full scale has about a hundredth of its strength at any one pitch.
  expect(seen(wire)).toBeLessThan(1_500)
})

test('the keys that stand in the description open nothing: without the ticket they are only salt', () => {
  const wire = onTheWire('the ticket')
  for (const key of [said.supervisor, said.host]) {
    const open = createSrtpReceiver(key, 10)
    expect(new Set(wire.map((bytes) => open(bytes).kind))).toEqual(new Set(['refused']))
  }
})

test('a wrong ticket gives silence, and every packet of it is counted', () => {
  const wire = onTheWire('the ticket')
  const listener = openEnd('another ticket', 'host')
  listener.from(wire)
  expect(listener.recorded()).toEqual([])
  expect(refused(listener)).toBe(wire.length)
})

test('what was recorded on the way and sent again is refused, and so is our own sound sent back to us', () => {
  const wire = onTheWire('the ticket')
  const listener = openEnd('the ticket', 'host')
  listener.from(wire)
  listener.from(wire)
  expect(listener.recorded().length).toBe(wire.length * 160)
  expect(refused(listener)).toBe(wire.length)
  const speaker = openEnd('the ticket', 'supervisor')
  speaker.from(wire)
  expect(speaker.recorded()).toEqual([])
  expect(refused(speaker)).toBe(wire.length)
})

test('nothing is sealed without keys or without a ticket, so nothing is agreed', () => {
  expect(sealedBy('t', 'host', settings())).toBeNull()
  expect(
    sealedBy('', 'host', settings({ srtp: { suite: SUITE, ours: said.host, theirs: said.supervisor } })),
  ).toBeNull()
  expect(openEnd('t', 'host').keys?.ours).toEqual(openEnd('t', 'supervisor').keys?.theirs)
  expect(openEnd('t', 'host').keys?.ours).not.toEqual(openEnd('u', 'host').keys?.ours)
})
