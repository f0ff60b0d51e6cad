/**
 * Listens to a call beside the understanding and says which steps of the room's protocol were done, each with the words that prove it. What is
 * proved stays proved; what follows from it (order, lateness, score) is `convex/domain/protocol/course.ts`, the same for host and screen.
 */
import type { AlertType } from '../../../convex/domain/alerts.ts'
import type { CanonicalRecord, Evidence, FieldName } from '../../../convex/domain/canonical.ts'
import { type Course, type CourseFacts, courseOf, NO_FACTS } from '../../../convex/domain/protocol/course.ts'
import { spoken } from '../../../convex/domain/protocol/phrase.ts'
import type { Protocol } from '../../../convex/domain/protocol/protocol.ts'
import { isNoise, lineOf } from '../rules/line.ts'
import { asked, questionsIn } from '../rules/questions.ts'
import type { Heard, Turn } from '../understanding.ts'
import { compile, firstMatch, type Way } from './compiled.ts'

/** What is new. Empty lists are left out. */
export type Findings = {
  readonly proofs?: CourseFacts['proofs']
  readonly overdue?: CourseFacts['overdue']
  readonly opened?: readonly { readonly card: string; readonly evidence: Evidence; readonly atMs: number }[]
}

/** What people decided in the call meanwhile. */
export type Decisions = Pick<CourseFacts, 'answers' | 'marks'> & {
  readonly opened: readonly {
    readonly card: string
    readonly open: boolean
    readonly name: string
    readonly atMs: number
  }[]
}

export type Observer = {
  /** One final line, and what it meant where that is known; `record` is all that is known after it. Nothing when nothing is new. */
  hear(turn: Turn, heard: Heard | undefined, record: CanonicalRecord): Findings | undefined
  /** Meaning that was found after its line; `turn` is the line that it rests on. */
  understood(heard: Heard, record: CanonicalRecord, turn?: Turn): Findings | undefined
  /** Time passes: what should have been done by `nowMs` and was not. */
  idle(nowMs: number): Findings | undefined
  decided(decisions: Decisions): void
  /** From when targets count, ms of the call. */
  answered(atMs: number): void
  course(): Course
}

export function createObserver({ protocol, language }: { protocol: Protocol; language: string }): Observer {
  const tongue = language.toLowerCase().startsWith('en') ? 'en' : 'es'
  const { ways, openings } = compile(protocol, tongue)
  const proved = new Map<string, CourseFacts['proofs'][number]>()
  const opened = new Map<string, { card: string; evidence: Evidence; atMs: number }>()
  const overdue = new Map<string, { step: string; atMs: number }>()
  const alerts = new Set<AlertType>()
  /** The words behind each field that is known. */
  const behind = new Map<FieldName, Evidence>()
  let record: CanonicalRecord = {}
  let people: Decisions = { opened: [], answers: [], marks: [] }
  let answeredMs = 0

  const course = (): Course =>
    courseOf(protocol, {
      ...NO_FACTS,
      record,
      alerts: [...alerts],
      answeredMs,
      proofs: [...proved.values()],
      overdue: [...overdue.values()],
      opened: [
        ...[...opened.values()].map((one) => ({ ...one, open: true, by: { kind: 'machine' } as const })),
        ...people.opened.map(({ name, ...one }) => ({ ...one, by: { kind: 'person', name } as const })),
      ],
      answers: people.answers,
      marks: people.marks,
    })

  /** Everything that a proof names, or null; the words are those of its last part. */
  const prove = (way: Way, heard: Heard | undefined, line: Line | undefined): Evidence | null => {
    const { fields, asks, enters } = way.proof
    let words: Evidence | null = null
    if (fields) {
      if (!fields.every((field) => record[field] !== undefined)) return null
      const parts = fields.flatMap((field) => behind.get(field) ?? [])
      words = parts.toSorted((a, b) => b.atMs - a.atMs)[0] ?? null
      if (!words) return null
    }
    const needsLine = asks || way.says || way.hears || enters
    if (!needsLine) return words
    if (!line) return null
    if (asks) {
      if (!asks.some((topic) => line.topics.has(topic))) return null
      words = line.evidence(line.question)
    }
    if (enters) {
      if (line.speaker !== 'agent' || heard?.phase !== enters) return null
      words = line.evidence(line.raw)
    }
    for (const [speaker, patterns] of [['agent', way.says] as const, ['customer', way.hears] as const]) {
      if (!patterns) continue
      const match = line.speaker === speaker ? firstMatch(patterns, line.spoken) : null
      if (match === null) return null
      words = line.evidence(match)
    }
    return words
  }

  const look = (heard: Heard | undefined, line: Line | undefined, atMs: number): Findings | undefined => {
    const proofs: CourseFacts['proofs'][number][] = []
    for (const way of ways) {
      if (proved.has(way.step)) continue
      const evidence = prove(way, heard, line)
      if (!evidence || evidence.quote.trim() === '') continue
      const proof = { step: way.step, evidence, atMs: Math.max(atMs, evidence.atMs) }
      proved.set(way.step, proof)
      proofs.push(proof)
    }
    const found: { card: string; evidence: Evidence; atMs: number }[] = []
    for (const { card, opens } of openings) {
      if (opened.has(card) || line?.speaker !== 'customer') continue
      const match = firstMatch(opens, line.spoken)
      if (match === null) continue
      const one = { card, evidence: line.evidence(match), atMs }
      opened.set(card, one)
      found.push(one)
    }
    if (proofs.length === 0 && found.length === 0) return undefined
    return { ...(proofs.length > 0 ? { proofs } : {}), ...(found.length > 0 ? { opened: found } : {}) }
  }

  const take = (heard: Heard | undefined, now: CanonicalRecord): void => {
    record = now
    for (const { field, value, evidence } of heard?.fields ?? []) {
      if (value === null) behind.delete(field)
      else behind.set(field, evidence[0])
    }
    for (const { type } of heard?.alertsOver ?? []) alerts.delete(type)
    for (const { type } of heard?.alerts ?? []) alerts.add(type)
  }

  return {
    hear(turn, heard, now) {
      take(heard, now)
      return look(heard, isNoise(turn.text) ? undefined : readLine(turn, tongue), turn.endMs)
    },
    understood(heard, now, turn) {
      take(heard, now)
      const line = turn && !isNoise(turn.text) ? readLine(turn, tongue) : undefined
      return look(heard, line, turn?.endMs ?? 0)
    },
    idle(nowMs) {
      const late = course().steps.filter(
        ({ step, state, dueMs }) =>
          step.required && state === 'pending' && dueMs !== null && dueMs < nowMs && !overdue.has(step.id),
      )
      if (late.length === 0) return undefined
      const found = late.map(({ step }) => ({ step: step.id, atMs: nowMs }))
      for (const one of found) overdue.set(one.step, one)
      return { overdue: found }
    },
    decided(decisions) {
      people = decisions
    },
    answered(atMs) {
      answeredMs = atMs
    },
    course,
  }
}

type Line = ReturnType<typeof readLine>

function readLine(turn: Turn, tongue: 'es' | 'en') {
  const plain = lineOf(turn, tongue)
  const questions = questionsIn(plain)
  return {
    speaker: turn.speaker,
    raw: turn.text,
    topics: asked(plain),
    spoken: spoken(turn.text),
    /** The literal question, as far as one can be told apart; else the whole line. */
    question: literal(turn.text, questions.length) ?? turn.text,
    evidence: (quote: string): Evidence => ({
      entryKey: turn.entryKey,
      quote,
      speaker: turn.speaker,
      atMs: turn.startMs,
    }),
  }
}

/** The one question of a line, as it was written. */
function literal(text: string, questions: number): string | null {
  const parts = text.match(/¿[^?]*\?|[^.!?¿]+\?/g) ?? []
  return questions === 1 && parts.length === 1 ? (parts[0]?.trim() ?? null) : null
}
