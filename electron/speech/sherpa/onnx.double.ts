/** Writes small ONNX models for tests (onnx.proto3, opset 13): what a real runtime loads and runs, without weights from anywhere. */

type Ints = readonly number[]
export type Tensor = { readonly name: string; readonly dims: Ints; readonly data: Float32Array | BigInt64Array }
export type Port = {
  readonly name: string
  readonly kind: 'float' | 'int64'
  /** A word where the size is free. */
  readonly dims: readonly (number | string)[]
}
export type Node = {
  readonly op: string
  readonly inputs: readonly string[]
  readonly output: string
  readonly attributes?: Readonly<Record<string, number | Ints>>
}
export type Graph = {
  readonly inputs: readonly Port[]
  readonly outputs: readonly Port[]
  readonly nodes: readonly Node[]
  readonly constants: readonly Tensor[]
  readonly metadata: Readonly<Record<string, string | number>>
}

const IR_VERSION = 8
const OPSET = 13
const ELEMENT = { float: 1, int64: 7 } as const
const ATTRIBUTE = { int: 2, ints: 7 } as const

/** Field numbers are those of onnx.proto3. */
export const writeOnnx = ({ inputs, outputs, nodes, constants, metadata }: Graph): Uint8Array =>
  bytes(
    int(1, IR_VERSION),
    part(
      7,
      ...nodes.map((node) => part(1, nodeOf(node))),
      text(2, 'graph'),
      ...constants.map((tensor) => part(5, tensorOf(tensor))),
      ...inputs.map((port) => part(11, portOf(port))),
      ...outputs.map((port) => part(12, portOf(port))),
    ),
    part(8, text(1, ''), int(2, OPSET)),
    ...Object.entries(metadata).map(([key, value]) => part(14, text(1, key), text(2, String(value)))),
  )

const nodeOf = ({ op, inputs, output, attributes = {} }: Node): Uint8Array =>
  bytes(
    ...inputs.map((name) => text(1, name)),
    text(2, output),
    text(3, `${op} ${output}`),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) =>
      typeof value === 'number'
        ? part(5, text(1, name), int(3, value), int(20, ATTRIBUTE.int))
        : part(5, text(1, name), ...value.map((one) => int(8, one)), int(20, ATTRIBUTE.ints)),
    ),
  )

const tensorOf = ({ name, dims, data }: Tensor): Uint8Array =>
  bytes(
    ...dims.map((size) => int(1, size)),
    int(2, data instanceof Float32Array ? ELEMENT.float : ELEMENT.int64),
    text(8, name),
    part(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  )

const portOf = ({ name, kind, dims }: Port): Uint8Array => {
  const shape = dims.map((size) => part(1, typeof size === 'number' ? int(1, size) : text(2, size)))
  return bytes(text(1, name), part(2, part(1, int(1, ELEMENT[kind]), part(2, ...shape))))
}

const bytes = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))
const varint = (value: number): Uint8Array => {
  const out: number[] = []
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Uint8Array.of(...out, left)
    out.push((left % 128) + 128)
  }
}
const int = (field: number, value: number): Uint8Array => bytes(varint(field * 8), varint(value))
const part = (field: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = bytes(...parts)
  return bytes(varint(field * 8 + 2), varint(whole.length), whole)
}
const text = (field: number, value: string): Uint8Array => part(field, new TextEncoder().encode(value))
