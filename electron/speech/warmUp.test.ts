import { expect, test } from 'vitest'
import { rules } from './rules/rules.ts'
import type { Understanding } from './understanding.ts'
import { warmUp } from './warmUp.ts'

test('the made-up calls reach every part of the rules, and no call afterwards knows of them', async () => {
  const records: string[][] = []
  const watched: Understanding = {
    ...rules,
    listen(call) {
      const listener = rules.listen(call)
      return {
        ...listener,
        idle(now) {
          records.push(Object.keys(listener.record()))
          return listener.idle(now)
        },
      }
    },
  }

  warmUp(watched)

  expect(records).toHaveLength(2)
  for (const fields of records)
    expect(fields).toEqual(
      expect.arrayContaining(['direccion', 'numero', 'edad', 'motivo', 'medicamentos', 'alergias']),
    )
  expect(rules.listen({ language: 'es-CL', advice: 'es' }).record()).toEqual({})
})
