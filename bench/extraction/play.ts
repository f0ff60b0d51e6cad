/** Plays one corpus call in virtual time through rules and model, on a card that keeps the product's own rules of persons and machines. */
import type { FieldName } from '../../convex/domain/canonical.ts'
import { edit, type FieldState, propose } from '../../convex/domain/field.ts'
import { openModelUnderstanding } from '../../electron/speech/llm/modelUnderstanding.ts'
import { type LlmMeter, openLlmMeter } from '../../electron/speech/llm/told.ts'
import { virtualTime } from '../../electron/speech/llm/virtualTime.double.ts'
import type { Heard, Turn, Understanding } from '../../electron/speech/understanding.ts'
import type { Call } from '../understanding/corpus/tools/score.mjs'
import { openLiar, type Tally } from './liar.ts'
import { truthAfter } from './truth.ts'

export type Played = {
  /** What is on the card at the end. */
  readonly card: ReadonlyMap<FieldName, FieldState>
  readonly record: Readonly<Record<string, string | undefined>>
  /** Seconds from the end of the turn that proves a value to the value on the card. */
  readonly delays: readonly number[]
  /** Slowest answer of the rules to a line, in turns of waiting: a promise is one. */
  readonly waited: number
  readonly meter: LlmMeter
}

const LOCK = 'A person wrote this'

export async function play(
  call: Call,
  rules: Understanding,
  locked: readonly FieldName[],
  random: () => number,
  tally: Tally,
): Promise<Played> {
  const time = virtualTime()
  const meter = openLlmMeter()
  const llm = openLiar({ call, time, random, tally })
  const understanding = openModelUnderstanding({ llm, rules, tell: meter.tell, now: time.now, pause: time.pause })
  const by = {
    kind: 'machine' as const,
    provider: understanding.provider,
    model: understanding.model,
    version: understanding.version,
  }
  const card = new Map<FieldName, FieldState>()
  const delays: number[] = []
  const timed = new Set<string>()
  let waited = 0

  for (const field of locked) card.set(field, edit(null, LOCK, 'Camila', 0))

  const write = ({ fields }: Heard): void => {
    for (const { field, value, confidence, evidence } of fields) {
      const step = propose(card.get(field) ?? null, { value, confidence, evidence: [...evidence], by }, time.now())
      if (step) card.set(field, step.state)
      const key = `${field}\n${value}`
      if (step?.outcome !== 'set' || timed.has(key)) continue
      timed.add(key)
      const turn = call.turns.find(({ i }) => evidence[0].entryKey === `${call.id}:${i}`)
      if (turn) delays.push((time.now() - turn.t_end * 1000) / 1000)
    }
  }

  const listener = understanding.listen({
    language: call.language,
    advice: call.language.startsWith('en') ? 'en' : 'es',
    locked: () => Object.fromEntries(locked.map((field) => [field, card.get(field)?.value ?? null])),
  })
  listener.later?.(write)
  let second = 0
  for (const turn of call.turns) {
    for (; second * 1000 < turn.t_end * 1000; second++) {
      await time.reach(second * 1000)
      write(listener.idle(second * 1000))
    }
    await time.reach(turn.t_end * 1000)
    const heard = listener.hear(turnOf(call, turn))
    if (heard instanceof Promise) {
      waited++
      write(await heard)
    } else write(heard)
  }
  await time.until(listener.settled?.() ?? Promise.resolve())
  return { card, record: listener.record(), delays, waited, meter }
}

const turnOf = (call: Call, { i, speaker, text, t_start, t_end }: Call['turns'][number]): Turn => ({
  entryKey: `${call.id}:${i}`,
  speaker,
  text,
  startMs: Math.round(t_start * 1000),
  endMs: Math.round(t_end * 1000),
})

/** Whether persons' values stand as they wrote them. */
export const untouched = (card: Played['card'], locked: readonly FieldName[]): boolean =>
  locked.every((field) => card.get(field)?.value === LOCK && card.get(field)?.lockedBy === 'Camila')

export type Difference = {
  readonly field: FieldName
  readonly want: string | undefined
  readonly got: string | undefined
}

/** Where the card is not the truth of the call; fields that persons hold are theirs. */
export function differences(call: Call, card: Played['card'], locked: readonly FieldName[]): Difference[] {
  const truth = truthAfter(call, call.turns.length)
  const fields = new Set([...truth.keys(), ...card.keys()])
  return [...fields].flatMap((field) => {
    if (locked.includes(field)) return []
    const want = inOrder(truth.get(field)?.values.join('; '))
    const got = inOrder(card.get(field)?.value ?? undefined)
    return want === got ? [] : [{ field, want, got }]
  })
}

/** The truth is there, perhaps with more beside it. */
export const holds = ({ want, got }: Difference): boolean => {
  const items = (got ?? '').split('; ')
  return want === undefined || want.split('; ').every((item) => items.includes(item))
}

/** Items in any order and letter case. */
const inOrder = (value: string | undefined): string | undefined =>
  value === undefined || value === '' ? undefined : value.toLowerCase().split('; ').toSorted().join('; ')
