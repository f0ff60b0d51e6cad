/** Something that reads what a network sends: real messages to begin with, inputs that are built to be slow, and the reading itself. */

export type Subject = {
  readonly kind: string
  readonly samples: readonly Uint8Array[]
  /** Words of its language, for mutations. */
  readonly words: readonly string[]
  /** Inputs that a clumsy parser reads in the square of their length. */
  readonly hostile: () => Iterable<Uint8Array>
  /** Everything that happens to such a message before somebody looks at it. Must not throw. */
  readonly read: (bytes: Uint8Array) => void
}

/** A run as long as the head of a message may be. */
export const RUN = 60_000

export const runOf = (unit: string, bytes = RUN): string => unit.repeat(Math.ceil(bytes / Math.max(1, unit.length)))
