/** The focus comes back to where it was, or stays near it, whatever has vanished meanwhile. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Dialog } from './Dialog.tsx'
import { focusPlace } from './focusPlace.ts'
import { keepFocus } from './keepFocus.ts'

// No layout here: what is in the page is shown.
const inPage = (element: Element): boolean => element.isConnected
const place = () => focusPlace(inPage)

let waiting: (() => void)[] = []
let end = (): void => undefined
const soon = (): void => {
  for (const act of waiting.splice(0)) act()
}
beforeEach(() => {
  waiting = []
  end = keepFocus((act) => waiting.push(act), place)
})
afterEach(() => {
  end()
  cleanup()
})

const button = (name: string): HTMLElement => screen.getByRole('button', { name })

function Filters() {
  const [narrow, setNarrow] = useState(true)
  return (
    <main tabIndex={-1}>
      <section aria-label="Filtros">
        <input aria-label="Buscar" onKeyDown={({ currentTarget, key }) => key === 'Escape' && currentTarget.blur()} />
        {narrow && (
          <button type="button" onClick={() => setNarrow(false)}>
            Quitar
          </button>
        )}
      </section>
    </main>
  )
}

test('a control that vanishes when it is used leaves the focus with the part around it', () => {
  render(<Filters />)
  button('Quitar').focus()
  fireEvent.keyDown(button('Quitar'), { key: 'Enter' })
  fireEvent.click(button('Quitar'))
  expect(document.activeElement).toBe(document.body)
  soon()
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Filtros' }))
})

test('who leaves a text field is not put back into it, and not left without a place', () => {
  render(<Filters />)
  const field = screen.getByRole('textbox')
  field.focus()
  fireEvent.keyDown(field, { key: 'Escape' })
  soon()
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Filtros' }))
})

test('a whole screen that goes leaves the focus with the one that comes; a click beside everything leaves none', () => {
  const { rerender } = render(
    <main tabIndex={-1} key="one">
      <button type="button">Abrir</button>
    </main>,
  )
  button('Abrir').focus()
  rerender(<main tabIndex={-1} key="two" />)
  fireEvent.keyDown(document.body, { key: 'Tab' })
  soon()
  expect(document.activeElement).toBe(document.body)
  fireEvent.keyDown(document.body, { key: 'j' })
  expect(document.activeElement).toBe(screen.getByRole('main'))

  fireEvent.pointerDown(document.body)
  screen.getByRole('main').blur()
  fireEvent.click(document.body)
  soon()
  expect(document.activeElement).toBe(document.body)
})

test('what still has the focus keeps it', () => {
  render(<Filters />)
  const field = screen.getByRole('textbox')
  field.focus()
  fireEvent.keyDown(field, { key: 'a' })
  soon()
  expect(document.activeElement).toBe(field)
})

function Asked({ gone }: { readonly gone: boolean }) {
  const [asks, setAsks] = useState(false)
  return (
    <main tabIndex={-1}>
      <section aria-label="Alertas">
        {!gone && (
          <button type="button" onClick={() => setAsks(true)}>
            Posponer
          </button>
        )}
      </section>
      {asks && (
        <Dialog title="¿Posponer?" closeLabel="Cerrar" onClose={() => setAsks(false)} place={place}>
          <p>Diez minutos</p>
        </Dialog>
      )}
    </main>
  )
}

test('a dialog gives the focus back to what opened it, or near it when that is gone', () => {
  const { rerender } = render(<Asked gone={false} />)
  button('Posponer').focus()
  fireEvent.click(button('Posponer'))
  fireEvent.click(button('Cerrar'))
  expect(document.activeElement).toBe(button('Posponer'))

  fireEvent.click(button('Posponer'))
  rerender(<Asked gone />)
  fireEvent.click(button('Cerrar'))
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Alertas' }))
})
