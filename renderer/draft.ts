/** What somebody is typing or has not yet got saved, kept with this window: its reload or crash loses no word. Gone when the window is closed. */
import { useState } from 'react'

const PREFIX = 'vigia:draft:'

/** A browser may refuse to keep anything: then a draft lives as long as its field. */
const store = (): Storage | null => {
  try {
    return window.sessionStorage
  } catch {
    return null
  }
}

export const draftOf = (key: string): string | null => store()?.getItem(PREFIX + key) ?? null

export const keepDraft = (key: string, text: string): void => {
  try {
    store()?.setItem(PREFIX + key, text)
  } catch {
    // Full: what is typed is still on screen.
  }
}

export const dropDraft = (key: string): void => store()?.removeItem(PREFIX + key)

/** State of a text field that outlives its window's crash. `key` says whose it is, e.g. `note:CALL`; drop it once the text is safe, or thrown away. */
export const useDraft = (key: string, initial: string): readonly [string, (text: string) => void, () => void] => {
  const [text, setText] = useState(() => draftOf(key) ?? initial)
  const write = (next: string): void => {
    setText(next)
    keepDraft(key, next)
  }
  return [text, write, () => dropDraft(key)]
}
