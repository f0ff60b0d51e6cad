/** The parts of an EIDO that the console writes (NENA-STA-021.1, Schema/openapi.yaml). */

export type Reference = { readonly $ref: string }

/** On every part: its name, when and by whom it was last touched. */
export type Prologue = {
  readonly $id: string
  /** ISO. */
  readonly lastUpdateTimeStamp: string
  readonly updatedByAgencyReference: Reference
}

export type Part = Prologue & { readonly [name: string]: unknown }

export type Eido = Part & { readonly eidoVersion: '1.0'; readonly agencyComponent: readonly Part[] }

/** Makes parts of one document under its incident's name. */
export type Parts = {
  readonly incident: string
  readonly agency: Reference
  /** A part named `kind` and `n`, last touched `at` (ms since the epoch). */
  readonly part: (kind: string, n: number | string, at: number, more: object) => Part
}

export const refer = ({ $id }: Pick<Part, '$id'>): Reference => ({ $ref: $id })
