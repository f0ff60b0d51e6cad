/**
 * Rules at once, a model a little later, one record. The rules hear every line first and answer with it; the model is asked about what
 * is new, one question at a time, and what it can prove is told when it comes. Without the model, or with one that lies, the rules stay.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { EXTRACT_V1, extractMessage, extractSystem, type LockedFields } from '../prompts/extract.v1.ts'
import { randomFence, type SpokenEntry } from '../prompts/fence.ts'
import type { FieldChange, Heard, Listener, Turn, Understanding } from '../understanding.ts'
import { type Breaker, openBreaker } from './breaker.ts'
import { readClaims } from './claims.ts'
import { openLedger } from './ledger.ts'
import type { Llm, Question } from './llm.ts'
import { LlmError } from './llmError.ts'
import { answerSchema } from './schema.ts'
import type { LlmEvent } from './told.ts'

export type ModelUnderstandingOptions = {
  readonly llm: Llm
  /** The floor and the check; must answer at once. */
  readonly rules: Understanding
  readonly tell?: (event: LlmEvent) => void
  /** ms, any steady clock. */
  readonly now?: () => number
  readonly pause?: (ms: number) => Promise<unknown>
  readonly fence?: () => string
  /** One for all calls: a provider that fails one fails all. */
  readonly breaker?: Breaker
  /** Most tokens of an answer. */
  readonly maxTokens?: number
  /** How long a call that is over waits for the last answer, ms. */
  readonly lastWordMs?: number
}

/** Entries that the model has answered about and still sees. */
const EARLIER = 16
/** Most new entries in one question; the rest follows with the next. */
const MOST_FRESH = 40
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 8000
/** The same words are not asked about again without new ones after so many failures. */
const MOST_TRIES = 4
const MOST_REFUSALS = 2

const QUIET: Heard = { fields: [], alerts: [], objectives: [], coaching: [], coachingDone: [] }

export function openModelUnderstanding(options: ModelUnderstandingOptions): Understanding {
  const { llm, rules, tell = () => {}, now = () => performance.now() } = options
  const {
    pause = (ms: number) => sleep(ms, undefined, { ref: false }),
    fence = randomFence,
    maxTokens = 1500,
    lastWordMs = 20_000,
  } = options
  const breaker = options.breaker ?? openBreaker({ now, tell: (state) => tell({ kind: 'breaker', state }) })
  const schema = answerSchema()
  const rulesName = { provider: rules.provider, model: rules.model, version: rules.version }

  return {
    provider: llm.provider,
    model: llm.model,
    version: `${EXTRACT_V1}+${rules.model}.${rules.version}`,
    listen,
  }

  function listen(call: Parameters<Understanding['listen']>[0]): Listener {
    const floor = rules.listen(call)
    const tongue = call.language.toLowerCase().startsWith('en') ? 'en' : 'es'
    const system = extractSystem(call.language)
    const ledger = openLedger((field) => tell({ kind: 'differed', field }))
    const entries: Turn[] = []
    /** How many entries the model has answered about. */
    let answered = 0
    let asking: Promise<void> | undefined
    let tries = 0
    let refusals = 0
    let notBefore = 0
    const stop = new AbortController()
    let later: ((heard: Heard, turn: Turn) => void) | undefined
    /** Found while nobody listened for later meaning: goes with the next line. */
    let kept: FieldChange[] = []

    const merged = (heard: Heard): Heard => {
      const found = kept
      kept = []
      const own = heard.fields.flatMap((change) => ledger.rules(change, entries.length) ?? [])
      return { ...(found.length === 0 ? { by: rulesName } : {}), ...heard, fields: [...found, ...own] }
    }

    const spoken = (turn: Turn, entry: number): SpokenEntry => ({
      entry,
      at: turn.startMs / 1000,
      speaker: turn.speaker === 'agent' ? 'dispatcher' : 'caller',
      text: turn.text,
    })

    const question = (through: number): Question => {
      const rows = entries.slice(0, through).map((turn, i) => spoken(turn, i + 1))
      const locked: LockedFields = call.locked?.() ?? {}
      const earlier = rows.slice(Math.max(0, answered - EARLIER), answered)
      return {
        system,
        message: extractMessage({ record: ledger.record(), locked, earlier, fresh: rows.slice(answered) }, fence()),
        name: 'card_changes',
        purpose: 'What changes on the card, each change with the entry and the literal quote that prove it.',
        schema,
        maxTokens,
      }
    }

    const take = (value: unknown, through: number): number | undefined => {
      // A claim rests on what the model was shown, not on what was said while it thought.
      const read = readClaims(value, entries.slice(0, through), tongue)
      if (!read) return undefined
      for (const { field, why } of read.refused) tell({ kind: 'refused', field, why })
      const fields = read.claims.flatMap((claim) => ledger.model(claim, through) ?? [])
      const turn = entries[through - 1]
      if (fields.length > 0) {
        if (later && turn) later({ ...QUIET, fields }, turn)
        else kept.push(...fields)
      }
      return read.claims.length
    }

    const failed = (error: LlmError, through: number, latencyMs: number): void => {
      tell({ kind: 'failed', failure: error.kind, retryable: error.retryable, latencyMs })
      breaker.failed(error)
      tries++
      // What the model would not answer twice it will not answer again: the rules have it, the model goes on with what comes.
      if (error.kind === 'refusal' && ++refusals >= MOST_REFUSALS) {
        answered = through
        refusals = 0
      }
      const wait = Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS)
      notBefore = now() + Math.max(wait, error.retryAfterMs ?? 0)
    }

    const askOnce = async (): Promise<void> => {
      const through = Math.min(entries.length, answered + MOST_FRESH)
      const started = now()
      try {
        const { value, usage, cost, latencyMs } = await llm.ask(question(through), stop.signal)
        const claims = take(value, through)
        if (claims === undefined) throw new LlmError(llm.provider, 'malformed', 'the answer is not what was asked for')
        breaker.succeeded()
        answered = through
        tries = 0
        refusals = 0
        tell({ kind: 'answered', latencyMs, usage, cost, claims })
      } catch (cause) {
        const error =
          cause instanceof LlmError ? cause : new LlmError(llm.provider, 'malformed', 'the answer broke us', { cause })
        failed(error, through, now() - started)
      }
    }

    /** Asks when there is something to ask, nothing is asked already, and it is time. Never throws, never waits. */
    const ask = (): void => {
      if (asking || stop.signal.aborted || answered >= entries.length) return
      if (now() < notBefore || tries >= MOST_TRIES || !breaker.allow()) return
      asking = askOnce().finally(() => {
        asking = undefined
        // What came meanwhile is asked about in one go; a failure waits for its time.
        ask()
      })
    }

    /** When the next question may be asked; nothing when none is to be. */
    const nextAt = (): number | undefined => {
      if (answered >= entries.length || tries >= MOST_TRIES) return undefined
      const state = breaker.state()
      if (state.kind === 'trying') return undefined
      return state.kind === 'resting' ? Math.max(notBefore, state.untilMs) : notBefore
    }

    const settle = async (): Promise<void> => {
      const deadline = now() + lastWordMs
      let over = false
      const work = async (): Promise<void> => {
        while (!over) {
          const at = nextAt()
          if (asking) await asking
          else if (at === undefined || at >= deadline) return
          else {
            await pause(Math.max(1, at - now()))
            ask()
          }
        }
      }
      await Promise.race([work(), pause(lastWordMs)])
      over = true
      stop.abort()
      await asking
    }

    return {
      hear(turn) {
        entries.push(turn)
        tries = 0
        try {
          const heard = floor.hear(turn)
          if (heard instanceof Promise) return heard.then(merged)
          return merged(heard)
        } finally {
          ask()
        }
      },
      idle(nowMs) {
        const heard = merged(floor.idle(nowMs))
        ask()
        return heard
      },
      record: () => ledger.record(),
      later(told) {
        later = told
      },
      settled: settle,
    }
  }
}
