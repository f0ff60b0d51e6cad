/** A second hand on a running host: the window's own bridge, opened from Node, to start and end calls beside a browser. */
import { WebSocket } from 'ws'
import { type Bridge, openSocketBridge, type Socket } from '../renderer/bridge.ts'

export type HostBridge = Bridge & { close(): void }

/** Trades the key of a printed address for its cookie, as a browser does. */
export async function openHostBridge(url: string): Promise<HostBridge> {
  const { origin, host } = new URL(url)
  const answer = await fetch(url, { redirect: 'manual' })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (cookie === undefined) throw new Error(`the host gave no cookie: HTTP ${answer.status}`)
  let open: WebSocket | undefined
  let closed = false
  const connect = (): Socket => {
    open = new WebSocket(`ws://${host}/bridge`, { headers: { cookie, origin } })
    // A host that is gone is told by `close`; without a listener Node would end the test.
    open.on('error', () => undefined)
    return open as unknown as Socket
  }
  const bridge = openSocketBridge({
    connect,
    after: (ms, then) => void setTimeout(() => closed || then(), ms),
  })
  return {
    ...bridge,
    close() {
      closed = true
      open?.close()
    },
  }
}
