/** The head of the recordings that we write: 44 bytes whose two sizes are filled in again as the sound grows. */

export const WAV_HEADER_BYTES = 44

/** Sizes are 32 bit in RIFF; a file beyond them says "to the end", which our reader and the usual players understand. */
const MOST = 0xffffffff

/** Header of 16-bit PCM with `dataBytes` bytes of sound behind it. */
export function wavHeader(sound: { sampleRate: number; channels: number; dataBytes: number }): Uint8Array {
  const { sampleRate, channels, dataBytes } = sound
  const header = new Uint8Array(WAV_HEADER_BYTES)
  const view = new DataView(header.buffer)
  const tag = (at: number, text: string): void => header.set(new TextEncoder().encode(text), at)
  const fits = dataBytes + WAV_HEADER_BYTES - 8 <= MOST
  tag(0, 'RIFF')
  view.setUint32(4, fits ? dataBytes + WAV_HEADER_BYTES - 8 : MOST, true)
  tag(8, 'WAVE')
  tag(12, 'fmt ')
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, channels, true)
  view.setUint32(24, sampleRate, true)
  view.setUint32(28, sampleRate * channels * 2, true)
  view.setUint16(32, channels * 2, true)
  view.setUint16(34, 16, true)
  tag(36, 'data')
  view.setUint32(40, fits ? dataBytes : MOST, true)
  return header
}

/** A whole small WAV file, e.g. a clip of a call; `pcm` is interleaved. */
export function writeWav(pcm: Int16Array, sound: { sampleRate: number; channels: number }): Uint8Array {
  const head = wavHeader({ ...sound, dataBytes: pcm.byteLength })
  const file = new Uint8Array(head.length + pcm.byteLength)
  file.set(head)
  const view = new DataView(file.buffer, head.length)
  for (let i = 0; i < pcm.length; i++) view.setInt16(i * 2, pcm[i] ?? 0, true)
  return file
}
