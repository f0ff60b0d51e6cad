/** How loud each voice of a recording was, moment by moment: what a waveform is drawn from, small enough to lie beside the recording. */

/** How long one value stands for, ms. */
export const PEAK_MS = 50

/** One byte a moment: 255 times the root of the largest sample's share of full scale, so that quiet speech can still be told from silence. */
export type Peaks = {
  readonly durationMs: number
  readonly agent: Uint8Array
  readonly customer: Uint8Array
}

/** Two voices that can be read a stretch at a time, dispatcher first. */
export type Voices = {
  /** Hz. */
  readonly sampleRate: number
  /** Samples of each voice. */
  readonly length: number
  read(from: number, count: number): readonly [Int16Array, Int16Array]
}

/** Long enough that what decoders need to settle is a small part of it. */
const STRETCH_MS = 20_000

/** Measures a whole recording; `tell` hears the share that is done, 0 to 1, after each stretch. */
export async function measure(
  voices: Voices,
  tell: (share: number) => void | Promise<void> = () => {},
): Promise<Peaks> {
  const { sampleRate, length } = voices
  const durationMs = Math.round((length * 1000) / sampleRate)
  const buckets = Math.ceil(durationMs / PEAK_MS)
  const peaks = { durationMs, agent: new Uint8Array(buckets), customer: new Uint8Array(buckets) }
  const perBucket = (sampleRate * PEAK_MS) / 1000
  const stretch = Math.round((sampleRate * STRETCH_MS) / 1000)
  for (let from = 0; from < length; from += stretch) {
    const [agent, customer] = voices.read(from, Math.min(stretch, length - from))
    raise(peaks.agent, agent, from, perBucket)
    raise(peaks.customer, customer, from, perBucket)
    await tell(Math.min(1, (from + stretch) / length))
  }
  return peaks
}

function raise(peaks: Uint8Array, pcm: Int16Array, from: number, perBucket: number): void {
  for (let i = 0; i < pcm.length; ) {
    const bucket = Math.floor((from + i) / perBucket)
    const end = Math.min(pcm.length, Math.ceil((bucket + 1) * perBucket) - from)
    let most = 0
    for (; i < end; i++) most = Math.max(most, Math.abs(pcm[i] ?? 0))
    if (bucket < peaks.length) peaks[bucket] = Math.max(peaks[bucket] ?? 0, byteOf(most))
  }
}

const byteOf = (sample: number): number => Math.round(255 * Math.sqrt(Math.min(1, sample / 32_767)))

/** At most `buckets` values a voice, each the loudest of those that it stands for. */
export function coarser(peaks: Peaks, buckets: number): Peaks {
  const length = peaks.agent.length
  if (length <= buckets) return peaks
  const shrink = (voice: Uint8Array): Uint8Array =>
    Uint8Array.from({ length: buckets }, (_, i) => {
      const part = voice.subarray(Math.floor((i * length) / buckets), Math.ceil(((i + 1) * length) / buckets))
      return part.reduce((most, value) => Math.max(most, value), 0)
    })
  return { durationMs: peaks.durationMs, agent: shrink(peaks.agent), customer: shrink(peaks.customer) }
}

/** «VGPK», version, ms a value, ms of the recording, values a voice; then the dispatcher's and the caller's. Little endian. */
const MAGIC = 0x4b504756
const VERSION = 1
const HEAD_BYTES = 20

export function encodePeaks({ durationMs, agent, customer }: Peaks): Uint8Array {
  const bytes = new Uint8Array(HEAD_BYTES + agent.length + customer.length)
  const view = new DataView(bytes.buffer)
  for (const [i, value] of [MAGIC, VERSION, PEAK_MS, durationMs, agent.length].entries())
    view.setUint32(i * 4, value, true)
  bytes.set(agent, HEAD_BYTES)
  bytes.set(customer, HEAD_BYTES + agent.length)
  return bytes
}

/** Null for anything that `encodePeaks` of this version did not write whole. */
export function decodePeaks(bytes: Uint8Array): Peaks | null {
  if (bytes.length < HEAD_BYTES) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [magic, version, ms, durationMs = 0, length = 0] = Array.from({ length: 5 }, (_, i) =>
    view.getUint32(i * 4, true),
  )
  if (magic !== MAGIC || version !== VERSION || ms !== PEAK_MS) return null
  if (length !== Math.ceil(durationMs / PEAK_MS) || bytes.length !== HEAD_BYTES + 2 * length) return null
  return {
    durationMs,
    agent: bytes.slice(HEAD_BYTES, HEAD_BYTES + length),
    customer: bytes.slice(HEAD_BYTES + length),
  }
}
