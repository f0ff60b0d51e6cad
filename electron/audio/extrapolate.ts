/** Goes on with a sound as a sum of its resonances would: linear prediction fitted by Burg's method, which never grows without end. */

/** Weights of the last samples, the latest first: each sample is foretold as their sum. `order` of them, fitted on all of `sound`. */
export function predictorOf(sound: Float32Array, order: number): Float64Array {
  const length = sound.length
  const forward = Float64Array.from(sound)
  const backward = Float64Array.from(sound)
  const weights = new Float64Array(order + 1)
  const before = new Float64Array(order + 1)
  weights[0] = 1
  for (let m = 1; m <= order && m < length; m++) {
    let cross = 0
    // Keeps digital silence from dividing by zero.
    let energy = 1e-3
    for (let i = m; i < length; i++) {
      const f = forward[i] ?? 0
      const b = backward[i - 1] ?? 0
      cross += f * b
      energy += f * f + b * b
    }
    const reflection = (-2 * cross) / energy
    before.set(weights)
    for (let i = 1; i <= m; i++) weights[i] = (before[i] ?? 0) + reflection * (before[m - i] ?? 0)
    for (let i = length - 1; i >= m; i--) {
      const f = forward[i] ?? 0
      const b = backward[i - 1] ?? 0
      forward[i] = f + reflection * b
      backward[i] = b + reflection * f
    }
  }
  return weights.subarray(1).map((weight) => -weight)
}

/** `samples` more of `sound`, which must be at least as long as the predictor. */
export function extrapolate(sound: Float32Array, predictor: Float64Array, samples: number): Float32Array {
  const order = predictor.length
  const line = new Float64Array(order + samples)
  line.set(sound.subarray(sound.length - order))
  for (let at = order; at < line.length; at++) {
    let sum = 0
    for (let k = 0; k < order; k++) sum += (predictor[k] ?? 0) * (line[at - 1 - k] ?? 0)
    line[at] = sum
  }
  return Float32Array.from(line.subarray(order))
}
