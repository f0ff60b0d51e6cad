/** The room's protocol: what is asked and said in a call, in which order, and what proves that it was. A file that a medical director signs. */
import type { AlertType } from '../alerts.ts'
import type { FieldName } from '../canonical.ts'
import type { DispatchPhase } from '../templates.ts'
import type { Topic } from './topics.ts'

/** The same words in both languages of the console. */
export type Words = { readonly es: string; readonly en: string }

/** Patterns of words by language; see `phrase.ts` for how they are written. Never a regular expression: a file may not hang a call. */
export type Phrases = { readonly es: readonly string[]; readonly en: readonly string[] }

/** What must hold of the record, the alerts or an answer. One key each; `all`, `any` and `not` join them. */
export type Condition =
  | { readonly field: FieldName; readonly is: readonly string[] }
  | { readonly known: FieldName }
  | { readonly alert: AlertType }
  /** The patient's age, years; does not hold while the age is unknown. */
  | { readonly ageUnder: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

/** Everything that is named in one proof must be there. A step has several proofs: any of them is enough. */
export type Proof = {
  /** Fields of the record that are known. */
  readonly fields?: readonly FieldName[]
  /** The dispatcher asks about one of these. */
  readonly asks?: readonly Topic[]
  /** The dispatcher says one of these. */
  readonly says?: Phrases
  /** The caller says one of these. */
  readonly hears?: Phrases
  /** The dispatcher does what belongs to this phase. */
  readonly enters?: DispatchPhase
}

/** An answer that leads elsewhere. The first is that of the key 2, the second that of the key 3. */
export type Branch = {
  readonly label: Words
  /** Id of a later step of this card, of any step of a later card, or `end`: the rest of this card does not apply. */
  readonly next: string
  /** Followed by itself once this holds. */
  readonly when?: Condition
}

/** Clicks for the hands, in the dispatcher's headset alone. */
export type Metronome = {
  /** 100 to 120. */
  readonly perMinute: number
  /** Counted up to here, then from one again. */
  readonly count: number
}

export type Step = {
  /** Unique in the file. */
  readonly id: string
  readonly phase: DispatchPhase
  /** A few words, for lists. */
  readonly title: Words
  /** Read aloud as it stands. */
  readonly say: Words
  readonly why?: Words
  /** What to do when it does not go as it should. */
  readonly fallback?: { readonly label: Words; readonly say: Words }
  /** Absent: whenever its card applies. */
  readonly when?: Condition
  readonly done: readonly Proof[]
  /** Steps that come first. */
  readonly after?: readonly string[]
  readonly branches?: readonly Branch[]
  readonly required: boolean
  /** Seconds from the answer by which it should be done. */
  readonly targetS?: number
  readonly metronome?: Metronome
}

export type Card = {
  readonly id: string
  readonly title: Words
  /** Absent: it applies to every call. `never`: only words, an answer or a person open it. */
  readonly when?: Condition | 'never'
  /** Words of the caller that open it. */
  readonly opens?: Phrases
  readonly steps: readonly Step[]
}

/** Cards are asked in the order in which they stand. */
export type Protocol = {
  readonly format: 'vigia.protocol/1'
  readonly id: string
  readonly version: string
  readonly title: Words
  /** Only `approved` names who answers for it. */
  readonly status: 'sample' | 'approved'
  readonly notice: Words
  readonly approvedBy?: string
  /** ISO date. */
  readonly approvedOn?: string
  readonly cards: readonly Card[]
}

export const FORMAT = 'vigia.protocol/1'

/** One version of one file. */
export const keyOf = ({ id, version }: Pick<Protocol, 'id' | 'version'>): string => `${id}@${version}`
