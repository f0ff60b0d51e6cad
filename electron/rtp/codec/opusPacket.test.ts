import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openOpus } from './opus.ts'
import { readOpusPacket } from './opusPacket.ts'

const opus = await openOpus()

/** From ffmpeg with libopus 1.3.1: what it is, its packets in base64, then the sound of the last one at 16 kHz mono as ffmpeg heard it. */
type Vector = { readonly what: string; readonly packets: readonly string[]; readonly heard: string }
const vectors = JSON.parse(readFileSync(join(import.meta.dirname, 'opus.peer.json'), 'utf8')) as readonly Vector[]

test.each(vectors)('a peer’s packets are heard as it hears them: $what', ({ packets, heard }) => {
  const decoder = opus.openDecoder({ rate: 16_000, channels: 1 })
  const sound: number[] = []
  for (const packet of packets) {
    const bytes = Uint8Array.from(Buffer.from(packet, 'base64'))
    const pcm = decoder.decode(bytes)
    expect(pcm?.length).toBe((readOpusPacket(bytes)?.duration ?? 0) / 3)
    sound.push(...(pcm ?? []))
  }
  decoder.close()
  const bytes = Uint8Array.from(Buffer.from(heard, 'base64'))
  const expected = new Int16Array(bytes.buffer)

  const ours = sound.slice(-expected.length)
  let ab = 0
  let aa = 0
  let bb = 0
  ours.forEach((sample, i) => {
    ab += sample * (expected[i] ?? 0)
    aa += sample ** 2
    bb += (expected[i] ?? 0) ** 2
  })
  expect(ab / Math.sqrt(aa * bb)).toBeGreaterThan(0.99)
  expect(aa / bb).toBeGreaterThan(0.9)
  expect(aa / bb).toBeLessThan(1.1)
})

test.each([
  ['no byte at all', []],
  ['two frames of unequal length that must be equal', [0x01, 1, 2, 3, 4, 5, 6].slice(0, 6)],
  ['a first frame that is longer than the packet', [0x02, 200, 1, 2]],
  ['no count', [0x03]],
  ['no frames', [0x03, 0x00]],
  ['more than 120 ms', [0x1b, 0x03]],
  ['padding that never ends', [0x03, 0x41, 255, 255]],
  ['more padding than packet', [0x03, 0x41, 9, 1]],
  ['frames that are no equal shares', [0x03, 0x02, 1, 2, 3]],
  ['a frame of more than 1275 bytes', [0x00, ...new Array<number>(1276).fill(1)]],
])('%s is no Opus packet', (_, bytes) => {
  expect(readOpusPacket(Uint8Array.from(bytes))).toBe(null)
})

test('what we call a packet libopus decodes to the length that we say, or refuses as a whole', () => {
  const decoder = opus.openDecoder({ rate: 48_000, channels: 2 })
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
      const packet = readOpusPacket(bytes)
      const pcm = decoder.decode(bytes)
      if (pcm) expect(pcm.length).toBe((packet?.duration ?? 0) * 2)
      // Whatever passes our rules passes those of libopus.
      else expect(packet).toBe(null)
    }),
    { numRuns: 2000 },
  )
  decoder.close()
})
