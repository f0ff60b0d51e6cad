/** A room of live calls at real rates: each seat plays a practice call's facts, and when one ends the next one rings. */
import { ConvexClient } from 'convex/browser'
import { makeFunctionReference } from 'convex/server'
import WebSocket from 'ws'
import { openIssuer } from '../../electron/engine/auth/issuer.ts'
import { SERVICE } from '../engine/call.ts'
import { CALLS, tapeOf } from './tape.ts'

export type LiveRoom = {
  /** Facts that arrived, and that were refused. */
  readonly tally: { done: number; failed: number; lateMs: number }
  close(): Promise<void>
}

/** Connections that the calls share, as hosts with several calls each. */
const MOST_CLIENTS = 10
const TOKEN_S = 600
/** How long a new call rings, ms: up to this. */
const RINGS_MS = 12_000

/** `speed` is 1 in real time. */
export async function openRoom(options: {
  readonly url: string
  /** The data folder of the host, whose key signs. */
  readonly data: string
  readonly calls: number
  readonly speed?: number
  readonly random: () => number
}): Promise<LiveRoom> {
  const { url, data, calls, speed = 1, random } = options
  const issuer = openIssuer(data)
  const tally = { done: 0, failed: 0, lateMs: 0 }
  const clients = Array.from({ length: Math.min(MOST_CLIENTS, calls) }, (_, i) => {
    const client = new ConvexClient(url, {
      webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
      logger: false,
    })
    client.setAuth(() => issuer.issue({ ...SERVICE, subject: `bench-${i}` }, { ttlS: TOKEN_S, now: Date.now() }))
    return client
  })
  let closed = false
  const sleepers = new Set<() => void>()
  const until = (at: number): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        sleepers.delete(done)
        resolve()
      }
      const timer = setTimeout(done, Math.max(0, at - Date.now()))
      sleepers.add(done)
    })

  /** One seat of the room; the first call of each is already under way, so that they do not all ring and end together. */
  async function sit(place: number): Promise<void> {
    const client = clients[place % clients.length]
    if (!client) return
    for (let turn = 0; !closed; turn++) {
      const startedAt = Date.now() - (turn === 0 ? (random() * 60_000) / speed : 0)
      const tape = await tapeOf({
        ...{ script: CALLS[(place + turn) % CALLS.length] ?? CALLS[0], callId: `room-${place}-${turn}`, place },
        ...{ startedAt, ringsMs: Math.round(1000 + random() * RINGS_MS) },
      })
      for (const { atMs, path, args } of tape.moments) {
        const due = startedAt + atMs / speed
        if (due > Date.now()) await until(due)
        else if (turn > 0) tally.lateMs = Math.max(tally.lateMs, Date.now() - due)
        if (closed) return
        await client.mutation(makeFunctionReference<'mutation'>(path), { ...args }).then(
          () => tally.done++,
          () => tally.failed++,
        )
      }
    }
  }

  const seats = Array.from({ length: calls }, (_, place) => sit(place))
  return {
    tally,
    async close() {
      closed = true
      for (const wake of [...sleepers]) wake()
      await Promise.race([Promise.all(seats), new Promise((done) => setTimeout(done, 3000))])
      for (const client of clients) await client.close()
    },
  }
}
