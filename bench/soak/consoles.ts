/** Consoles in a process of their own: each watches the list and one call, and tells at the end what it last saw. */
import { ConvexClient } from 'convex/browser'
import { convexToJson, type Value } from 'convex/values'
import WebSocket from 'ws'
import { openIssuer } from '../../electron/engine/auth/issuer.ts'
import { type Asked, functionOf, OF_ROOM, ofCall } from './asked.ts'
import { firstCall, isOfPlace } from './calls.ts'

/** What a console saw last of one query, as JSON text. */
export type Seen = Asked & { readonly console: number; readonly value: string }

const [url = '', dir = '', count = '1'] = process.argv.slice(2)
const issuer = openIssuer(dir)
/** Short, so that the soak renews tokens too. */
const TOKEN_LIFE_S = 15

const seen = new Map<string, Seen>()
let updates = 0
let ready = false

const QUERIES = OF_ROOM.length + ofCall('').length

const sayReady = (): void => {
  if (ready || seen.size < Number(count) * QUERIES) return
  ready = true
  process.send?.({ kind: 'ready' })
}

const open = (console: number): void => {
  const client = new ConvexClient(url, {
    webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
    logger: false,
  })
  const subject = {
    subject: `console-${console}`,
    name: `Console ${console}`,
    email: `c${console}@vigia.example`,
    role: 'supervisor',
  } as const
  client.setAuth(() => issuer.issue(subject, { ttlS: TOKEN_LIFE_S, now: Date.now() }))

  const nameOf = ({ query, args }: Asked): string => `${console}:${query} ${JSON.stringify(args)}`
  const watch = (asked: readonly Asked[], heard: (query: string, value: Value) => void) =>
    asked.map((one) =>
      client.onUpdate(functionOf(one.query), one.args, (value: Value) => {
        updates += 1
        seen.set(nameOf(one), { console, ...one, value: JSON.stringify(convexToJson(value)) })
        heard(one.query, value)
        sayReady()
      }),
    )

  let callId = ''
  let leave: (() => void)[] = []
  /** Like a supervisor who goes on to the next call of the same place when one ends. */
  const goTo = (next: string): void => {
    for (const stop of leave) stop()
    for (const one of ofCall(callId)) seen.delete(nameOf(one))
    callId = next
    leave = watch(ofCall(callId), () => undefined)
  }
  goTo(firstCall(console))
  watch(OF_ROOM, (query, value) => {
    if (query !== 'liveList') return
    const live = (value as { callId: string }[]).find((row) => isOfPlace(row.callId, console))
    if (live !== undefined && live.callId !== callId) goTo(live.callId)
  })
}

for (let i = 0; i < Number(count); i++) open(i)

process.on('message', () => process.send?.({ kind: 'seen', updates, seen: [...seen.values()] }))
process.on('disconnect', () => process.exit(0))
