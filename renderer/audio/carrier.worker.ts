/** The carrier's thread: sound never waits for what is drawn. */
import { type CarrierNews, type CarrierOrder, createCarrier, type Wire } from './carrier.ts'

/** What of a worker's global scope is used; TypeScript's DOM library describes a window's. */
type Scope = {
  onmessage: ((event: MessageEvent<CarrierOrder>) => void) | null
  postMessage(news: CarrierNews, transfer?: Transferable[]): void
  readonly name: string
  readonly location: Location
}
const scope = globalThis as unknown as Scope

/** The desktop names its carriers `port`; in a browser sound has a WebSocket. */
const byPort = scope.name === 'port'
let give: ((port: MessagePort) => void) | undefined

const carrier = createCarrier({
  connect(on): Wire {
    if (!byPort) return overSocket(on)
    let port: MessagePort | undefined
    let over = false
    give = (given) => {
      if (over) return given.close()
      port = given
      given.onmessage = ({ data }) => on.onMessage(data)
      given.addEventListener('close', on.onClose)
      on.onOpen()
    }
    scope.postMessage({ kind: 'portWanted' })
    return {
      send: (message) => port?.postMessage(message, typeof message === 'string' ? [] : [message]),
      waiting: () => 0,
      close() {
        over = true
        port?.close()
      },
    }
  },
  tell: (news, transfer = []) => scope.postMessage(news, [...transfer]),
  now: () => performance.now(),
  after: (ms, then) => void setTimeout(then, ms),
})

function overSocket(on: Parameters<Parameters<typeof createCarrier>[0]['connect']>[0]): Wire {
  const { protocol, host } = scope.location
  const socket = new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/audio`)
  socket.binaryType = 'arraybuffer'
  socket.onopen = on.onOpen
  socket.onmessage = ({ data }) => on.onMessage(data)
  socket.onclose = on.onClose
  return {
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(message)
    },
    waiting: () => socket.bufferedAmount,
    close: () => socket.close(),
  }
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'port') give?.(data.port)
  else carrier.order(data)
}
