/** A bundle without personal data: who called, who is ill, which door; and none of the words that told it. */
import { type Evidence, FIELDS, type FieldName, type FieldSpec } from '../canonical.ts'
import type { Alternative, Machine, Person } from '../field.ts'
import type { IncidentBundle } from './bundle.ts'
import { type Hide, hider, introducedIn, MASK, type Spots } from './hide.ts'
import { DOOR_FIELDS, isHidden, isPlace, NAME_FIELDS, personalOf, staffOf } from './personal.ts'

type By = Machine | Person

export type Redacting = {
  /** What a reader adds: names that no field heard. */
  readonly words?: readonly string[]
  /** Hears each text that is hidden, as often as it stands somewhere. */
  readonly told?: (text: string) => void
}

/**
 * Takes out names (staff are told apart as `staff-1`, `staff-2`…), telephone numbers, the number of the door, links, and these
 * wherever they stand: in proofs, lines, notes and other values. Street and district stay. Names that no field heard and
 * nobody introduced are not known to be names: who hands the file out reads it first.
 */
export function redact(bundle: IncidentBundle, { words = [], told = () => undefined }: Redacting = {}): IncidentBundle {
  const personal = personalOf(bundle)
  // Who said their name once is called by it later.
  const introduced = bundle.transcript.flatMap(({ text }) => introducedIn(text))
  const hide = hider({ ...personal, names: [...personal.names, ...introduced, ...words] }, told)
  const aliases = new Map(staffOf(bundle).map((name, i) => [name, `staff-${i + 1}`]))
  const staff = (name: string): string => aliases.get(name.trim()) ?? ''
  const by = (who: By): By => (who.kind === 'person' ? { ...who, name: staff(who.name) } : who)
  const spotsOf = spotsIn(bundle)
  const evidence = (proofs: readonly Evidence[], field?: FieldName): Evidence[] =>
    proofs.map((proof) => ({ ...proof, quote: quote(proof, hide, spotsOf(proof.entryKey), field, told) }))
  const value = (field: FieldName, text: string | null): string | null =>
    text === null ? null : shown(field, text, hide, told)
  const alternatives = (field: FieldName, offered: readonly Alternative[]): Alternative[] =>
    offered.map((one) => ({
      ...one,
      value: shown(field, one.value, hide, told),
      evidence: evidence(one.evidence, field),
    }))

  return {
    ...bundle,
    redacted: true,
    call: {
      ...bundle.call,
      agentName: staff(bundle.call.agentName),
      customerName: '',
      customerPhone: '',
      campaignName: hide(bundle.call.campaignName),
    },
    incident: bundle.incident && {
      ...bundle.incident,
      description: bundle.incident.description && hide(bundle.incident.description),
    },
    fields: bundle.fields.map((row) => ({
      ...row,
      value: value(row.field, row.value),
      setBy: by(row.setBy),
      evidence: evidence(row.evidence, row.field),
      lockedBy: row.lockedBy === null ? null : staff(row.lockedBy),
      alternatives: alternatives(row.field, row.alternatives),
    })),
    changes: bundle.changes.map((change) => ({
      ...change,
      value: value(change.field, change.value),
      by: by(change.by),
      evidence: evidence(change.evidence, change.field),
    })),
    transcript: bundle.transcript.map((line) => ({
      ...line,
      text: hide(line.text, spotsOf(line.key)),
      translation: line.translation && hide(line.translation, { names: [], numbers: spotsOf(line.key).numbers }),
      // No proof quotes a person's words, so nothing tells which numbers in them are an address or a telephone.
      correction: null,
    })),
    alerts: bundle.alerts.map((alert) => ({
      ...alert,
      evidence: evidence(alert.evidence),
      acknowledgedBy: alert.acknowledgedBy === null ? null : staff(alert.acknowledgedBy),
    })),
    actions: bundle.actions.map((action) => ({
      ...action,
      by: staff(action.by),
      details: action.details === null ? null : hide(action.details),
    })),
    review: bundle.review && {
      ...bundle.review,
      by: staff(bundle.review.by),
      notes: bundle.review.notes.map((note) => ({ ...note, text: hide(note.text), by: staff(note.by) })),
    },
  }
}

type Told = (text: string) => void

function shown(field: FieldName, text: string, hide: ReturnType<typeof hider>, told: Told): string {
  if (isHidden(field)) return whole(text, told)
  const { kind }: FieldSpec = FIELDS[field]
  if (kind === 'closed') return text
  return isPlace(field) ? hide.allFigures(text) : hide(text)
}

/** The words that told a name are all hidden: what was said may be another name than what was understood. */
function quote({ quote: text }: Evidence, hide: Hide, spots: Spots, field: FieldName | undefined, told: Told): string {
  if (field === undefined) return hide(text, spots)
  if (NAME_FIELDS.includes(field)) return whole(text, told)
  return hide(text, DOOR_FIELDS.includes(field) ? { ...spots, numbers: [...spots.numbers, text] } : spots)
}

function whole(text: string, told: Told): string {
  if (text.trim() !== '') told(text)
  return MASK
}

/** By line: which of its words proved a name, and which a number of the door. */
function spotsIn(bundle: IncidentBundle): (key: string) => Spots {
  const names = new Map<string, Set<string>>()
  const numbers = new Map<string, Set<string>>()
  const take = (field: FieldName, proofs: readonly Evidence[]): void => {
    const into = NAME_FIELDS.includes(field) ? names : DOOR_FIELDS.includes(field) || isPlace(field) ? numbers : null
    for (const { entryKey, quote: words } of proofs) {
      if (into === null || words === '') continue
      into.set(entryKey, (into.get(entryKey) ?? new Set()).add(words))
    }
  }
  for (const { field, evidence, alternatives } of bundle.fields)
    for (const proofs of [evidence, ...alternatives.map((one) => one.evidence)]) take(field, proofs)
  for (const { field, evidence } of bundle.changes) take(field, evidence)
  return (key) => ({ names: [...(names.get(key) ?? [])], numbers: [...(numbers.get(key) ?? [])] })
}
