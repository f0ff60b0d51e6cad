import { expect, test } from 'vitest'
import { type FieldInput, type FieldRow, viewOf } from './fieldView.ts'

const machine = { kind: 'machine', provider: 'rules', model: 'rules', version: '1' } as const
const heard = (value: string, confidence: number, at: number) => ({ value, confidence, evidence: [], at })
const row = (over: Partial<FieldRow>): FieldRow => ({
  field: 'depto',
  value: '1002',
  setBy: machine,
  confidence: 0.94,
  evidence: [],
  lockedBy: null,
  alternatives: [],
  rev: 1,
  updatedAt: 5_000,
  ...over,
})
const given = (over: Partial<FieldInput>): FieldInput => ({
  row: undefined,
  edit: undefined,
  online: true,
  me: 'P. Herrera',
  ...over,
})

test('nothing heard is empty, and louder when the field is required', () => {
  expect(viewOf('alergias', given({})).content).toEqual({ kind: 'empty' })
  expect(viewOf('direccion', given({})).content).toEqual({ kind: 'missing' })
})

test('a required field that a person locked as empty is not asked for again', () => {
  const view = viewOf(
    'direccion',
    given({ row: row({ value: '', lockedBy: 'C. Rojas', setBy: { kind: 'person', name: 'C. Rojas' } }) }),
  )

  expect(view.content).toEqual({ kind: 'empty' })
  expect(view.lockedBy).toBe('C. Rojas')
})

test('a machine value carries its confidence, and is low under 70 %', () => {
  expect(viewOf('depto', given({ row: row({}) }))).toMatchObject({
    origin: { kind: 'machine' },
    confidence: 0.94,
    low: false,
  })
  expect(viewOf('depto', given({ row: row({ confidence: 0.64 }) })).low).toBe(true)
})

test('the suggestion is the newest alternative that differs from the value', () => {
  const alternatives = [heard('1003', 0.71, 2), heard('1002', 0.9, 3), heard('1001', 0.6, 1)]

  expect(viewOf('depto', given({ row: row({ lockedBy: 'C. Rojas', alternatives }) })).suggestion?.value).toBe('1003')
  expect(viewOf('depto', given({ row: row({ alternatives: [heard(' 1002 ', 0.9, 1)] }) })).suggestion).toBeNull()
})

test('an edit shows at once as ours and locked, queued while the backend is away', () => {
  const edit = { kind: 'saving', value: '1004' } as const

  const view = viewOf('depto', given({ row: row({}), edit, online: false }))

  expect(view).toMatchObject({
    content: { kind: 'value', value: '1004' },
    origin: { kind: 'person', name: 'P. Herrera' },
    lockedBy: 'P. Herrera',
    confidence: null,
    save: 'queued',
  })
  expect(viewOf('depto', given({ row: row({}), edit })).save).toBe('saving')
})

test('a refused edit leaves the value of the server and says so', () => {
  const edit = { kind: 'rejected', value: '1004', code: 'forbidden' } as const

  expect(viewOf('depto', given({ row: row({}), edit }))).toMatchObject({
    content: { kind: 'value', value: '1002' },
    save: 'rejected',
  })
})
