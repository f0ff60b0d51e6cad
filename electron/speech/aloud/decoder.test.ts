/** Bytes of any server: never anything but sound or a refusal, and the same sound however the network cuts it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeWav } from '../../audio/wavHeader.ts'
import { framesOf, NotSound, pcm16, ulaw } from './decoder.ts'

async function* cut(bytes: Uint8Array, lengths: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0
  for (const length of lengths) {
    yield bytes.subarray(at, at + length)
    at += length
  }
  yield bytes.subarray(at)
}
async function heard(bytes: Uint8Array, lengths: readonly number[], open: typeof ulaw): Promise<number[]> {
  const pcm: number[] = []
  for await (const frame of framesOf(cut(bytes, lengths), open())) pcm.push(...frame)
  return pcm
}
const lengths = fc.array(fc.nat(200), { maxLength: 10 })

test('the same sound however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(fc.int16Array({ minLength: 1, maxLength: 400 }), lengths, fc.boolean(), async (pcm, at, wav) => {
      const whole = writeWav(pcm, { sampleRate: 16_000, channels: 1 })
      const bytes = wav ? whole : whole.subarray(44)
      const open = () => pcm16(16_000)
      // Sound that happens to begin like a head is one in four thousand million.
      expect(await heard(bytes, at, open)).toEqual(await heard(bytes, [], open))
    }),
    { numRuns: 60 },
  )
})

test('no bytes bring anything but frames or a refusal', async () => {
  const head = fc.constantFrom('', 'RIFF', 'RIFF\0\0\0\0WAVEfmt \x10\0\0\0', 'RIFF\0\0\0\0WAVEdata\0\0\0\0')
  await fc.assert(
    fc.asyncProperty(head, fc.uint8Array({ maxLength: 9000 }), lengths, async (start, rest, at) => {
      const bytes = new Uint8Array([...Buffer.from(start, 'latin1'), ...rest])
      for (const open of [ulaw, () => pcm16(24_000)])
        expect(
          await heard(bytes, at, open).then(
            (pcm) => pcm.length % 160,
            (error: unknown) => (error instanceof NotSound ? 0 : error),
          ),
        ).toBe(0)
    }),
    { numRuns: 60 },
  )
})
