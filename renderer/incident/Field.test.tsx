import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { FieldName } from '../../convex/domain/canonical.ts'
import { Field, type FieldActs } from './Field.tsx'
import type { Edit, FieldRow } from './fieldView.ts'

afterEach(cleanup)

const acts = () => ({
  save: vi.fn(),
  forget: vi.fn(),
  toggleLock: vi.fn(),
  accept: vi.fn(),
  dismiss: vi.fn(),
  point: vi.fn(),
  hear: vi.fn(),
  card: 'test',
})

const heard: FieldRow = {
  field: 'depto',
  value: '1002',
  setBy: { kind: 'machine', provider: 'vigia', model: 'rules', version: '1' },
  confidence: 0.94,
  evidence: [{ entryKey: 'e1', quote: 'mil dos', speaker: 'customer', atMs: 1_000 }],
  lockedBy: null,
  alternatives: [],
  rev: 1,
  updatedAt: 1_000,
}

const show = (
  field: FieldName,
  row: FieldRow | undefined,
  over: { edit?: Edit; online?: boolean; editable?: boolean; origin?: string; acts?: FieldActs } = {},
) =>
  render(
    <Field
      field={field}
      row={row}
      edit={over.edit}
      online={over.online ?? true}
      me="P. Herrera"
      editable={over.editable ?? true}
      origin={over.origin}
      newSince={undefined}
      wide={false}
      left
      acts={over.acts ?? acts()}
    />,
  )

test('typing in a field saves it; Esc leaves it as it was', () => {
  const mine = acts()
  show('depto', heard, { acts: mine })
  const field = screen.getByRole('group')

  fireEvent.keyDown(field, { key: 'e' })
  fireEvent.change(screen.getByRole('textbox'), { target: { value: ' 1004 ' } })
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' })
  fireEvent.keyDown(field, { key: 'Enter' })
  fireEvent.change(screen.getByRole('textbox'), { target: { value: '9' } })
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' })

  expect(mine.save.mock.calls).toEqual([['depto', '1004']])
  expect(screen.queryByRole('textbox')).toBeNull()
})

test('X locks, and letters typed in the editor do not', () => {
  const mine = acts()
  show('depto', heard, { acts: mine })
  const field = screen.getByRole('group')

  fireEvent.keyDown(field, { key: 'x' })
  fireEvent.keyDown(field, { key: 'e' })
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'x' })

  expect(mine.toggleLock).toHaveBeenCalledTimes(1)
})

test('who may not edit reads, and changes nothing', () => {
  const mine = acts()
  show('depto', heard, { acts: mine, editable: false })
  const field = screen.getByRole('group')

  fireEvent.keyDown(field, { key: 'e' })
  fireEvent.keyDown(field, { key: 'x' })

  expect(screen.queryByRole('textbox')).toBeNull()
  expect(mine.toggleLock).not.toHaveBeenCalled()
})

test('a locked field names its owner and offers what was heard under it', () => {
  const mine = acts()
  const alternatives = [{ value: '1003', confidence: 0.71, evidence: [], at: 2_000 }]
  show('depto', { ...heard, lockedBy: 'C. Rojas', alternatives }, { acts: mine })

  fireEvent.click(screen.getByText('Usar'))
  fireEvent.click(screen.getByLabelText('Descartar sugerencia'))

  expect(screen.getByRole('group').getAttribute('aria-label')).toBe(
    'Depto., 1002, fijado por C. Rojas, hay una sugerencia',
  )
  expect(mine.accept).toHaveBeenCalledWith('depto', '1003')
  expect(mine.dismiss).toHaveBeenCalledWith('depto', '1003')
})

test('a required field that is missing asks its question', () => {
  show('direccion', undefined)

  expect(screen.getByRole('group').textContent).toContain('Falta: ¿cuál es la dirección exacta?')
})

test('a closed vocabulary is chosen in words and saved by id', () => {
  const mine = acts()
  show('estado_respiratorio', undefined, { acts: mine })

  fireEvent.keyDown(screen.getByRole('group'), { key: 'e' })
  fireEvent.change(screen.getByRole('combobox'), { target: { value: 'agonica' } })

  expect(screen.queryByText('agonica')).toBeNull()
  expect(mine.save).toHaveBeenCalledWith('estado_respiratorio', 'agonica')
})

test('an edit that waits for the backend says so; a refused one can be sent again', () => {
  const mine = acts()
  const { unmount } = show('depto', heard, { edit: { kind: 'saving', value: '1004' }, online: false })
  expect(screen.getByText('en cola')).toBeTruthy()
  unmount()

  show('depto', heard, { edit: { kind: 'rejected', value: '1004', code: 'forbidden' }, acts: mine })
  fireEvent.click(screen.getByText('Reintentar'))

  expect(screen.getByText('No se guardó')).toBeTruthy()
  expect(mine.save).toHaveBeenCalledWith('depto', '1004')
})

test('a value that a joined call brought says from which', () => {
  show('depto', { ...heard, from: 'other' }, { origin: 'INC-12' })

  expect(screen.getByTitle('movida desde INC-12').textContent).toBe('INC-12')
  expect(screen.getByRole('group').getAttribute('aria-label')).toContain('movida desde INC-12')
})
