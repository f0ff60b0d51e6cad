/** The carrier's thread as the page sees it: one a window, started when first spoken through. */
import type { CarrierNews, CarrierOrder } from './carrier.ts'

export type CarrierThread = {
  order(order: CarrierOrder, transfer?: Transferable[]): void
  /** News of one line. */
  listen(id: number, hear: (news: CarrierNews) => void): () => void
  newId(): number
}

let started: CarrierThread | undefined

export function carrierThread(): CarrierThread {
  started ??= start()
  return started
}

function start(): CarrierThread {
  const { vigia } = window
  const worker = new Worker(new URL('./carrier.worker.ts', import.meta.url), {
    type: 'module',
    name: vigia?.openAudio ? 'port' : 'socket',
  })
  const listeners = new Map<number, (news: CarrierNews) => void>()
  let last = 0
  const order = (what: CarrierOrder, transfer: Transferable[] = []): void => worker.postMessage(what, transfer)
  worker.onmessage = ({ data }: MessageEvent<CarrierNews>) => {
    if (data.kind === 'portWanted') vigia?.openAudio?.()
    else listeners.get(data.id)?.(data)
  }
  window.addEventListener('message', ({ source, data, ports: [port] }) => {
    // Only our own preload, which runs in this very window, has ports of the host to give.
    if (source === window && data === 'vigia:audio' && port) order({ kind: 'port', port }, [port])
  })
  return {
    order,
    listen(id, hear) {
      listeners.set(id, hear)
      return () => void listeners.delete(id)
    },
    newId: () => ++last,
  }
}
