/** The sample protocol on the development calls: how far its live judgement agrees with what the corpus says was done, and that each step has its words. */
import { expect, test } from 'vitest'
import { loadSet } from '../../../bench/understanding/corpus/tools/score.mjs'
import type { CorpusCall } from '../../../bench/understanding/feed.ts'
import type { StepView } from '../../../convex/domain/protocol/course.ts'
import { SAMPLE } from '../../../convex/domain/protocol/sample.ts'
import { rules } from '../rules/rules.ts'
import type { Turn } from '../understanding.ts'
import { createObserver } from './observer.ts'

type Truth = {
  readonly incident: boolean
  readonly final: Readonly<Record<string, unknown>>
  readonly phases: readonly { readonly phase: string; readonly t_start: number; readonly t_end: number }[]
}
type Call = CorpusCall & { readonly truth: Truth }

const calls = (): Call[] => loadSet('dev') as unknown as Call[]

async function replay(call: Call) {
  const listener = rules.listen({ language: call.language, advice: 'es' })
  const observer = createObserver({ protocol: SAMPLE, language: call.language })
  const said = new Map<string, Turn>()
  for (const turn of call.turns) {
    const one: Turn = {
      entryKey: `${call.id}:${turn.i}`,
      speaker: turn.speaker,
      text: turn.text,
      startMs: Math.round(turn.t_start * 1000),
      endMs: Math.round(turn.t_end * 1000),
    }
    said.set(one.entryKey, one)
    observer.idle(one.startMs)
    observer.hear(one, await listener.hear(one), listener.record())
  }
  return { course: observer.course(), said }
}

/** What the corpus knows of a call, as the step that stands for it. Its labels are fields that were said and phases that were gone through. */
const TRUTHS: readonly {
  readonly name: string
  readonly is: (t: Truth) => boolean
  readonly done: (s: Steps) => boolean
}[] = [
  {
    name: 'where',
    is: ({ final }) => 'direccion' in final || 'ubicacion_referencia' in final,
    done: (s) => s.has('direccion'),
  },
  { name: 'what', is: ({ final }) => 'motivo' in final, done: (s) => s.has('que_paso') },
  { name: 'awake', is: ({ final }) => 'consciente' in final || 'avdi' in final, done: (s) => s.has('consciente') },
  {
    name: 'breathing',
    is: ({ final }) => 'respira' in final || 'estado_respiratorio' in final,
    done: (s) => s.has('respira'),
  },
  {
    name: 'sent',
    is: ({ final, phases }) => 'recursos_requeridos' in final || went(phases, 'Dispatch'),
    done: (s) => s.has('enviar_ayuda'),
  },
  { name: 'instructed', is: ({ phases }) => went(phases, 'Pre-Arrival Instructions'), done: (s) => s.instructed },
  {
    name: 'closed',
    is: ({ phases }) => went(phases, 'Closing'),
    done: (s) => s.has('cie_empeora') || s.has('cie_no_emergencia'),
  },
]
type Steps = { has(step: string): boolean; readonly instructed: boolean }
const went = (phases: Truth['phases'], name: string): boolean => phases.some(({ phase }) => phase === name)

const isDone = ({ state }: StepView): boolean => state === 'done'

test('what was done in the calls is seen, and what was not is not', async () => {
  const missed: string[] = []
  let agreed = 0
  let judged = 0
  const percents: number[] = []
  for (const call of calls()) {
    const { course } = await replay(call)
    const done = course.steps.filter(isDone)
    const steps: Steps = {
      has: (id) => done.some(({ step }) => step.id === id),
      instructed: done.some(({ step }) => step.phase === 'Pre-Arrival Instructions'),
    }
    for (const { name, is, done: found } of TRUTHS) {
      judged++
      if (is(call.truth) === found(steps)) agreed++
      else missed.push(`${call.id} ${name}: ${is(call.truth) ? 'done, not seen' : 'seen, not done'}`)
    }
    if (course.score.percent !== null) percents.push(course.score.percent)
  }
  const share = agreed / judged
  const mean = percents.reduce((sum, one) => sum + one, 0) / percents.length
  console.log(
    `protocol QA on ${calls().length} calls: agreement ${agreed}/${judged} = ${share.toFixed(3)}, mean adherence ${mean.toFixed(0)} %\n  ${missed.join('\n  ')}`,
  )
  expect(share).toBeGreaterThanOrEqual(0.9)
})

test('every step that is done has its words, literally, in the entry that it names', async () => {
  let proofs = 0
  for (const call of calls()) {
    const { course, said } = await replay(call)
    for (const { state, evidence, by } of course.steps) {
      if (state !== 'done') continue
      proofs++
      expect(by).toEqual({ kind: 'machine' })
      expect(evidence && said.get(evidence.entryKey)?.text).toContain(evidence?.quote ?? '-')
      expect(evidence?.quote.trim()).not.toBe('')
    }
  }
  expect(proofs).toBeGreaterThan(150)
})
