/** F6 walks the parts of the screen and comes round. */
import { afterEach, expect, test, vi } from 'vitest'
import { goToRegion } from './regions.ts'

afterEach(() => {
  document.body.innerHTML = ''
  vi.restoreAllMocks()
})

test('forward, backward and around; empty and nested regions are passed over', () => {
  // Nothing is laid out here; every element counts as shown.
  vi.spyOn(HTMLElement.prototype, 'getClientRects').mockReturnValue([{}] as unknown as DOMRectList)
  document.body.innerHTML = `
    <nav><button id="rail">r</button></nav>
    <main>
      <section aria-label="empty"></section>
      <section aria-label="list"><div tabindex="-1"></div><div tabindex="0" id="row"></div>
        <section aria-label="inner"><button id="inner">i</button></section></section>
      <aside aria-label="peek"><button id="open">o</button></aside>
    </main>
    <footer><button id="help">h</button></footer>`
  const walk = (step: 1 | -1): string => {
    goToRegion(document, document.activeElement, step)
    return document.activeElement?.id ?? ''
  }
  expect([walk(1), walk(1), walk(1), walk(1), walk(1)]).toEqual(['rail', 'row', 'open', 'help', 'rail'])
  expect([walk(-1), walk(-1)]).toEqual(['help', 'open'])
})

test('a screen without regions keeps its focus', () => {
  expect(goToRegion(document, null, 1)).toBe(false)
})
