/** A model that knows the truth of a call, is slow, fails now and then, and lies now and then in every way that words can unmask. */
import { FIELD_NAMES, FIELDS, type FieldName, type FieldSpec, listItems } from '../../convex/domain/canonical.ts'
import type { Llm } from '../../electron/speech/llm/llm.ts'
import { LlmError, type LlmFailure } from '../../electron/speech/llm/llmError.ts'
import { type Seen, seenIn } from '../../electron/speech/llm/model.double.ts'
import { plain, quoteIn, vocabulary } from '../../electron/speech/llm/spoken.ts'
import type { VirtualTime } from '../../electron/speech/llm/virtualTime.double.ts'
import type { Call } from '../understanding/corpus/tools/score.mjs'
import { truthAfter } from './truth.ts'

export type Tally = {
  questions: number
  failures: number
  truths: number
  lies: number
  latencies: number[]
  /** `entry/field/value` of every lie, to find one that was taken. */
  told: Set<string>
}

export type LiarOptions = {
  readonly call: Call
  readonly time: VirtualTime
  readonly random: () => number
  readonly tally: Tally
}

const FASTEST_MS = 300
const SLOWEST_MS = 5000
const FAILURES = 0.1
const LIES = 0.05

type Change = { field: FieldName; op: string; value?: string; entry: number; quote: string; confidence: number }

const INVENTED = ['Zenobio', 'Quillahuaira', 'Wenceslao', 'Xochimilco', 'Hammerfest', 'Bzura', 'Oymyakon', 'Ravindra']

export function openLiar({ call, time, random, tally }: LiarOptions): Llm {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const tongue = call.language.startsWith('en') ? 'en' : 'es'
  const said = vocabulary(
    call.turns.map(({ text }) => text),
    tongue,
  )

  return { provider: 'scripted', model: 'liar', ask }

  async function ask({ message }: Parameters<Llm['ask']>[0], signal?: AbortSignal): ReturnType<Llm['ask']> {
    tally.questions++
    const latencyMs = FASTEST_MS + Math.floor(random() * (SLOWEST_MS - FASTEST_MS))
    tally.latencies.push(latencyMs)
    const seen = seenIn(message)
    await time.pause(latencyMs)
    if (signal?.aborted) throw new LlmError('scripted', 'cancelled', 'no longer wanted')
    const usage = { input: 200, output: 60, cacheRead: 1800, cacheWritten: 0 }
    const answered = (value: unknown) => ({ value, usage, latencyMs, cost: 0.0008 })
    if (random() < FAILURES) {
      tally.failures++
      const failure = pick([...KINDS, 'not an answer', 'not a list'] as const)
      if (failure === 'not an answer') return answered('Claro, aquí está la ficha')
      if (failure === 'not a list') return answered({ changes: { comuna: 'x' } })
      throw new LlmError('scripted', failure ?? 'server', 'scripted', failure === 'limit' ? { retryAfterMs: 1000 } : {})
    }
    const changes = truths(seen)
    tally.truths += changes.length
    const count = Math.max(1, changes.length)
    for (let i = 0; i < count; i++) {
      if (random() >= LIES) continue
      const lie = invent(seen)
      if (!lie) continue
      tally.lies++
      tally.told.add(`${lie.field}\n${lie.value}`)
      // A lie may come before or after the truth of the same field.
      changes.splice(Math.floor(random() * (changes.length + 1)), 0, lie)
    }
    return answered({ changes })
  }

  function truths({ card, fresh, earlier }: Seen): Change[] {
    const through = fresh.at(-1)?.entry ?? earlier.at(-1)?.entry ?? 0
    const changes: Change[] = []
    for (const [field, { values, proofs, undone }] of truthAfter(call, through)) {
      const row = card.find((one) => one.field === field)
      const held = row?.value ?? null
      if (FIELDS[field].kind === 'list') {
        const items = held === null ? [] : listItems(held)
        values.forEach((value, i) => {
          const proof = proofs[i]
          if (proof && !items.some((item) => plain(item) === plain(value)))
            changes.push({ field, op: 'add', value, ...proof, confidence: 0.9 })
        })
        if (undone) {
          for (const item of items) {
            if (!values.some((value) => plain(value) === plain(item)))
              changes.push({ field, op: 'remove', value: item, ...undone, confidence: 0.9 })
          }
        }
        continue
      }
      const [value] = values
      const [proof] = proofs
      if (value !== undefined && proof && (held === null || plain(held) !== plain(value)))
        changes.push({ field, op: 'set', value, ...proof, confidence: 0.9 })
      if (value === undefined && held !== null && undone)
        changes.push({ field, op: 'retract', ...undone, confidence: 0.9 })
    }
    return changes
  }

  /** A value that nobody said in the whole call. */
  function never(field: FieldName): string | undefined {
    const { kind, values }: FieldSpec = FIELDS[field]
    if (values) return pick(values)
    const number = String(10_000 + Math.floor(random() * 89_999))
    const value = kind === 'number' ? number : kind === 'text' && random() < 0.3 ? number : pick(INVENTED)
    return value !== undefined && !said.has(plain(value)) ? value : undefined
  }

  function invent({ earlier, fresh }: Seen): Change | undefined {
    const field = pick(FIELD_NAMES.filter((name) => FIELDS[name].kind !== 'url'))
    const entry = pick([...earlier, ...fresh])
    if (!field || !entry) return undefined
    const { kind, values }: FieldSpec = FIELDS[field]
    const value = never(field)
    if (value === undefined) return undefined
    const lie = { field, op: kind === 'list' ? 'add' : 'set', value, confidence: 0.95 }
    const other = pick([...earlier, ...fresh].filter(({ text }) => quoteIn(entry.text, text) === undefined))
    const way = random()
    // A closed value has nothing to be heard in the words: its lie is in words that were not said there.
    if (way < 0.3 || (values && way < 0.6))
      return { ...lie, entry: entry.entry, quote: `${entry.text} ${pick(INVENTED)}` }
    if (way < 0.4) return { ...lie, entry: entry.entry + 500, quote: entry.text }
    if (values || way < 0.6) return other ? { ...lie, entry: entry.entry, quote: other.text } : undefined
    return { ...lie, entry: entry.entry, quote: entry.text }
  }
}

const KINDS = [
  'limit',
  'server',
  'timeout',
  'connection',
  'malformed',
  'empty',
  'refusal',
] as const satisfies LlmFailure[]
