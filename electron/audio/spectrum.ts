/** How much of each frequency there is in a short stretch of sound: a Fourier transform under a Hann window. */

export type Spectrum = {
  /** Hz from one value to the next. */
  readonly stepHz: number
  /** Amplitudes from 0 Hz up, in no unit; the array is the same at each call. */
  of(pcm: Int16Array, from: number): Float32Array
}

/** Takes `length` samples at a time, filled with zeros to the next power of two that is at least `padding` times as long. */
export function createSpectrum(length: number, sampleRate: number, padding = 1): Spectrum {
  const size = 2 ** Math.ceil(Math.log2(length * padding))
  const window = Float32Array.from({ length }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (length - 1)))
  const cos = Float32Array.from({ length: size / 2 }, (_, i) => Math.cos((2 * Math.PI * i) / size))
  const sin = Float32Array.from({ length: size / 2 }, (_, i) => -Math.sin((2 * Math.PI * i) / size))
  const reversed = reversedBits(size)
  const re = new Float32Array(size)
  const im = new Float32Array(size)
  const out = new Float32Array(size / 2)
  return {
    stepHz: sampleRate / size,
    of(pcm, from) {
      re.fill(0)
      im.fill(0)
      for (let i = 0; i < length; i++) re[reversed[i] ?? 0] = (pcm[from + i] ?? 0) * (window[i] ?? 0)
      transform(re, im, cos, sin)
      for (let i = 0; i < out.length; i++) out[i] = Math.sqrt((re[i] ?? 0) ** 2 + (im[i] ?? 0) ** 2)
      return out
    },
  }
}

function reversedBits(size: number): Uint32Array {
  const bits = Math.log2(size)
  return Uint32Array.from({ length: size }, (_, i) => {
    let reversed = 0
    for (let bit = 0; bit < bits; bit++) if (i & (1 << bit)) reversed |= 1 << (bits - 1 - bit)
    return reversed
  })
}

/** Cooley and Tukey's, in place, of values that stand in the order of their reversed bits. */
function transform(re: Float32Array, im: Float32Array, cos: Float32Array, sin: Float32Array): void {
  const size = re.length
  for (let half = 1; half < size; half *= 2) {
    const stride = size / (half * 2)
    for (let start = 0; start < size; start += half * 2) {
      for (let k = 0; k < half; k++) {
        const a = start + k
        const b = a + half
        const [c, s] = [cos[k * stride] ?? 1, sin[k * stride] ?? 0]
        const [x, y] = [re[b] ?? 0, im[b] ?? 0]
        const turnedRe = x * c - y * s
        const turnedIm = x * s + y * c
        const [u, v] = [re[a] ?? 0, im[a] ?? 0]
        re[a] = u + turnedRe
        im[a] = v + turnedIm
        re[b] = u - turnedRe
        im[b] = v - turnedIm
      }
    }
  }
}
