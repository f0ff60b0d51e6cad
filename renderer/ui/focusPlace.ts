/** Where the focus is, kept so that it can go back there: to the very control, or to the part around it when the control is gone. */

export type FocusPlace = {
  /** Gives the focus back; with nothing left of the place, to the open dialog or the screen. */
  back(): void
  /** The same, but never into a text field that somebody has left. */
  near(): void
}

/** What may hold the focus for what was in it. */
const PARTS =
  'main, dialog, section, aside, form, nav, header, footer, article, [role="group"], [role="region"], [role="grid"], [data-region]'
const FIELD = 'input, textarea, select, [contenteditable="true"]'

const isShown = (element: Element): boolean => element.isConnected && element.getClientRects().length > 0

/** A part takes the focus only from us: Tab goes on to what is in it. */
const enter = (part: HTMLElement): void => {
  if (!part.hasAttribute('tabindex')) part.tabIndex = -1
  part.focus({ preventScroll: true })
}

const ancestorsOf = (element: Element): Element[] => {
  const all: Element[] = []
  for (let one = element.parentElement; one !== null; one = one.parentElement) all.push(one)
  return all
}

/** The place of the focus now; when nothing has it, going back does nothing while the page stays as it is. */
export function focusPlace(shown: (element: Element) => boolean = isShown): FocusPlace {
  const at = document.activeElement
  if (!(at instanceof HTMLElement) || at === document.body) return { back: () => undefined, near: () => undefined }
  // Kept from now: what is gone has no ancestors any more.
  const around = ancestorsOf(at)
  const near = (): void => {
    const part = around.find((one) => one.matches(PARTS) && shown(one))
    const home = part ?? document.querySelector('dialog[open]') ?? document.querySelector('main')
    if (home instanceof HTMLElement) enter(home)
  }
  return {
    back: () => (shown(at) ? at.focus() : near()),
    near: () => (shown(at) && !at.matches(FIELD) ? at.focus() : near()),
  }
}
