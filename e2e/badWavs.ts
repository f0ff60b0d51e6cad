/** Recordings that cannot be played, each wrong in one way. */

type Form = { channels?: number; rate?: number; blockAlign?: number; tag?: number; bits?: number; seconds?: number }

/** A PCM WAV of a tone, 8 kHz, one voice, but for what `form` says otherwise. */
export function wav(form: Form = {}): Buffer {
  const { channels = 1, rate = 8000, tag = 1, bits = 16, seconds = 2 } = form
  const { blockAlign = (channels * bits) / 8 } = form
  const sound = Buffer.alloc(Math.round(8000 * seconds) * 2)
  for (let n = 0; n < sound.length / 2; n++) sound.writeInt16LE(Math.round(6000 * Math.sin(n / 6)), n * 2)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + sound.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(tag, 20)
  head.writeUInt16LE(channels, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * blockAlign, 28)
  head.writeUInt16LE(blockAlign, 32)
  head.writeUInt16LE(bits, 34)
  head.write('data', 36)
  head.writeUInt32LE(sound.length, 40)
  return Buffer.concat([head, sound])
}

export type BadWav = { readonly name: string; readonly bytes: Buffer; readonly field: string; readonly prints: RegExp }

export const BAD_WAVS: readonly BadWav[] = [
  { name: 'empty.wav', bytes: Buffer.alloc(0), field: 'file', prints: /empty/ },
  { name: 'truncated.wav', bytes: wav().subarray(0, 30), field: 'fmt', prints: /cut off/ },
  { name: 'headerOnly.wav', bytes: wav().subarray(0, 44), field: 'data', prints: /no sound/ },
  { name: 'brokenOff.wav', bytes: wav().subarray(0, 9000), field: 'data', prints: /0\.6 s of the 2\.0 s/ },
  { name: 'lying.wav', bytes: wav({ blockAlign: 7 }), field: 'blockAlign', prints: /the header says 7 bytes/ },
  {
    name: 'notes.wav',
    bytes: Buffer.from('Not sound at all, only a text file.\n'),
    field: 'file',
    prints: /not a WAV/,
  },
  { name: 'zeroHz.wav', bytes: wav({ rate: 0 }), field: 'sampleRate', prints: /0 Hz/ },
  { name: 'nine.wav', bytes: wav({ channels: 9 }), field: 'channels', prints: /9 channels/ },
]
