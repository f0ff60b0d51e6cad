/** Writes what a supervisor did on a call; refusals come back as a short reason. */
import { useMutation } from 'convex/react'
import type { FunctionArgs } from 'convex/server'
import { ConvexError } from 'convex/values'
import { useCallback } from 'react'
import { api } from '../../convex/_generated/api'

export type SupervisorAction = FunctionArgs<typeof api.mutations.liveCalls.addSupervisorAction>['action']

/** The code of what the backend refused, or the message of what went wrong. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof ConvexError) {
    const data: unknown = error.data
    if (typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string') return data.code
  }
  return error instanceof Error ? error.message : String(error)
}

/** Rejects with the reason, a string. Who acts is taken by the backend from the signed-in identity. */
export function useSupervise(callId: string): (action: SupervisorAction, details?: string) => Promise<void> {
  const add = useMutation(api.mutations.liveCalls.addSupervisorAction)
  return useCallback(
    async (action, details) => {
      await add({ callId, action, ...(details !== undefined && { details }) }).catch((error: unknown) => {
        throw reasonOf(error)
      })
    },
    [add, callId],
  )
}
