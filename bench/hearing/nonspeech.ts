/** Sound in which nobody speaks, made by rule: silence, ringing, hold music, noise. 8 kHz, 16 bit. */

export const RATE = 8000

export type Kind = 'silence' | 'ringing' | 'music' | 'noise'
export const KINDS: readonly Kind[] = ['silence', 'ringing', 'music', 'noise']

/** Same numbers at every run. */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 31 - 1
  }
}

const SCALE = [0, 2, 4, 7, 9, 12, 14, 16]
const NOTE_S = 0.42

/** One sample after another. */
export function maker(kind: Kind): (i: number) => number {
  const chance = random(7)
  let low = 0
  let notes: number[] = []
  return (i) => {
    const t = i / RATE
    const hiss = chance()
    switch (kind) {
      case 'silence':
        // What an open line carries: about −70 dBFS.
        return 15 * hiss
      case 'ringing':
        // Chile: 400 Hz, one second in five.
        return 15 * hiss + (t % 5 < 1 ? 7000 * Math.sin(2 * Math.PI * 400 * t) : 0)
      case 'music': {
        const place = t % NOTE_S
        if (i % Math.round(NOTE_S * RATE) === 0) {
          const step = SCALE[Math.floor(Math.abs(chance()) * SCALE.length)] ?? 0
          notes = [220 * 2 ** (step / 12), 110 * 2 ** ((SCALE[Math.floor(t / 1.68) % 5] ?? 0) / 12)]
        }
        const envelope = Math.min(1, place * 60) * Math.exp(-place * 2.5)
        let sum = 15 * hiss
        for (const note of notes) {
          for (let k = 1; k <= 5; k++) sum += (2600 / k ** 1.3) * envelope * Math.sin(2 * Math.PI * note * k * t)
        }
        return sum
      }
      case 'noise': {
        // A street: brown noise that swells and sinks by 12 dB within a minute, with hiss.
        low = 0.97 * low + hiss
        return (500 + 350 * Math.sin((2 * Math.PI * t) / 41)) * (0.4 * low + 0.3 * hiss)
      }
    }
  }
}
