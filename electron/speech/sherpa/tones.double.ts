/**
 * A transducer that knows two words: a low tone is "bajo", a high one "alto". Loaded and run by the true sherpa-onnx, sound in pieces, words with times out,
 * so that all but the weights of a real model is tried. Built as icefall exports its LSTM transducers: encoder, stateless decoder, joiner and `tokens.txt`.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeOnnx } from './onnx.double.ts'

export const LOW_HZ = 500
export const HIGH_HZ = 1500

/** `blank` first, as the library wants it. */
const TOKENS = ['<blk>', '<unk>', '▁ba', 'jo', '▁al', 'to'] as const
const VOCABULARY = TOKENS.length
const MELS = 80
/** Frames of 10 ms that make one of the encoder's. */
const FRAMES = 4
/** What it wants to see before it says anything, as real models look ahead: 480 ms. */
const AHEAD = 48
const CONTEXT = 2
/** A tone must stand out from the other's band by so much, in the natural logarithm of energy. */
const LOUDER = 6
const NEVER = -1000

/** Kaldi's filter bank: 80 triangles from 20 to 7600 Hz on the mel scale. */
const melOf = (hz: number): number => 1127 * Math.log(1 + hz / 700)
const binOf = (hz: number): number => Math.round(((melOf(hz) - melOf(20)) * (MELS + 1)) / (melOf(7600) - melOf(20))) - 1

export function writeToneModel(folder: string): void {
  writeFileSync(join(folder, 'encoder-tones.onnx'), encoder())
  writeFileSync(join(folder, 'decoder-tones.onnx'), decoder())
  writeFileSync(join(folder, 'joiner-tones.onnx'), joiner())
  writeFileSync(join(folder, 'tokens.txt'), TOKENS.map((token, i) => `${token} ${i}\n`).join(''))
}

/** One frame of scores from four of energies: the band of a word less the band of the other. */
function encoder(): Uint8Array {
  const weights = new Float32Array(MELS * VOCABULARY)
  const low = binOf(LOW_HZ)
  const high = binOf(HIGH_HZ)
  for (const near of [-1, 0, 1]) {
    for (const token of [2, 3]) {
      weights[(low + near) * VOCABULARY + token] = 1 / 3
      weights[(high + near) * VOCABULARY + token] = -1 / 3
    }
    for (const token of [4, 5]) {
      weights[(high + near) * VOCABULARY + token] = 1 / 3
      weights[(low + near) * VOCABULARY + token] = -1 / 3
    }
  }
  const state = { kind: 'float', dims: [1, 'N', 1] } as const
  return writeOnnx({
    inputs: [
      { name: 'x', kind: 'float', dims: ['N', AHEAD, MELS] },
      { name: 'h', ...state },
      { name: 'c', ...state },
    ],
    outputs: [
      { name: 'encoder_out', kind: 'float', dims: ['N', 1, VOCABULARY] },
      { name: 'new_h', ...state },
      { name: 'new_c', ...state },
    ],
    nodes: [
      { op: 'Slice', inputs: ['x', 'from', 'until', 'time'], output: 'now' },
      { op: 'ReduceMean', inputs: ['now'], output: 'mean', attributes: { axes: [1], keepdims: 1 } },
      { op: 'MatMul', inputs: ['mean', 'weights'], output: 'bands' },
      { op: 'Add', inputs: ['bands', 'bias'], output: 'encoder_out' },
      { op: 'Identity', inputs: ['h'], output: 'new_h' },
      { op: 'Identity', inputs: ['c'], output: 'new_c' },
    ],
    constants: [
      { name: 'from', dims: [1], data: BigInt64Array.of(0n) },
      { name: 'until', dims: [1], data: BigInt64Array.of(BigInt(FRAMES)) },
      { name: 'time', dims: [1], data: BigInt64Array.of(1n) },
      { name: 'weights', dims: [MELS, VOCABULARY], data: weights },
      { name: 'bias', dims: [VOCABULARY], data: Float32Array.of(0, NEVER, -LOUDER, -LOUDER, -LOUDER, -LOUDER) },
    ],
    metadata: {
      model_type: 'lstm',
      num_encoder_layers: 1,
      T: AHEAD,
      decode_chunk_len: FRAMES,
      rnn_hidden_size: 1,
      d_model: 1,
    },
  })
}

/** What may follow the last piece: the end of a word its beginning, the other word's beginning an end, so a long tone is one word. */
function decoder(): Uint8Array {
  const may = (...pieces: readonly number[]): number[] =>
    TOKENS.map((_, piece) => (piece === 0 || pieces.includes(piece) ? 0 : NEVER))
  const table = [may(2, 4), may(2, 4), may(3), may(4), may(5), may(2)]
  return writeOnnx({
    inputs: [{ name: 'y', kind: 'int64', dims: ['N', CONTEXT] }],
    outputs: [{ name: 'decoder_out', kind: 'float', dims: ['N', VOCABULARY] }],
    nodes: [
      { op: 'Gather', inputs: ['y', 'last'], output: 'token', attributes: { axis: 1 } },
      { op: 'Gather', inputs: ['table', 'token'], output: 'decoder_out', attributes: { axis: 0 } },
    ],
    constants: [
      { name: 'last', dims: [], data: BigInt64Array.of(BigInt(CONTEXT - 1)) },
      { name: 'table', dims: [VOCABULARY, VOCABULARY], data: Float32Array.from(table.flat()) },
    ],
    metadata: { vocab_size: VOCABULARY, context_size: CONTEXT },
  })
}

function joiner(): Uint8Array {
  const scores = { kind: 'float', dims: ['N', VOCABULARY] } as const
  return writeOnnx({
    inputs: [
      { name: 'encoder_out', ...scores },
      { name: 'decoder_out', ...scores },
    ],
    outputs: [{ name: 'logit', ...scores }],
    nodes: [{ op: 'Add', inputs: ['encoder_out', 'decoder_out'], output: 'logit' }],
    constants: [],
    metadata: { joiner_dim: VOCABULARY },
  })
}
