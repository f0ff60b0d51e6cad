/** What was typed after Ctrl+K and before the palette stood there: it belongs to the palette, never to the screen behind. */

export type TypedAhead = { readonly text: string; readonly entered: boolean }

const NOTHING: TypedAhead = { text: '', entered: false }
let kept: TypedAhead | null = null

/** From now on keys are kept. */
export const expectTyping = (): void => {
  kept = NOTHING
}

/** What was kept; from now on nothing is. */
export function takeTyped(): TypedAhead {
  const taken = kept ?? NOTHING
  kept = null
  return taken
}

/** Whether the key belongs to the palette that is on its way; it is kept if so. */
export function keepTyped({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (kept === null || ctrlKey || metaKey || altKey) return false
  if (key === 'Enter') kept = { ...kept, entered: true }
  else if (key === 'Backspace') kept = { ...kept, text: kept.text.slice(0, -1) }
  else if (key.length === 1 && !kept.entered) kept = { ...kept, text: kept.text + key }
  return true
}
