/** A number is kept once, by Enter or by leaving the field; what cannot be is said, and Esc or a refused question bring it back. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { NumberField } from './NumberField.tsx'

afterEach(cleanup)

function field(round = 0) {
  const onKeep = vi.fn()
  const draw = (n: number) => <NumberField label="days" value={30} least={1} most={90} round={n} onKeep={onKeep} />
  const { rerender } = render(draw(round))
  const input = screen.getByRole('textbox')
  return {
    onKeep,
    input,
    type: (value: string) => fireEvent.change(input, { target: { value } }),
    again: (n: number) => rerender(draw(n)),
  }
}

test('Enter keeps it and does nothing else; leaving the field then is no second wish', () => {
  const { onKeep, input, type } = field()
  type('45')
  expect(fireEvent.keyDown(input, { key: 'Enter' })).toBe(false)
  fireEvent.blur(input)
  expect(onKeep.mock.calls).toEqual([[45]])
})

test.each(['', 'x', '1.5', '0', '91'])('«%s» is not kept, and says why', (value) => {
  const { onKeep, input, type } = field()
  type(value)
  fireEvent.keyDown(input, { key: 'Enter' })
  expect(onKeep).not.toHaveBeenCalled()
  expect(screen.getByRole('alert').textContent).not.toBe('')
})

test('Esc, and a question that was answered with no, bring back what is kept', () => {
  const { input, type, again, onKeep } = field()
  type('45')
  fireEvent.keyDown(input, { key: 'Escape' })
  expect(input).toHaveProperty('value', '30')

  type('45')
  fireEvent.blur(input)
  again(1)
  expect(input).toHaveProperty('value', '30')
  type('45')
  fireEvent.blur(input)
  expect(onKeep).toHaveBeenCalledTimes(2)
})
