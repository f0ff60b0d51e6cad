/** Evaluates `.filter(q => …)` expressions, as convex/server serialises them, over encoded documents. */
import { compareValues, type JSONValue, jsonToConvex, type Value } from 'convex/values'
import { fieldOf, isObject, type JSONObject, specialTag } from './keys.ts'

type Evaluated = Value | undefined

const decode = (value: JSONValue | undefined): Evaluated =>
  value === undefined || specialTag(value) === '$undefined' ? undefined : jsonToConvex(value)

const pair = (doc: JSONObject, operand: JSONValue | undefined): [Evaluated, Evaluated] => {
  if (!Array.isArray(operand)) throw new Error('A filter comparison takes two operands.')
  return [evaluate(doc, operand[0]), evaluate(doc, operand[1])]
}

const compared = (doc: JSONObject, operand: JSONValue | undefined): number => compareValues(...pair(doc, operand))

/** Arithmetic keeps Convex's rule: both int64 or both float64. */
const arithmetic = (
  doc: JSONObject,
  operand: JSONValue | undefined,
  floats: (a: number, b: number) => number,
  integers: (a: bigint, b: bigint) => bigint,
): Evaluated => {
  const [a, b] = pair(doc, operand)
  if (typeof a === 'number' && typeof b === 'number') return floats(a, b)
  if (typeof a === 'bigint' && typeof b === 'bigint') return BigInt.asIntN(64, integers(a, b))
  throw new Error('Arithmetic in a filter needs two numbers of the same type.')
}

const every = (operand: JSONValue | undefined): JSONValue[] => (Array.isArray(operand) ? operand : [])

/** The value of one expression over `doc`; throws on an operator that Convex does not have. */
export const evaluate = (doc: JSONObject, expression: JSONValue | undefined): Evaluated => {
  if (!isObject(expression)) throw new Error('A filter expression must be an object.')
  const operator = Object.keys(expression)[0] ?? ''
  const operand = expression[operator]
  switch (operator) {
    case '$field':
      return decode(fieldOf(doc, String(operand)))
    case '$literal':
      return decode(operand)
    case '$eq':
      return compared(doc, operand) === 0
    case '$neq':
      return compared(doc, operand) !== 0
    case '$lt':
      return compared(doc, operand) < 0
    case '$lte':
      return compared(doc, operand) <= 0
    case '$gt':
      return compared(doc, operand) > 0
    case '$gte':
      return compared(doc, operand) >= 0
    case '$and':
      return every(operand).every((each) => evaluate(doc, each) === true)
    case '$or':
      return every(operand).some((each) => evaluate(doc, each) === true)
    case '$not':
      return evaluate(doc, operand) !== true
    case '$add':
      return arithmetic(
        doc,
        operand,
        (a, b) => a + b,
        (a, b) => a + b,
      )
    case '$sub':
      return arithmetic(
        doc,
        operand,
        (a, b) => a - b,
        (a, b) => a - b,
      )
    case '$mul':
      return arithmetic(
        doc,
        operand,
        (a, b) => a * b,
        (a, b) => a * b,
      )
    case '$div':
      return arithmetic(
        doc,
        operand,
        (a, b) => a / b,
        (a, b) => a / b,
      )
    case '$mod':
      return arithmetic(
        doc,
        operand,
        (a, b) => a % b,
        (a, b) => a % b,
      )
    case '$neg': {
      const value = evaluate(doc, operand)
      if (typeof value === 'number' || typeof value === 'bigint') return -value
      throw new Error('Only numbers can be negated in a filter.')
    }
    default:
      throw new Error(`The filter operator ${operator} is not supported by the embedded engine.`)
  }
}

/** Whether a document passes the filter: true only for the boolean true, as in Convex. */
export const passes = (doc: JSONObject, expression: JSONValue): boolean => evaluate(doc, expression) === true
