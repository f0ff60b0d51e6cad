/** The window's door to its host: the preload of the desktop, or a WebSocket to the browser host. */
import { convexToJson, type JSONValue, jsonToConvex, type Value } from 'convex/values'
import type { Args, Bridge, CallName, Event, EventName, Returns } from '../electron/ipc/contract.ts'

export type { Bridge }

/** Why the host did not do what was asked. `code` is `host_lost` when the connection broke before the answer. */
export class HostRefusal extends Error {
  override readonly name = 'HostRefusal'
  readonly code: string
  readonly field: string | undefined
  readonly reason: string | undefined
  constructor(refusal: { code: string; field?: string | undefined; reason?: string | undefined }) {
    super([refusal.code, refusal.field, refusal.reason].filter((part) => part !== undefined).join(': '))
    this.code = refusal.code
    this.field = refusal.field
    this.reason = refusal.reason
  }
}

/** Any rejection of a bridge call, as a refusal: the desktop's arrive as plain objects or errors. */
export const refusalOf = (error: unknown): HostRefusal => {
  if (error instanceof HostRefusal) return error
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') {
    const { field, reason } = error as { field?: unknown; reason?: unknown }
    return new HostRefusal({
      code: error.code,
      field: typeof field === 'string' ? field : undefined,
      reason: typeof reason === 'string' ? reason : undefined,
    })
  }
  return new HostRefusal({ code: 'failed', reason: error instanceof Error ? error.message : String(error) })
}

/** The part of a WebSocket that is used here, so that tests can be the other end. */
export type Socket = {
  send(text: string): void
  close(): void
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: (() => void) | null
}

type Wiring = {
  readonly connect: () => Socket
  /** Runs `then` after `ms`. */
  readonly after: (ms: number, then: () => void) => void
}

type Pending = { readonly resolve: (value: unknown) => void; readonly reject: (error: HostRefusal) => void }

const FIRST_RETRY_MS = 250
const LONGEST_RETRY_MS = 5_000

/** A message of the contract, or undefined for what is none. */
const read = (text: string): Record<string, unknown> | undefined => {
  try {
    const value = jsonToConvex(JSON.parse(text) as JSONValue)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** A bridge over a socket that comes back by itself: calls made while it is away wait for it, calls in flight are refused. */
export const openSocketBridge = ({ connect, after }: Wiring): Bridge => {
  const pending = new Map<number, Pending>()
  const waiting: string[] = []
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const hostListeners = new Set<(connected: boolean) => void>()
  let socket: Socket | undefined
  let connected = false
  let everConnected = false
  let retryMs = FIRST_RETRY_MS
  let nextId = 1

  const tell = (now: boolean): void => {
    connected = now
    for (const listener of hostListeners) listener(now)
  }

  const hear = (text: string): void => {
    const message = read(text)
    if (message === undefined) return
    if (typeof message.event === 'string') {
      for (const listener of listeners.get(message.event) ?? []) listener(message.payload)
      return
    }
    const call = typeof message.id === 'number' ? pending.get(message.id) : undefined
    if (call === undefined) return
    pending.delete(message.id as number)
    if ('error' in message) call.reject(refusalOf(message.error))
    else call.resolve(message.ok)
  }

  const dial = (): void => {
    const next = connect()
    socket = next
    next.onopen = () => {
      retryMs = FIRST_RETRY_MS
      everConnected = true
      for (const text of waiting.splice(0)) next.send(text)
      tell(true)
    }
    next.onmessage = (event) => hear(String(event.data))
    next.onclose = () => {
      if (socket !== next) return
      const lost = [...pending.values()]
      pending.clear()
      waiting.length = 0
      for (const call of lost) call.reject(new HostRefusal({ code: 'host_lost' }))
      if (connected || !everConnected) tell(false)
      after(retryMs, dial)
      retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 2)
    }
  }
  dial()

  return {
    call<K extends CallName>(name: K, args: Args<K>): Promise<Returns<K>> {
      const id = nextId++
      const text = JSON.stringify(convexToJson({ id, name, args } as unknown as Value))
      return new Promise((resolve, reject) => {
        pending.set(id, { resolve: resolve as (value: unknown) => void, reject })
        if (connected && socket !== undefined) socket.send(text)
        else waiting.push(text)
      })
    },
    on<K extends EventName>(name: K, listener: (event: Event<K>) => void): () => void {
      const known = listeners.get(name) ?? new Set()
      listeners.set(name, known)
      const heard = listener as (payload: unknown) => void
      known.add(heard)
      return () => known.delete(heard)
    },
    onHost(listener) {
      hostListeners.add(listener)
      return () => hostListeners.delete(listener)
    },
  }
}

declare global {
  interface Window {
    /** Put there by the preload of the desktop. */
    readonly vigia?: Bridge
  }
}

const openBridge = (): Bridge =>
  window.vigia ??
  openSocketBridge({
    connect: () =>
      new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/bridge`) as Socket,
    after: (ms, then) => void setTimeout(then, ms),
  })

let opened: Bridge | undefined

/** The one bridge of this window, opened when first asked for. */
export const bridge = (): Bridge => {
  opened ??= openBridge()
  return opened
}
