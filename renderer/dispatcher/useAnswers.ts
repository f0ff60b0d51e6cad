/** The step to say now, and what the dispatcher answers to it: shown at once, told to the room, and taken back when the room refuses. */
import { useMutation } from 'convex/react'
import { useState } from 'react'
import { api } from '../../convex/_generated/api'

type Course = NonNullable<(typeof api.protocol.ofCall)['_returnType']>
type Step = Course['steps'][number]

export type Answers = {
  readonly current: Step | undefined
  readonly done: () => void
  readonly branch: (answer: number) => void
}

export function useAnswers(callId: string, { steps, current: told }: Course): Answers {
  const mark = useMutation(api.protocol.mark)
  const answer = useMutation(api.protocol.answer)
  /** Done here and not yet in what the room tells: a second Enter is for the next step, never twice for the same. */
  const [sent, setSent] = useState<ReadonlySet<string>>(new Set())
  const isOpen = (step: Step): boolean => step.state !== 'done' && !sent.has(step.id)
  const first = steps.find(({ id }) => id === told)
  const current =
    first && isOpen(first)
      ? first
      : (steps.find((step) => isOpen(step) && step.state === 'pending') ?? steps.find(isOpen))
  const send = (step: Step, act: Promise<unknown>): void => {
    setSent((before) => new Set([...before, step.id]))
    const forget = (): void => setSent((before) => new Set([...before].filter((id) => id !== step.id)))
    act.then(forget, forget)
  }
  return {
    current,
    done: () => current && send(current, mark({ callId, step: current.id, done: true })),
    branch: (index) => {
      if (current?.branches[index]) send(current, answer({ callId, step: current.id, answer: index }))
    },
  }
}
