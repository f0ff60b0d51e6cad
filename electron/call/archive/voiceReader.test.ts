import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeWav } from '../../audio/wavHeader.ts'
import { openOpus } from '../../rtp/codec/opus.ts'
import { prove } from './proof.ts'
import { transcode } from './transcode.ts'
import { ArchiveError, openVoiceReader } from './voiceReader.ts'
import { openWavFile } from './wavFile.ts'

const opus = await openOpus()
const dir = mkdtempSync(join(tmpdir(), 'voices-'))

/** Two tones, the dispatcher's lower than the caller's, climbing so that every second differs from the others. */
function tones(name: string, rate: number, samples: number, shift = 0): string {
  const at = (i: number, hz: number): number => {
    const t = (i + shift) / rate
    return 6000 * Math.sin(2 * Math.PI * (hz + 15 * t) * t)
  }
  const pcm = Int16Array.from({ length: samples * 2 }, (_, i) => at(i >> 1, i % 2 ? 310 : 190))
  const file = join(dir, name)
  writeFileSync(file, writeWav(pcm, { sampleRate: rate, channels: 2 }))
  return file
}

test.each([
  [8000, 1],
  [8000, 159],
  [8000, 24_001],
  [16_000, 48_000],
  [11_025, 30_000],
  [44_100, 90_001],
  [48_000, 100_000],
])('%i Hz, %i samples: as long as it was, to the sample', async (rate, samples) => {
  const wav = openWavFile(tones('length.wav', rate, samples))
  const file = join(dir, 'length.opus')
  await transcode({ wav, file, opus })
  const reader = openVoiceReader(file, opus)

  expect(reader.length).toBe(Math.round((Math.round((samples * 48_000) / rate) * reader.sampleRate) / 48_000))
  expect(reader.read(0, reader.length + 500)[1].length).toBe(reader.length)
  if (samples > 20_000) {
    const { likeness } = await prove(wav, reader)
    for (const alike of likeness) expect(alike).toBeGreaterThan(0.85)
  }
  reader.close()
  wav.close()
})

test('any stretch is what the whole has there, once the decoders are settled', async () => {
  const wav = openWavFile(tones('any.wav', 8000, 40_000))
  const file = join(dir, 'any.opus')
  await transcode({ wav, file, opus })
  const reader = openVoiceReader(file, opus)
  const [whole] = reader.read(0, reader.length)
  fc.assert(
    fc.property(fc.nat(40_100), fc.nat(3000), (from, count) => {
      const [part] = reader.read(from, count)
      const there = whole.subarray(from, from + count)
      expect(part.length).toBe(there.length)
      part.forEach((sample, i) => {
        if (Math.abs(sample - (there[i] ?? 0)) > 1500) throw new Error(`sample ${from + i} differs`)
      })
    }),
    { numRuns: 40 },
  )
  reader.close()
  wav.close()
})

test('an archive of another call, of another second, or shorter than the recording is no proof', async () => {
  const wav = openWavFile(tones('one.wav', 8000, 40_000))
  const make = async (file: string): Promise<ReturnType<typeof openVoiceReader>> => {
    const other = openWavFile(file)
    await transcode({ wav: other, file: `${file}.opus`, opus })
    other.close()
    return openVoiceReader(`${file}.opus`, opus)
  }

  await expect(prove(wav, await make(tones('late.wav', 8000, 40_000, 8000)))).rejects.toThrow(/alike/)
  await expect(prove(wav, await make(tones('short.wav', 8000, 39_000)))).rejects.toThrow(/long/)
  wav.close()
})

test('a broken or cut archive is refused by name, never half played', async () => {
  const wav = openWavFile(tones('whole.wav', 8000, 24_000))
  const file = join(dir, 'whole.opus')
  await transcode({ wav, file, opus })
  wav.close()
  const good = readFileSync(file)
  const broken = join(dir, 'broken.opus')
  fc.assert(
    fc.property(fc.nat(), fc.boolean(), (place, isCut) => {
      const at = place % good.length
      const bytes = isCut ? good.subarray(0, at) : Uint8Array.from(good).with(at, (good[at] ?? 0) ^ 0x10)
      writeFileSync(broken, bytes)
      expect(() => openVoiceReader(broken, opus)).toThrow(ArchiveError)
    }),
    { numRuns: 150 },
  )
})
