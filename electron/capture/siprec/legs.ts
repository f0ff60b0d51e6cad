/** Which line of a recording session is the caller and which the dispatcher, and by what that was decided: shown, so it can be corrected. */
import { readUri } from '../../sip/message/uri.ts'
import { numberOf } from '../emergency/caller.ts'
import { readService } from '../emergency/serviceUrn.ts'
import type { LegId } from '../source.ts'
import type { RsParticipant } from './metadata.ts'
import { type RecordingModel, speakersOn } from './model.ts'

/** What the room knows of its own telephones. */
export type Identities = {
  /** `101`, `10*`, `ana@pbx.test`, `@agents.pbx.test`: dispatchers. */
  readonly agents: readonly string[]
  /** The same, for lines that calls come in on: whoever speaks there is a caller. */
  readonly trunks: readonly string[]
  /** `a=label` to leg, for a client whose labels always mean the same. Goes before everything else. */
  readonly labels: Readonly<Record<string, LegId>>
}

export const NO_IDENTITIES: Identities = { agents: [], trunks: [], labels: {} }

/** From the surest to the weakest. */
const REASONS = [
  'label setting',
  'agent address',
  'trunk address',
  'calling party',
  'emergency number',
  'extension and outside number',
  'the other side',
  'order of lines',
  'only line',
] as const
export type LegReason = (typeof REASONS)[number]

export type Speaker = {
  readonly id: string
  readonly name: string | null
  readonly aor: string | null
  readonly number: string | null
}

export type LineLeg = {
  readonly leg: LegId
  readonly why: LegReason
  /** Who speaks on it now, as the client says. */
  readonly speakers: readonly Speaker[]
  /** Both sides' voices are in this one line: who says what cannot be told apart. */
  readonly mixed: boolean
}

export type Line = { readonly label: string | null; readonly index: number }

/** True when `a` was decided by something surer than `b`. */
export const isSurer = (a: LegReason, b: LegReason): boolean => REASONS.indexOf(a) < REASONS.indexOf(b)

/** One entry a line, in their order. */
export function decideLegs(lines: readonly Line[], model: RecordingModel, identities: Identities): readonly LineLeg[] {
  const seen = lines.map((line) => {
    const { stream, speakers } = speakersOn(model, line.label, line.index)
    return {
      line,
      speakers,
      mixed: (stream?.mixed ?? false) || lines.length === 1 || isBothSides(speakers, identities),
    }
  })
  const votes = seen.map(({ line, speakers }) => vote(line, speakers, identities))
  const legs = settle(
    votes,
    seen.map(({ speakers }) => speakers),
  )
  return seen.map(({ speakers, mixed }, index): LineLeg => {
    const settled = legs[index] ?? { leg: 'customer', why: 'only line' }
    return { ...settled, speakers: speakers.map(toSpeaker), mixed }
  })
}

type Vote = { readonly leg: LegId; readonly why: LegReason }

const opposite = (leg: LegId): LegId => (leg === 'agent' ? 'customer' : 'agent')

function vote(line: Line, speakers: readonly RsParticipant[], identities: Identities): Vote | null {
  const fixed = line.label === null ? undefined : identities.labels[line.label]
  if (fixed !== undefined) return { leg: fixed, why: 'label setting' }
  const aors = speakers.flatMap(aorsOf)
  if (aors.some((aor) => matches(aor, identities.agents))) return { leg: 'agent', why: 'agent address' }
  if (aors.some((aor) => matches(aor, identities.trunks))) return { leg: 'customer', why: 'trunk address' }
  const calling = speakers.find((one) => one.calling !== null)?.calling
  if (calling !== undefined && calling !== null) return { leg: calling ? 'customer' : 'agent', why: 'calling party' }
  if (aors.some(isEmergencyNumber)) return { leg: 'agent', why: 'emergency number' }
  return null
}

/** Fills in what nobody voted for, and parts two lines that would be one leg: two voices are worth more apart. */
function settle(votes: readonly (Vote | null)[], speakers: readonly (readonly RsParticipant[])[]): readonly Vote[] {
  if (votes.length === 1) return [votes[0] ?? { leg: 'customer', why: 'only line' }]
  const known = votes.filter((one) => one !== null)
  const outside = speakers
    .map((all) => all.flatMap(aorsOf).map(isOutside))
    .map((all) => (all.length === 0 ? null : all.some(Boolean)))
  const split = known.length === 0 && outside.includes(true) && outside.includes(false)
  const filled = votes.map((one, index): Vote => {
    if (one) return one
    const away = outside[index] ?? null
    if (split && away !== null) return { leg: away ? 'customer' : 'agent', why: 'extension and outside number' }
    const [other] = known
    if (votes.length === 2 && other) return { leg: opposite(other.leg), why: 'the other side' }
    // A client forks the call it got: the line that came in first, then the one it was connected to.
    if (known.length > 0) return { leg: 'agent', why: 'order of lines' }
    return { leg: index === 0 ? 'customer' : 'agent', why: 'order of lines' }
  })
  const [first, second] = filled
  if (filled.length === 2 && first && second && first.leg === second.leg) {
    const keepFirst = !isSurer(second.why, first.why)
    return keepFirst
      ? [first, { leg: opposite(first.leg), why: 'the other side' }]
      : [{ leg: opposite(second.leg), why: 'the other side' }, second]
  }
  return filled
}

function isBothSides(speakers: readonly RsParticipant[], identities: Identities): boolean {
  const sides = new Set(
    speakers.map((one) => (aorsOf(one).some((aor) => matches(aor, identities.agents)) ? 'agent' : 'customer')),
  )
  const calling = new Set(speakers.map((one) => one.calling).filter((one) => one !== null))
  return speakers.length > 1 && (calling.size > 1 || (identities.agents.length > 0 && sides.size > 1))
}

const aorsOf = ({ names }: RsParticipant): string[] => names.flatMap(({ aor }) => aor ?? [])

/** `<sip:101@pbx.test;user=phone>`, `tel:+56…` and the bare `101@10.0.0.1` that some clients write. */
function placeOf(aor: string): { readonly user: string; readonly host: string } {
  const bare =
    aor
      .replace(/^<|>$/g, '')
      .replace(/^(?:sips?|tel):/i, '')
      .split(/[;?]/, 1)[0] ?? ''
  const at = bare.lastIndexOf('@')
  const [user, host] = at < 0 ? [bare, ''] : [bare.slice(0, at), bare.slice(at + 1)]
  return { user: user.toLowerCase(), host: host.replace(/:\d+$/, '').toLowerCase() }
}

/** Exported for the setting's own check: does this pattern mean that address? */
export function matches(aor: string, patterns: readonly string[]): boolean {
  const { user, host } = placeOf(aor)
  return patterns.some((pattern) => {
    const wanted = pattern.includes('@') ? placeOf(pattern) : { user: placeOf(pattern).user, host: '' }
    if (wanted.user === '' && wanted.host === '') return false
    const isUser = wanted.user.endsWith('*') ? user.startsWith(wanted.user.slice(0, -1)) : user === wanted.user
    return (wanted.user === '' || isUser) && (wanted.host === '' || host === wanted.host)
  })
}

/** Whoever answers 112, 911, 131 (SAMU), 132 (bomberos) or 133 (Carabineros) is the room. */
const EMERGENCY = /^(?:112|911|999|000|110|119|131|132|133|sos)$/
const isEmergencyNumber = (aor: string): boolean => readService(aor).kind === 'sos' || EMERGENCY.test(placeOf(aor).user)

const isOutside = (aor: string): boolean => /^\+?\d{7,}$/.test(placeOf(aor).user.replace(/[-.() ]/g, ''))

function toSpeaker({ id, names }: RsParticipant): Speaker {
  const aor = names.find((one) => one.aor !== null)?.aor ?? null
  const uri = aor === null ? null : readUri(/^(?:sips?|tel|urn):/i.test(aor) ? aor : `sip:${aor.replace(/^<|>$/g, '')}`)
  return {
    id,
    name: names.find((one) => one.name !== null)?.name ?? null,
    aor,
    number: uri?.kind === 'ok' ? numberOf(uri.value) : null,
  }
}
