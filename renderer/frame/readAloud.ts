/** Which final line a screen reader is told next: the newest of the chosen voices, one every two seconds, and none from before. */

export type Heard = { readonly key: string; readonly speaker: 'agent' | 'customer'; readonly text: string }
export type Voices = 'off' | 'customer' | 'agent' | 'both'

const EVERY_MS = 2_000

/** `say` is called with a line, `after` runs something later; both are given so that a test can be the clock. */
export function createReader(say: (text: string) => void, after: (ms: number, then: () => void) => void) {
  let known: string | undefined
  let begun = false
  let waiting: string | undefined
  let resting = false

  const speak = (): void => {
    if (resting || waiting === undefined) return
    say(waiting)
    waiting = undefined
    resting = true
    after(EVERY_MS, () => {
      resting = false
      speak()
    })
  }
  return (lines: readonly Heard[], voices: Voices): void => {
    const last = lines.at(-1)
    const old = known
    known = last?.key
    // What was said before somebody listened is not read out.
    if (!begun) {
      begun = true
      return
    }
    if (last === undefined || last.key === old || voices === 'off') return
    const from = lines.findIndex(({ key }) => key === old) + 1
    const newest = lines.slice(from).findLast(({ speaker }) => voices === 'both' || speaker === voices)
    if (newest === undefined) return
    waiting = newest.text
    speak()
  }
}
