/** One band of G.722: a quantizer whose step follows the sound, and the predictor that both ends keep alike (G.722 §3.3 to §3.6, §6.2). */
import { HIGH_MOVES, LOW_MOVES, LOW_NEGATIVE, LOW_POSITIVE, POWERS, Q6, QM2, QM4, QM6 } from './g722Tables.ts'

export type Band = {
  /** The code word for the next sample of this band. */
  encode(sample: number): number
  /** What the code word stands for, not yet limited. */
  decode(code: number): number
}

type Kind = {
  /** Step at the beginning. */
  readonly step: number
  readonly mostLog: number
  /** Octaves that the step lies below its table. */
  readonly shift: number
  readonly quantize: (difference: number, step: number) => number
  /** For the predictor, which the lower band feeds with its four highest bits only: a robbed bit then costs nothing. */
  readonly predictable: (code: number) => number
  readonly heard: (code: number) => number
  readonly move: (code: number) => number
}

export const LOW: Kind = {
  step: 32,
  mostLog: 18_432,
  shift: 8,
  quantize(difference, step) {
    const size = difference >= 0 ? difference : -(difference + 1)
    let interval = 1
    while (interval < 30 && size >= ((Q6[interval] ?? 0) * step) >> 12) interval++
    return (difference < 0 ? LOW_NEGATIVE[interval] : LOW_POSITIVE[interval]) ?? 0
  },
  predictable: (code) => QM4[code >> 2] ?? 0,
  heard: (code) => QM6[code] ?? 0,
  move: (code) => LOW_MOVES[code >> 2] ?? 0,
}

export const HIGH: Kind = {
  step: 8,
  mostLog: 22_528,
  shift: 10,
  quantize(difference, step) {
    const size = difference >= 0 ? difference : -(difference + 1)
    const outer = size >= (564 * step) >> 12
    return difference < 0 ? (outer ? 0 : 1) : outer ? 2 : 3
  },
  predictable: (code) => QM2[code] ?? 0,
  heard: (code) => QM2[code] ?? 0,
  move: (code) => HIGH_MOVES[code] ?? 0,
}

export const saturate = (value: number): number => (value > 32_767 ? 32_767 : value < -32_768 ? -32_768 : value)

export function createBand(kind: Kind): Band {
  let step = kind.step
  /** Logarithm of the step. */
  let log = 0
  /** What the next sample is thought to be, and the part of it that the zeros say. */
  let prediction = 0
  let zeroPart = 0
  /** Poles: two coefficients, and the two last rebuilt samples that they weigh, doubled. */
  let pole1 = 0
  let pole2 = 0
  let rebuilt1 = 0
  /** Signs (−1 for below zero, else 0) of the last two samples rebuilt without the poles. */
  let sign1 = 0
  let sign2 = 0
  /** Zeros: six coefficients and the six last differences. */
  const zeros = new Int32Array(6)
  const differences = new Int32Array(6)

  /** Both ends learn from the same code word (blocks 3 and 4). */
  function learn(code: number): void {
    const difference = (step * kind.predictable(code)) >> 15
    log = Math.max(0, Math.min(kind.mostLog, ((log * 127) >> 7) + kind.move(code)))
    const octaves = kind.shift - (log >> 11)
    const power = POWERS[(log >> 6) & 31] ?? 0
    step = (octaves < 0 ? power << -octaves : power >> octaves) << 2
    movePoles(difference)
    moveZeros(difference)
    const rebuilt = saturate(prediction + difference)
    const doubled = saturate(rebuilt + rebuilt)
    const poles = saturate(((pole1 * doubled) >> 15) + ((pole2 * rebuilt1) >> 15))
    rebuilt1 = doubled
    prediction = saturate(poles + zeroPart)
  }

  /** UPPOL2, UPPOL1: the coefficients follow the signs and stay where the filter is stable. */
  function movePoles(difference: number): void {
    const sign = saturate(zeroPart + difference) >> 31
    const leaned = saturate(pole1 << 2)
    const toward = sign === sign1 ? Math.min(32_767, -leaned) : leaned
    const next2 = (toward >> 7) + (sign === sign2 ? 128 : -128) + ((pole2 * 32_512) >> 15)
    pole2 = Math.max(-12_288, Math.min(12_288, next2))
    const most = 15_360 - pole2
    const next1 = (sign === sign1 ? 192 : -192) + ((pole1 * 32_640) >> 15)
    pole1 = Math.max(-most, Math.min(most, next1))
    sign2 = sign1
    sign1 = sign
  }

  /** UPZERO, DELAYA, FILTEZ. */
  function moveZeros(difference: number): void {
    const push = difference === 0 ? 0 : 128
    let sum = 0
    for (let i = 5; i >= 0; i--) {
      const alike = (differences[i] ?? 0) >> 31 === difference >> 31
      const moved = saturate((((zeros[i] ?? 0) * 32_640) >> 15) + (alike ? push : -push))
      zeros[i] = moved
      const entering = i === 0 ? difference : (differences[i - 1] ?? 0)
      sum += (moved * saturate(entering + entering)) >> 15
    }
    differences.copyWithin(1, 0, 5)
    differences[0] = difference
    zeroPart = saturate(sum)
  }

  return {
    encode(sample) {
      const code = kind.quantize(saturate(sample - prediction), step)
      learn(code)
      return code
    },
    decode(code) {
      const heard = prediction + ((step * kind.heard(code)) >> 15)
      learn(code)
      return heard
    },
  }
}
