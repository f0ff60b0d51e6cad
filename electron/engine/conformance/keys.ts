/** Suite 2: keys sort as Convex sorts values, and a range holds exactly the keys that its predicate does. */
import { compareValues, convexToJson, type Value } from 'convex/values'
import { createDice, type Dice, ODD_VALUES } from '../testing/values.ts'
import { contains, encodeKey, keyRange, type RangeLink } from '../values/keys.ts'
import { draft, type Suite } from './report.ts'

const LETTERS = ['', 'a', '\0', '\u0001', 'ñ', '🚑', '\uffff', 'z', ' ']
const words = (dice: Dice): string => Array.from({ length: dice.below(6) }, () => dice.pick(LETTERS)).join('')

const double = (dice: Dice): number => {
  const bytes = Buffer.from(Array.from({ length: 8 }, () => dice.below(256)))
  return dice.below(3) === 0 ? dice.below(1000) - 500 : bytes.readDoubleBE()
}
const long = (dice: Dice): bigint =>
  BigInt.asIntN(64, (BigInt(dice.below(2 ** 31)) << 33n) ^ BigInt(dice.below(2 ** 31) - 2 ** 30))

/** Any value that Convex can store; NaN payloads are one value in JavaScript and so here. */
const value = (dice: Dice, depth: number): Value => {
  const roll = dice.below(depth > 0 ? 11 : 8)
  if (roll < 3) {
    const odd = dice.pick(ODD_VALUES)
    return odd === '<missing>' ? null : odd
  }
  if (roll === 3) return double(dice)
  if (roll === 4) return long(dice)
  if (roll < 7) return words(dice)
  if (roll === 7) return Uint8Array.from({ length: dice.below(5) }, () => dice.below(256)).buffer
  const many = Array.from({ length: dice.below(4) })
  if (roll < 10) return many.map(() => value(dice, depth - 1))
  return Object.fromEntries(many.map(() => [dice.pick(['x', 'y', 'zz', 'X', 'x_1']), value(dice, depth - 1)]))
}

const OPERATORS = ['Eq', 'Gt', 'Gte', 'Lt', 'Lte'] as const
const holds = (operator: RangeLink['type'], order: number): boolean => {
  if (operator === 'Eq') return order === 0
  if (operator === 'Gt') return order > 0
  if (operator === 'Gte') return order >= 0
  return operator === 'Lt' ? order < 0 : order <= 0
}

export const keys: Suite = async ({ seed, scale }) => {
  const report = draft('keys')
  const pairs = scale === 'large' ? 100_000 : 3000
  const dice = createDice(seed)
  const shown = (each: Value): string => JSON.stringify(convexToJson(each))
  const keyOf = (each: Value): Buffer => encodeKey(convexToJson(each))

  for (let i = 0; i < pairs; i++) {
    const [a, b] = [value(dice, 2), value(dice, 2)]
    const order = Math.sign(compareValues(a, b))
    if (Math.sign(Buffer.compare(keyOf(a), keyOf(b))) !== order) report.differs(`${shown(a)} and ${shown(b)}`)
    const type = dice.pick(OPERATORS)
    const range = keyRange([{ type, fieldPath: 'f', value: convexToJson(b) }], ['f', '_id'], 't.by_f')
    const inside = contains(range, Buffer.concat([keyOf(a), keyOf('some id')]))
    if (inside !== holds(type, order)) report.differs(`${shown(a)} ${type} ${shown(b)}`)
  }
  report.note(`${pairs} pairs, seed ${seed}`)
  report.check('pairs were compared', pairs > 0)
  return report.done()
}
