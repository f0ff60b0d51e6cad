/** What the host does when a window looks at a finished call again. */
import type { Inspection } from '../call/inspection/inspection.ts'
import type { Handlers } from './contract.ts'
import { Refused } from './refusal.ts'
import type { reviewCalls } from './reviewContract.ts'

type Name = keyof typeof reviewCalls

/** Whoever puts them together tells windows of the progress. */
export type ReviewAbilities = Pick<Inspection, 'check'> & {
  peaks(callId: string, buckets: number): ReturnType<Inspection['peaks']>
}

const MOST_BUCKETS = 100_000

export function reviewHandlers(can: ReviewAbilities): Pick<Handlers, Name> {
  return {
    'recording.peaks': async ({ callId, buckets }) => {
      if (!Number.isInteger(buckets) || buckets < 1 || buckets > MOST_BUCKETS)
        throw new Refused('args_invalid', { field: 'buckets', reason: `must be whole, 1 to ${MOST_BUCKETS}` })
      const found = await can.peaks(callId, buckets)
      if (found.kind !== 'ready') return { kind: found.kind }
      const { durationMs, agent, customer } = found.peaks
      return { kind: 'ready', durationMs, agent: bufferOf(agent), customer: bufferOf(customer) }
    },
    'recording.check': ({ callId, sha256, archiveSha256 }) => can.check(callId, { sha256, archiveSha256 }),
  }
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer
