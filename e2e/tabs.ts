/** A walk by Tab alone through what is on screen: whatever has focus is seen, and whatever a mouse can use is met. */
import { expect, type Page } from '@playwright/test'

/** More stops than any screen has. */
const MOST_TABS = 200
/** So many are pressed before anybody looks how far one has come. */
const AT_ONCE = 10
const TAB = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 } as const

/** `met` holds what had focus as a Tab was let go of, `came` all that focus came to: behind the browser's own bar it may come after the key. */
type Walk = { readonly faults: string[]; readonly met: Set<Element>; readonly came: Set<EventTarget>; over: boolean }
type Walking = { walk?: Walk; listens?: boolean; part?: string }

/** From now on every Tab that is let go of is noted: what has focus then, and what is wrong about how it is seen. */
function begin(part: string): void {
  const walking = window as unknown as Walking
  walking.walk = { faults: [], met: new Set(), came: new Set(), over: false }
  walking.part = part
  if (walking.listens) return
  walking.listens = true
  const ringed = (element: Element | null): boolean => {
    if (!element) return false
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  }
  const faultOf = (focused: HTMLElement): string => {
    const box = focused.getBoundingClientRect()
    const { parentElement: parent, nextElementSibling: next } = focused
    // A hidden radio or box shows its focus on its label; a field in a frame, on the frame.
    if (![focused, parent, parent?.parentElement ?? null, next].some(ringed)) return 'no ring'
    const shown = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
    return shown || focused.matches('input') ? '' : 'out of sight'
  }
  const note = ({ key }: KeyboardEvent): void => {
    const { walk, part: within = '' } = walking
    const focused = document.activeElement
    if (key !== 'Tab' || walk === undefined || walk.over) return
    // Focus left the part, or the page for the browser's own bar.
    if (!(focused instanceof HTMLElement) || focused.closest(within) === null) return
    const [first] = walk.met
    if (focused === first) walk.over = true
    walk.met.add(focused)
    const name = (focused.getAttribute('aria-label') ?? focused.textContent ?? '').trim().slice(0, 40)
    const fault = faultOf(focused)
    if (fault !== '') walk.faults.push(`${focused.tagName.toLowerCase()} «${name}»: ${fault}`)
  }
  window.addEventListener('keyup', note, true)
  window.addEventListener('focusin', ({ target }) => void (target !== null && walking.walk?.came.add(target)), true)
}

/** What was found, and all of the part that a mouse can use and the walk did not meet. */
function end(): string[] {
  const { walk, part = '' } = window as unknown as Walking
  const whole = part === 'body *' ? document : document.querySelector(part)
  const root = document.querySelector('dialog[open]') ?? whole ?? document
  const unmet = [
    ...root.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary, [tabindex="0"]'),
  ]
    .filter((one) => one.getClientRects().length > 0 && !one.matches('[tabindex="-1"], :disabled, input[type=radio]'))
    .filter((one) => !walk?.met.has(one) && !walk?.came.has(one))
    .map((one) => {
      const name = (one.getAttribute('aria-label') ?? one.textContent ?? '').trim().slice(0, 40)
      return `${one.tagName.toLowerCase()} «${name}»: no Tab leads there`
    })
  // Where the last keys led may be a text field, in which letters are no commands.
  if (!(root instanceof HTMLDialogElement)) document.querySelector('main')?.focus()
  return [...(walk?.faults ?? []), ...unmet]
}

/** What is wrong, in words that begin with `where`; from where focus is, through `part` of the page and no further. */
export async function walkByTab(page: Page, where: string, part = 'body *'): Promise<string[]> {
  // What is still being read cannot be met.
  await expect(page.locator('main [aria-busy=true]')).toHaveCount(0)
  await page.evaluate(begin, part)
  const devtools = await page.context().newCDPSession(page)
  for (let n = 0; n < MOST_TABS; n += AT_ONCE) {
    const sent: Promise<unknown>[] = []
    for (let i = 0; i < AT_ONCE; i++)
      for (const type of ['rawKeyDown', 'keyUp'] as const)
        sent.push(devtools.send('Input.dispatchKeyEvent', { type, ...TAB }))
    await Promise.all(sent)
    if (await page.evaluate(() => (window as unknown as { walk: Walk }).walk.over)) break
  }
  await devtools.detach()
  return [...new Set(await page.evaluate(end))].map((fault) => `${where}: ${fault}`)
}
