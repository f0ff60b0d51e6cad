/** The pieces keep their promises: names for the ear, reasons for what is off, clocks without renders, lines without gaps. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { Button, IconButton } from './Button.tsx'
import { Choice } from './Choice.tsx'
import { Duration, durationText } from './Duration.tsx'
import { levelOf, PriorityGlyph } from './PriorityGlyph.tsx'
import { Sparkline } from './Sparkline.tsx'

afterEach(cleanup)

test('an unavailable button can be reached, says why and does nothing', () => {
  const act = vi.fn()
  render(
    <Button unavailable="Pida permiso al jefe de turno" onClick={act}>
      Intervenir
    </Button>,
  )
  const button = screen.getByRole('button', { name: 'Intervenir' })
  fireEvent.click(button)
  expect(act).not.toHaveBeenCalled()
  expect(button).toHaveProperty('disabled', false)
  expect(button.getAttribute('aria-disabled')).toBe('true')
  expect(button.title).toBe('Pida permiso al jefe de turno')
})

test('a drawing alone still has a name', () => {
  render(<IconButton icon={<i />} label="Cerrar" />)
  expect(screen.getByRole('button', { name: 'Cerrar' })).toBeTruthy()
})

test('priority is said by shape, numeral and name', () => {
  render(<PriorityGlyph level={1} label="Prioridad 1 Crítica" />)
  const glyph = screen.getByRole('img', { name: 'Prioridad 1 Crítica' })
  expect(glyph.querySelector('polygon')).not.toBeNull()
  expect(glyph.textContent).toBe('1')
  expect((['critical', 'high', 'medium', 'low', null, 'x'] as const).map(levelOf)).toEqual([1, 2, 3, 4, 0, 0])
})

test('one of a few is a radio group', () => {
  const choose = vi.fn()
  const options = [
    { value: 'dark', text: 'Oscuro' },
    { value: 'light', text: 'Claro' },
  ]
  render(<Choice label="Tema" value="dark" options={options} onChange={choose} />)
  fireEvent.click(screen.getByRole('radio', { name: 'Claro' }))
  expect(choose).toHaveBeenCalledWith('light')
})

test('durations', () => {
  expect([0, 999, 252_000, 3_852_000, -5].map(durationText)).toEqual(['00:00', '00:00', '04:12', '1:04:12', '00:00'])
  render(<Duration since={1_000} until={73_000} />)
  expect(screen.getByRole('timer').textContent).toBe('01:12')
})

test.each([[[]], [[50]], [[0, 100, 250, -3]]])('a line of %j has no broken number', (values) => {
  const { container } = render(<Sparkline values={values} />)
  expect(container.innerHTML).not.toMatch(/NaN|Infinity/)
  expect(container.querySelectorAll('circle')).toHaveLength(values.length === 0 ? 0 : 1)
})
