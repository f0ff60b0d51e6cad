import { expect, test } from 'vitest'
import { FIELD_NAMES, FIELDS, type FieldSpec } from '../../../convex/domain/canonical.ts'
import type { JsonSchema } from './llm.ts'
import { answerSchema } from './schema.ts'

type Variant = {
  readonly properties: Record<string, { readonly enum?: readonly string[] }>
  readonly required: string[]
}

const variants = (schema: JsonSchema): Variant[] => {
  const { properties } = schema as { properties: { changes: { items: { anyOf: Variant[] } } } }
  return properties.changes.items.anyOf
}
const ways = (schema: JsonSchema, field: string) =>
  variants(schema).flatMap(({ properties }) =>
    properties.field?.enum?.includes(field) ? [{ ops: properties.op?.enum, values: properties.value?.enum }] : [],
  )

test('a field is answered as its kind asks', () => {
  const schema = answerSchema()
  expect(ways(schema, 'direccion')).toEqual([{ ops: ['set'] }, { ops: ['retract'] }])
  expect(ways(schema, 'alergias')).toEqual([{ ops: ['add', 'remove'] }, { ops: ['retract'] }])
  expect(ways(schema, 'respira')).toEqual([{ ops: ['set'], values: ['si', 'no'] }, { ops: ['retract'] }])
  expect(ways(schema, 'recursos_requeridos')[0]).toEqual({
    ops: ['add', 'remove'],
    values: [...FIELDS.recursos_requeridos.values],
  })
  expect(ways(schema, 'google_maps_url')).toEqual([])
  for (const name of FIELD_NAMES) if (FIELDS[name].kind !== 'url') expect(ways(schema, name)).toHaveLength(2)
})

test('a new field of the record is in the schema by itself', () => {
  const more: Record<string, FieldSpec> = {
    ...FIELDS,
    piso: { kind: 'number', group: 'location' },
    clima: { kind: 'closed', values: ['lluvia', 'nieve'], group: 'location' },
  }
  expect(ways(answerSchema(more), 'piso')).toEqual([{ ops: ['set'] }, { ops: ['retract'] }])
  expect(ways(answerSchema(more), 'clima')[0]).toEqual({ ops: ['set'], values: ['lluvia', 'nieve'] })
  expect(ways(answerSchema(), 'piso')).toEqual([])
})

test('the strict modes of the providers take it: all keys required, nothing more allowed', () => {
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { type, properties, required, additionalProperties, ...rest } = node as Record<string, unknown> // a list too
    if (type === 'object') {
      expect(additionalProperties).toBe(false)
      expect(required).toEqual(Object.keys(properties as object))
    }
    // Keywords that one of the vendors refuses in strict mode.
    for (const word of ['minimum', 'maximum', 'minLength', 'oneOf', 'allOf', 'default'])
      expect(rest).not.toHaveProperty(word)
    for (const value of Object.values(node)) walk(value)
  }
  walk(answerSchema())
})
