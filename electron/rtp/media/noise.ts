/** Comfort noise: what a listener hears while the sender is silent on purpose (RFC 3389). */

/** Noise of this level, -dBov: 0 is the loudest, 127 is silence (§3.1). Each call goes on with other samples. */
export function createNoise(): (samples: number, level: number) => Int16Array {
  let state = 0x2545_f491
  return (samples, level) => {
    const pcm = new Int16Array(samples)
    // Even noise from -a to a has an RMS of a/√3; a full-scale square wave is 0 dBov.
    const amplitude = Math.min(32_767, 32_768 * 10 ** (-level / 20) * Math.sqrt(3))
    for (let i = 0; i < samples; i++) {
      // Marsaglia's xorshift: cheap, and nobody's secret.
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      pcm[i] = Math.round((state / 0x8000_0000) * amplitude)
    }
    return pcm
  }
}
