/** A WebSocket between an official client and the engine that may cut the line or slip a message in, at a chosen message. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import WebSocket, { WebSocketServer } from 'ws'

/** What to do with one message: let it pass, pass it and cut, cut before it, or say something else first. */
export type Act = 'pass' | 'cut' | 'pass then cut' | { readonly first: string }
export type Plan = (from: 'client' | 'server', message: { readonly type: string }) => Act

export type Proxy = {
  readonly url: string
  /** Asked about every message from now on. */
  plan: Plan
  readonly connections: () => number
  close(): Promise<void>
}

export const openProxy = async (target: string): Promise<Proxy> => {
  const server = createServer()
  const sockets = new WebSocketServer({ server, maxPayload: 2 ** 26 })
  let connections = 0
  const proxy = { plan: (() => 'pass') as Plan }

  sockets.on('connection', (near, request) => {
    connections += 1
    const far = new WebSocket(`${target.replace('http', 'ws')}${request.url ?? ''}`, { maxPayload: 2 ** 26 })
    const waiting: string[] = []
    let over = false
    const cut = (): void => {
      near.terminate()
      far.terminate()
    }
    const pass = (from: 'client' | 'server', text: string, to: WebSocket): void => {
      if (over || near.readyState !== near.OPEN) return
      const act = proxy.plan(from, JSON.parse(text) as { type: string })
      if (act === 'cut') {
        cut()
        return
      }
      if (typeof act === 'object') to.send(act.first)
      over = act === 'pass then cut'
      if (over) to.send(text, () => setImmediate(cut))
      else to.send(text)
    }
    near.on('message', (data) => {
      if (far.readyState === far.OPEN) pass('client', String(data), far)
      else waiting.push(String(data))
    })
    far.on('open', () => {
      for (const text of waiting) pass('client', text, far)
    })
    far.on('message', (data) => pass('server', String(data), near))
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('close', () => other.terminate())
      one.on('error', () => other.terminate())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return Object.assign(proxy, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  })
}
