/** What a screen reader is told without being asked: few things, never twice within half a minute. */

type Say = (text: string) => void
type Voice = 'polite' | 'assertive'

const REPEAT_MS = 30_000
const PER_MINUTE = 10
/** How long a reader has to begin with it, ms. */
const STANDS_MS = 8_000

/** Decides what is said: drops repeats within 30 s and holds to ten a minute. Time comes in as `now`. */
export const createAnnouncer = (say: Record<Voice, Say>) => {
  let said: { readonly text: string; readonly at: number }[] = []
  return (voice: Voice, text: string, now: number): boolean => {
    said = said.filter(({ at }) => now - at < 60_000)
    if (said.some((one) => one.text === text && now - one.at < REPEAT_MS)) return false
    // What cannot wait is always said.
    if (voice === 'polite' && said.length >= PER_MINUTE) return false
    said.push({ text, at: now })
    say[voice](text)
    return true
  }
}

const write =
  (id: string): Say =>
  (text) => {
    const region = document.getElementById(id)
    if (region === null) return
    region.textContent = text
    // It was said: who reads the page later must not find what is no longer so.
    setTimeout(() => {
      if (region.textContent === text) region.textContent = ''
    }, STANDS_MS)
  }

export const POLITE_ID = 'pol'
export const ASSERTIVE_ID = 'ass'

const announcer = createAnnouncer({ polite: write(POLITE_ID), assertive: write(ASSERTIVE_ID) })

export const announce = {
  /** When the reader has a moment. */
  soon: (text: string): void => void announcer('polite', text, Date.now()),
  /** At once: a life-threatening alert on the open call, a call for help, lost sound or backend. */
  now: (text: string): void => void announcer('assertive', text, Date.now()),
}
