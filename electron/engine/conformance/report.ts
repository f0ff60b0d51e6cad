/** What a conformance suite found. */

export type Scale = 'small' | 'large'
export type Budget = { readonly seed: number; readonly scale: Scale; readonly say: (line: string) => void }

export type Finding = { readonly name: string; readonly ok: boolean; readonly detail: string }
export type Report = {
  readonly suite: string
  readonly findings: readonly Finding[]
  /** Answers that differ from the oracle's. */
  readonly differences: number
  /** Mutations that were acknowledged and are not there, and those that are there twice. */
  readonly lost: number
  readonly doubled: number
  /** Seeds, counts and whatever repeats the run. */
  readonly notes: readonly string[]
}

export type Suite = (budget: Budget) => Promise<Report>

export type Draft = {
  check(name: string, ok: boolean, detail?: string): void
  /** A check whose work may throw. */
  attempt(name: string, work: () => Promise<boolean | string>): Promise<void>
  differs(detail: string): void
  lose(count: number): void
  double(count: number): void
  note(line: string): void
  done(): Report
}

/** Most details that are shown of one kind. */
const SHOWN = 5
/** One check may not hang the suite, ms. */
const PATIENCE = 60_000

export const draft = (suite: string): Draft => {
  const findings: Finding[] = []
  const notes: string[] = []
  let differences = 0
  let lost = 0
  let doubled = 0
  const check: Draft['check'] = (name, ok, detail = '') => void findings.push({ name, ok, detail })
  return {
    check,
    async attempt(name, work) {
      let late: NodeJS.Timeout | undefined
      const patience = new Promise<string>((resolve) => {
        late = setTimeout(() => resolve('it did not end'), PATIENCE)
      })
      try {
        const outcome = await Promise.race([work(), patience])
        check(name, outcome === true, outcome === true ? '' : String(outcome))
      } catch (error) {
        check(name, false, error instanceof Error ? (error.stack ?? error.message) : String(error))
      } finally {
        clearTimeout(late)
      }
    },
    differs(detail) {
      differences += 1
      if (differences <= SHOWN) notes.push(`difference: ${detail}`)
    },
    lose: (count) => {
      lost += count
    },
    double: (count) => {
      doubled += count
    },
    note: (line) => void notes.push(line),
    done: () => ({
      suite,
      findings: [
        ...findings,
        { name: 'no difference, nothing lost, nothing doubled', ok: differences + lost + doubled === 0, detail: '' },
      ],
      differences,
      lost,
      doubled,
      notes,
    }),
  }
}
