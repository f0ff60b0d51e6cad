/** What the telephone needs of Convex about supervisors: what is asked for in the room, and a way to say what was done. */
import type { ConvexClient } from 'convex/browser'
import { type FunctionReference, type FunctionReturnType, getFunctionName } from 'convex/server'
import { api } from '../../convex/_generated/api.js'

type Row = FunctionReturnType<typeof api.queries.supervision.open>['supervisions'][number]
type Order = {
  readonly orderId: string
  readonly callId: string
  readonly kind: 'transfer' | 'say'
  readonly details: string
  readonly by: string
}

type Options = {
  readonly room: ConvexClient
  /** Durable, in order a call, delivered when the backend is there. */
  readonly put: (callId: string, path: string, args: Record<string, unknown>) => void
  readonly user: { readonly id: string; readonly name: string }
  /** Of the backend. */
  readonly url: string
}

/** Nobody on the way reads what is told there: it is encrypted, or does not leave this machine. */
export function isPrivate(url: string): boolean {
  const { protocol, hostname } = URL.parse(url) ?? { protocol: '', hostname: '' }
  return protocol === 'https:' || /^(?:127(?:\.\d+){3}|\[::1\]|localhost)$/.test(hostname)
}

const { supervision } = api.mutations
const path = (fn: FunctionReference<'mutation', 'public'>): string => getFunctionName(fn)

export function openSupervisionDoor({ room, put, user, url }: Options) {
  const nothing = (): void => undefined

  return {
    private: isPrivate(url),
    watch(hear: (open: { supervisions: readonly Row[]; orders: readonly Order[] }) => void): () => void {
      return room.onUpdate(
        api.queries.supervision.open,
        {},
        ({ supervisions, orders }) =>
          hear({
            supervisions,
            orders: orders.map(({ _id, callId, kind, details, by }) => ({
              ...{ orderId: _id, callId, kind, details, by: by.name },
            })),
          }),
        nothing,
      )
    },
    bridge(
      callId: string,
      supervisorId: string,
      hear: (bridge: { uri: string; ticket: string } | null) => void,
    ): () => void {
      return room.onUpdate(api.queries.supervision.bridge, { callId, supervisorId }, hear, nothing)
    },
    report: (report: { readonly callId: string } & Record<string, unknown>): void =>
      put(report.callId, path(supervision.report), { ...report }),
    orderDone({ orderId, callId }: Order, outcome: 'done' | 'failed', reason?: string): void {
      put(callId, path(supervision.orderDone), { orderId, outcome, ...(reason === undefined ? {} : { reason }) })
    },
    /** Reported as ended: `leave` is for a person's own token. */
    left: (callId: string): void =>
      put(callId, path(supervision.report), { callId, supervisorId: user.id, mode: 'listen', state: 'ended' }),
  }
}
