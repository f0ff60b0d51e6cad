/** Small pictures: a PNG as a browser makes it, written again with at most 256 colours (PNG, ISO/IEC 15948). */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

type Pixels = { readonly width: number; readonly height: number; readonly rgb: Uint8Array }

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256

/** Reads 8-bit RGB or RGBA without interlace, which is what Chromium writes; alpha is dropped. Throws for any other. */
export function readPng(png: Buffer): Pixels {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  const [depth, kind, interlace] = [png.readUInt8(24), png.readUInt8(25), png.readUInt8(28)]
  if (!png.subarray(0, 8).equals(SIGNATURE) || depth !== 8 || (kind !== 2 && kind !== 6) || interlace !== 0)
    throw new Error('not a picture of this browser')
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; ) {
    const size = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + size))
    at += size + 12
  }
  const raw = inflateSync(Buffer.concat(parts))
  const depthBytes = kind === 6 ? 4 : 3
  const stride = width * depthBytes
  const rgb = new Uint8Array(width * height * 3)
  let above = new Uint8Array(stride)
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1)
    const line = unfilter(raw[from] ?? 0, raw.subarray(from + 1, from + 1 + stride), above, depthBytes)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < 3; c++) rgb[(y * width + x) * 3 + c] = line[x * depthBytes + c] ?? 0
    above = line
  }
  return { width, height, rgb }
}

/** PNG §9.2. */
function unfilter(kind: number, line: Uint8Array, above: Uint8Array, step: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(line.length)
  for (let i = 0; i < line.length; i++) {
    const [a, b, c] = [i < step ? 0 : (out[i - step] ?? 0), above[i] ?? 0, i < step ? 0 : (above[i - step] ?? 0)]
    const guess = kind === 0 ? 0 : kind === 1 ? a : kind === 2 ? b : kind === 3 ? (a + b) >> 1 : paeth(a, b, c)
    out[i] = (line[i] ?? 0) + guess
  }
  return out
}

function paeth(a: number, b: number, c: number): number {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)]
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
}

type Bin = { count: number; r: number; g: number; b: number }
type Box = readonly Bin[]

/** Five bits a channel: near colours are one. */
const binOf = (r: number, g: number, b: number): number => ((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3)

const CHANNELS = ['r', 'g', 'b'] as const
const mean = (bin: Bin, channel: (typeof CHANNELS)[number]): number => bin[channel] / bin.count
const spanOf = (box: Box, channel: (typeof CHANNELS)[number]): number => {
  const values = box.map((bin) => mean(bin, channel))
  return Math.max(...values) - Math.min(...values)
}

/** Median cut (Heckbert 1982): the box whose colours differ most is halved until there are enough. */
function cut(bins: Box): readonly Box[] {
  const boxes: Box[] = [bins]
  while (boxes.length < MOST_COLOURS) {
    const [widest] = boxes
      .map((box, at) => ({ at, span: box.length < 2 ? 0 : Math.max(...CHANNELS.map((one) => spanOf(box, one))) }))
      .toSorted((a, b) => b.span - a.span)
    const box = widest === undefined || widest.span === 0 ? undefined : boxes[widest.at]
    if (box === undefined || widest === undefined) break
    const channel = CHANNELS.toSorted((a, b) => spanOf(box, b) - spanOf(box, a))[0] ?? 'g'
    const sorted = box.toSorted((a, b) => mean(a, channel) - mean(b, channel))
    boxes.splice(widest.at, 1, sorted.slice(0, sorted.length >> 1), sorted.slice(sorted.length >> 1))
  }
  return boxes
}

const chunk = (name: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([size, body, sum])
}

/** The same picture with a palette; colours that are nearer than 8 of 255 steps may become one. */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, rgb } = readPng(png)
  const bins = new Map<number, Bin>()
  for (let i = 0; i < rgb.length; i += 3) {
    const [r, g, b] = [rgb[i] ?? 0, rgb[i + 1] ?? 0, rgb[i + 2] ?? 0]
    const key = binOf(r, g, b)
    const bin = bins.get(key)
    if (!bin) bins.set(key, { count: 1, r, g, b })
    else {
      bin.count++
      bin.r += r
      bin.g += g
      bin.b += b
    }
  }
  const placeOf = new Map<Bin, number>()
  const palette = cut([...bins.values()]).flatMap((box, at) => {
    const count = box.reduce((sum, bin) => sum + bin.count, 0)
    for (const bin of box) placeOf.set(bin, at)
    return CHANNELS.map((channel) => Math.round(box.reduce((sum, bin) => sum + bin[channel], 0) / count))
  })
  const places = new Map([...bins].map(([key, bin]) => [key, placeOf.get(bin) ?? 0]))
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = (y * width + x) * 3
      lines[y * (width + 1) + 1 + x] = places.get(binOf(rgb[i] ?? 0, rgb[i + 1] ?? 0, rgb[i + 2] ?? 0)) ?? 0
    }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    ...[SIGNATURE, chunk('IHDR', head), chunk('PLTE', Uint8Array.from(palette))],
    ...[chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', new Uint8Array())],
  ])
}
