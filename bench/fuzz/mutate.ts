/** Makes a message that was never sent out of real ones: bits turned, pieces lost, doubled, swapped, inflated, from another message. */
import type { Chance } from './chance.ts'

/** What parsers trip over; each subject adds words of its own. */
const TOKENS = [
  '\r\n', '\r\n\r\n', '\n', '\r', '\r\n ', '\0', ' ', '\t', ',', ';', ':', '=', '"', '\\', '\\"', '<', '>', '<>', '@', '?', '%', '%00', '%4', '/', '[', ']', '[::1]',
  '&', '&amp;', '&#0;', '&#x110000;', '&x;', '<!--', '-->', '<![CDATA[', ']]>', '<?', '<!DOCTYPE x [<!ENTITY a "b">]>', '</', '/>', '\u00ff', '\u{1f600}', '\ufeff',
  '0', '-1', '99999999999999999999', '1e309', 'NaN', '4294967296', '__proto__', 'constructor',
] as const // biome-ignore format: a table
/** Bytes that an inflated message has: what a head of SIP may have at most. */
const INFLATED = 61_440
/** One message in so many is inflated: each costs as much as a hundred others. */
const INFLATE = 50

export function mutate(samples: readonly Uint8Array[], words: readonly string[], chance: Chance): Uint8Array {
  let bytes: Buffer = Buffer.from(chance.pick(samples))
  const changes = 1 + chance.below(8)
  for (let change = 0; change < changes; change++) bytes = changeOne(bytes, samples, words, chance)
  return chance.below(INFLATE) === 0 ? inflate(bytes, words, chance) : bytes
}

function changeOne(bytes: Buffer, samples: readonly Uint8Array[], words: readonly string[], chance: Chance): Buffer {
  const at = chance.below(bytes.length + 1)
  const end = Math.min(bytes.length, at + 1 + chance.below(chance.below(4) === 0 ? 400 : 12))
  const [before, piece, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)]
  switch (chance.below(9)) {
    case 0:
      return Buffer.concat([before, Buffer.from(piece).fill(chance.below(256)), after])
    case 1:
      return Buffer.concat([before, after])
    case 2:
      return Buffer.concat([before, piece, piece, after])
    case 3:
      return Buffer.concat([before, after, piece])
    case 4:
      return Buffer.from(before)
    case 5: {
      const other = Buffer.from(chance.pick(samples))
      const from = chance.below(other.length + 1)
      return Buffer.concat([before, other.subarray(from, from + chance.below(300)), after])
    }
    case 6: {
      const turned = Buffer.from(bytes)
      if (at < turned.length) turned[at] = (turned[at] ?? 0) ^ (1 << chance.below(8))
      return turned
    }
    default:
      return Buffer.concat([before, wordOf(words, chance), chance.below(2) === 0 ? piece : Buffer.alloc(0), after])
  }
}

const wordOf = (words: readonly string[], chance: Chance): Buffer =>
  Buffer.from(words.length > 0 && chance.below(2) === 0 ? chance.pick(words) : chance.pick(TOKENS))

/** One piece again and again: a letter, a word, a line, a bit of the message itself. */
function inflate(bytes: Buffer, words: readonly string[], chance: Chance): Buffer {
  const at = chance.below(bytes.length + 1)
  const own = bytes.subarray(at, at + 1 + chance.below(60))
  const unit = chance.below(2) === 0 && own.length > 0 ? own : wordOf(words, chance)
  const times = Math.max(1, Math.floor((INFLATED - bytes.length) / Math.max(1, unit.length)))
  return Buffer.concat([bytes.subarray(0, at), ...Array<Buffer>(times).fill(unit), bytes.subarray(at)])
}
