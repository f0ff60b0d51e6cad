/**
 * What a model may answer, derived from the one canonical record: a field added there is in the schema by itself. Every key is
 * required and no union stands below the list of changes, so the schema is valid for the strict modes of all providers.
 */
import { FIELDS, type FieldSpec } from '../../../convex/domain/canonical.ts'
import type { JsonSchema } from './llm.ts'

export type FieldSpecs = Readonly<Record<string, FieldSpec>>

/** A web address is never spoken. */
export const spoken = (fields: FieldSpecs): readonly string[] =>
  Object.keys(fields).filter((name) => fields[name]?.kind !== 'url')

export function answerSchema(fields: FieldSpecs = FIELDS): JsonSchema {
  const names = spoken(fields)
  const kindOf = (name: string): FieldSpec['kind'] | undefined => fields[name]?.kind
  const valuesOf = (name: string): readonly string[] | undefined => fields[name]?.values
  const open = names.filter((name) => valuesOf(name) === undefined)
  const lists = open.filter((name) => kindOf(name) === 'list')
  const single = open.filter((name) => kindOf(name) !== 'list')
  const closed = names.flatMap((name) => {
    const values = valuesOf(name)
    return values ? [change([name], kindOf(name) === 'list' ? LIST_OPS : ['set'], { enum: [...values] })] : []
  })
  return {
    type: 'object',
    additionalProperties: false,
    required: ['changes'],
    properties: {
      changes: {
        type: 'array',
        items: {
          anyOf: [
            ...(single.length > 0 ? [change(single, ['set'], {})] : []),
            ...(lists.length > 0 ? [change(lists, LIST_OPS, {})] : []),
            ...closed,
            change(names, ['retract']),
          ],
        },
      },
    },
  }
}

const LIST_OPS = ['add', 'remove']

/** `value` absent: a change that has none. */
function change(fields: readonly string[], ops: readonly string[], value?: JsonSchema): JsonSchema {
  const properties = {
    field: { type: 'string', enum: fields },
    op: { type: 'string', enum: ops },
    ...(value ? { value: { type: 'string', ...value } } : {}),
    entry: { type: 'integer' },
    quote: { type: 'string' },
    confidence: { type: 'number' },
  }
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties }
}
