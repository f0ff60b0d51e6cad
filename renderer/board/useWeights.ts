/** What the room has set: the weights of attention and the goal of its answers; as usual until it is known. */
import { useQuery } from 'convex/react'
import { useMemo } from 'react'
import { api } from '../../convex/_generated/api'
import { ROOM_ANSWER } from '../../convex/domain/answering.ts'
import { USUAL_WEIGHTS, type Weights, weightsOf } from './attention.ts'

export const useWeights = (): Weights => {
  const settings = useQuery(api.settings.get, {})
  return useMemo(
    () => (settings === undefined ? USUAL_WEIGHTS : weightsOf((name) => settings[name]?.value)),
    [settings],
  )
}

export type AnswerGoal = {
  readonly seconds: number
  /** 0 to 1. */
  readonly share: number
}

export const useAnswerGoal = (): AnswerGoal => {
  const settings = useQuery(api.settings.get, {})
  const seconds = settings?.['answer.seconds']?.value ?? ROOM_ANSWER.seconds
  const share = (settings?.['answer.percent']?.value ?? ROOM_ANSWER.share * 100) / 100
  return useMemo(() => ({ seconds, share }), [seconds, share])
}
