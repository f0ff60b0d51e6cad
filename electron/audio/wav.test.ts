import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeG711 } from './g711.ts'
import { readWav, WavError } from './wav.ts'
import type { WavField } from './wavError.ts'
import { wavHeader, writeWav } from './wavHeader.ts'

type Header = {
  tag?: number
  channels?: number
  sampleRate?: number
  bits?: number
  blockAlign?: number
  dataBytes?: number
  riffBytes?: number
  /** Bytes after the 16 of the basic description. */
  extra?: Uint8Array
  /** Chunks between the description and the sound. */
  between?: Uint8Array
}

function wavOf(sound: Uint8Array, header: Header = {}): Uint8Array {
  const {
    tag = 1,
    channels = 1,
    sampleRate = 8000,
    bits = 16,
    extra = new Uint8Array(0),
    between = new Uint8Array(0),
  } = header
  const { blockAlign = (channels * bits) / 8, dataBytes = sound.length } = header
  const length = 12 + 8 + 16 + extra.length + between.length + 8 + sound.length
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  const text = (at: number, value: string): void => bytes.set(new TextEncoder().encode(value), at)
  text(0, 'RIFF')
  view.setUint32(4, header.riffBytes ?? length - 8, true)
  text(8, 'WAVEfmt ')
  view.setUint32(16, 16 + extra.length, true)
  view.setUint16(20, tag, true)
  view.setUint16(22, channels, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * blockAlign, true)
  view.setUint16(32, blockAlign, true)
  view.setUint16(34, bits, true)
  bytes.set(extra, 36)
  bytes.set(between, 36 + extra.length)
  const data = 36 + extra.length + between.length
  text(data, 'data')
  view.setUint32(data + 4, dataBytes, true)
  bytes.set(sound, data + 8)
  return bytes
}

const packed = (
  values: readonly number[],
  bytesEach: number,
  set: (view: DataView, at: number, value: number) => void,
): Uint8Array => {
  const bytes = new Uint8Array(values.length * bytesEach)
  const view = new DataView(bytes.buffer)
  for (const [i, value] of values.entries()) set(view, i * bytesEach, value)
  return bytes
}

const ramp = [0, 1000, -1000, 32_767, -32_768]

test.each([
  {
    name: 'PCM 16',
    bits: 16,
    tag: 1,
    sound: packed(ramp, 2, (view, at, x) => view.setInt16(at, x, true)),
    expected: ramp,
  },
  { name: 'PCM 8', bits: 8, tag: 1, sound: Uint8Array.of(128, 0, 255), expected: [0, -32_768, 32_512] },
  {
    name: 'PCM 24',
    bits: 24,
    tag: 1,
    sound: packed(ramp, 3, (view, at, x) => {
      view.setUint8(at, 0x7f)
      view.setInt16(at + 1, x, true)
    }),
    expected: ramp,
  },
  {
    name: 'PCM 32',
    bits: 32,
    tag: 1,
    sound: packed(ramp, 4, (view, at, x) => view.setInt32(at, x * 65_536 + 9, true)),
    expected: ramp,
  },
  {
    name: 'float 32',
    bits: 32,
    tag: 3,
    sound: packed([0, 0.5, -1, 2, Number.NaN], 4, (view, at, x) => view.setFloat32(at, x, true)),
    expected: [0, 16_384, -32_768, 32_767, 0],
  },
  {
    name: 'float 64',
    bits: 64,
    tag: 3,
    sound: packed([0, 0.5, -1, -9], 8, (view, at, x) => view.setFloat64(at, x, true)),
    expected: [0, 16_384, -32_768, -32_768],
  },
  { name: 'A-law', bits: 8, tag: 6, sound: encodeG711('alaw', Int16Array.of(8, -8, 1008)), expected: [8, -8, 1008] },
  { name: 'µ-law', bits: 8, tag: 7, sound: encodeG711('ulaw', Int16Array.of(0, 8, -8)), expected: [0, 8, -8] },
])('reads $name', ({ bits, tag, sound, expected }) => {
  const wav = readWav(wavOf(sound, { bits, tag }))

  expect([...wav.read(0, 0, 100)]).toEqual(expected)
  expect(wav.truncated).toBe(false)
})

test('reads the extensible form by the format that it wraps', () => {
  const guid = [3, 0, 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71]
  const extra = Uint8Array.of(22, 0, 32, 0, 0, 0, 0, 0, ...guid)
  const sound = packed([0.25], 4, (view, at, x) => view.setFloat32(at, x, true))

  const wav = readWav(wavOf(sound, { tag: 0xfffe, bits: 32, extra }))

  expect([wav.format, wav.read(0, 0, 1)[0]]).toEqual(['float', 8192])
})

test('two voices are kept apart, and any stretch can be read', () => {
  fc.assert(
    fc.property(fc.int16Array({ minLength: 2, maxLength: 400 }), fc.nat(300), fc.nat(300), (pcm, start, count) => {
      const both = pcm.subarray(0, pcm.length - (pcm.length % 2))
      const wav = readWav(writeWav(both, { sampleRate: 16_000, channels: 2 }))

      const right = [...both].filter((_, i) => i % 2 === 1)
      expect([...wav.read(1, start, count)]).toEqual(right.slice(start, start + count))
      expect([wav.channels, wav.sampleRate, wav.length]).toEqual([2, 16_000, both.length / 2])
    }),
  )
})

test('other chunks before the sound are stepped over, padding included', () => {
  const list = Uint8Array.of(...new TextEncoder().encode('LIST'), 3, 0, 0, 0, 1, 2, 3, 0)

  expect(readWav(wavOf(Uint8Array.of(1, 0), { between: list })).read(0, 0, 1)[0]).toBe(1)
})

test('a recording that breaks off is playable up to there, and says so', () => {
  const wav = readWav(wavOf(new Uint8Array(320), { dataBytes: 100_000 }))

  expect([wav.length, wav.truncated, wav.missing]).toEqual([160, true, (100_000 - 320) / 2])
})

test.each([
  { name: 'a writer that was killed', dataBytes: 0, riffBytes: 36 },
  { name: 'a writer to a pipe', dataBytes: 0xffffffff, riffBytes: 0xffffffff },
])('sizes never filled in by $name: played to the end of the file', ({ dataBytes, riffBytes }) => {
  const wav = readWav(wavOf(new Uint8Array(320), { dataBytes, riffBytes }))

  expect([wav.length, wav.truncated, wav.missing]).toEqual([160, true, 0])
})

const silence = new Uint8Array(320)
test.each<[string, Uint8Array, WavField]>([
  ['an empty file', new Uint8Array(0), 'file'],
  ['a text file', new TextEncoder().encode('Emergencias, ¿cuál es la dirección?'), 'file'],
  ['a few bytes', new TextEncoder().encode('RIFF'), 'file'],
  ['a header without sound', wavOf(silence).subarray(0, 36), 'data'],
  ['a header cut off', wavOf(silence).subarray(0, 30), 'fmt'],
  ['a file that ends after its name', wavOf(silence).subarray(0, 12), 'fmt'],
  ['no samples', wavOf(new Uint8Array(0)), 'data'],
  ['half a sample', wavOf(new Uint8Array(1)), 'data'],
  ['0 Hz', wavOf(silence, { sampleRate: 0 }), 'sampleRate'],
  ['4 GHz', wavOf(silence, { sampleRate: 0xffffffff }), 'sampleRate'],
  ['no channels', wavOf(silence, { channels: 0 }), 'channels'],
  ['nine channels', wavOf(silence, { channels: 9 }), 'channels'],
  ['12 bits', wavOf(silence, { bits: 12, blockAlign: 2 }), 'bitsPerSample'],
  ['a block of the wrong size', wavOf(silence, { blockAlign: 7 }), 'blockAlign'],
  ['a block of no size', wavOf(silence, { blockAlign: 0 }), 'blockAlign'],
  ['MP3 in a WAV', wavOf(silence, { tag: 0x55 }), 'format'],
  ['an extensible form that is cut off', wavOf(silence, { tag: 0xfffe }), 'fmt'],
])('%s is refused by name', (_, bytes, field) => {
  expect(() => readWav(bytes)).toThrow(expect.objectContaining({ name: 'WavError', field }))
})

test('whatever the bytes are, it reads or refuses, and nothing else', () => {
  const good = wavOf(silence, { channels: 2 })
  const damaged = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 12 }).map((changes) => {
    const bytes = good.slice()
    for (const [at, value] of changes) bytes[at] = value
    return bytes
  })
  const cut = fc.tuple(damaged, fc.nat(good.length)).map(([bytes, end]) => bytes.subarray(0, end))
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), damaged, cut), (bytes) => {
      try {
        const wav = readWav(bytes)
        expect(wav.read(0, 0, wav.length)).toHaveLength(wav.length)
        expect(wav.read(wav.channels - 1, wav.length - 1, 5)).toHaveLength(1)
      } catch (error) {
        expect(error).toBeInstanceOf(WavError)
      }
    }),
    { numRuns: 3000 },
  )
})

test('a header that counts more than 32 bits can hold says "to the end"', () => {
  const view = new DataView(wavHeader({ sampleRate: 8000, channels: 2, dataBytes: 2 ** 33 }).buffer)

  expect([view.getUint32(4, true), view.getUint32(40, true)]).toEqual([0xffffffff, 0xffffffff])
})
