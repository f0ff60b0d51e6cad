/** Takes facts from the outbox to Convex: at once while the backend answers, again and again while it does not, never two of one call at a time. */
import { FAILING, type Outbox, type Waiting } from './outbox.ts'
import { verdictOf } from './verdict.ts'

/** Runs one mutation by its path, e.g. `mutations/liveCalls:startLiveCall`; rejects when it did not happen or may not have happened. */
export type Deliver = (path: string, args: Record<string, unknown>) => Promise<unknown>

export type Backend = 'connecting' | 'up' | 'down'

export type DeliveryStatus = {
  readonly backend: Backend
  /** Since when it is so, ms since the epoch. */
  readonly since: number
  readonly queued: number
  /** Refused for good and kept on the disk. */
  readonly parked: number
}

export type Delivery = {
  status(): DeliveryStatus
  /** What the client knows of its connection before any fact could tell. */
  link(up: boolean): void
  /** Resolves when nothing is left to deliver, or delivery was closed. */
  drained(): Promise<void>
  close(): void
}

export type Pace = {
  /** Wait after the first failure, ms; doubles up to `most`. */
  readonly firstMs: number
  readonly mostMs: number
  /** No answer for so long: say that the backend is down. */
  readonly slowMs: number
  /** No answer for so long: send it again; the key makes that safe. */
  readonly lostMs: number
  /** Failures of the backend's own, in a row, after which a fact is parked. */
  readonly tries: number
  /** Facts may be counted and noted this often, ms. */
  readonly settleMs: number
}

const PACE: Pace = { firstMs: 100, mostMs: 5000, slowMs: 2000, lostMs: 10_000, tries: 4, settleMs: 250 }

export type DeliveryOptions = {
  readonly outbox: Outbox
  readonly deliver: Deliver
  readonly now: () => number
  readonly onStatus?: (status: DeliveryStatus) => void
  /** A fact was put aside for good; its words are not told. */
  readonly onParked?: (path: string, code: string) => void
  /** The outbox itself failed for a moment; never carries a fact. */
  readonly onTrouble?: (error: unknown) => void
  /** 0 ≤ x < 1. */
  readonly random?: () => number
  readonly pace?: Partial<Pace>
}

export function startDelivery(options: DeliveryOptions): Delivery {
  const { outbox, deliver, now, onStatus, onParked, onTrouble, random = Math.random } = options
  const pace = { ...PACE, ...options.pace }
  const working = new Set<string>()
  /** How far each call has come; what arrived may still lie on the disk for a moment. */
  const reached = new Map<string, number>()
  /** Ends the wait of every call that is backing off. */
  const sleepers = new Set<() => void>()
  let waitingForDrain: (() => void)[] = []
  let backend: Backend = 'connecting'
  let since = now()
  let lastAnswer = 0
  let closed = false
  let settling: NodeJS.Timeout | undefined

  const status = (): DeliveryStatus => ({ backend, since, ...outbox.count() })

  const become = (next: Backend): void => {
    if (next === backend || closed) return
    backend = next
    if (next === 'up') for (const wake of [...sleepers]) wake()
    since = now()
    onStatus?.(status())
  }

  /** Counts change many times a second; listeners and the disk hear of it a few times. */
  const settleSoon = (): void => {
    if (closed) return
    settling ??= setTimeout(() => {
      settling = undefined
      if (closed) return
      outbox.settle()
      onStatus?.(status())
    }, pace.settleMs)
  }

  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        sleepers.delete(done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      sleepers.add(done)
    })

  const attempt = async (item: Waiting): Promise<void> => {
    const sentAt = now()
    const slow = setTimeout(() => {
      if (lastAnswer < sentAt) become('down')
    }, pace.slowMs).unref()
    let lost: NodeJS.Timeout | undefined
    try {
      await Promise.race([
        deliver(item.path, { ...item.args }),
        new Promise((_, reject) => {
          // Neither timer keeps a host alive that is closing while the backend is silent.
          lost = setTimeout(() => reject(new Error('no answer')), pace.lostMs).unref()
        }),
      ])
    } finally {
      clearTimeout(slow)
      clearTimeout(lost)
    }
  }

  /** Full jitter over the upper half keeps thirty calls from coming back in one instant. */
  const backoff = (failures: number): Promise<void> =>
    sleep(Math.min(pace.mostMs, pace.firstMs * 2 ** Math.min(failures - 1, 16)) * (0.5 + random() / 2))

  const park = (item: Waiting, code: string): void => {
    outbox.park(item.seq, code)
    onParked?.(item.path, code)
  }

  /** One fact until it arrived or was parked. */
  const deliverOne = async (item: Waiting): Promise<void> => {
    let stumbles = 0
    for (let failures = 1; !closed; failures++) {
      try {
        await attempt(item)
        if (closed) return
        outbox.arrived(item.seq)
        lastAnswer = now()
        return become('up')
      } catch (error) {
        if (closed) return
        const verdict = verdictOf(error)
        if (verdict.kind === 'failing') stumbles++
        if (verdict.kind === 'unreachable') become('down')
        else lastAnswer = now()
        if (verdict.kind === 'refused') return park(item, verdict.code)
        if (stumbles >= pace.tries) return park(item, FAILING)
      }
      await backoff(failures)
    }
  }

  /** Looks for the next fact and, finding none, stops working in the same breath: a fact that is put in between starts anew. */
  const nextOf = (callId: string): Waiting | undefined => {
    const item = closed ? undefined : outbox.next(callId, reached.get(callId) ?? 0)
    if (!item) working.delete(callId)
    return item
  }

  const deliverAll = async (callId: string): Promise<void> => {
    for (let item = nextOf(callId); item; item = nextOf(callId)) {
      await deliverOne(item)
      if (!closed) reached.set(callId, item.seq)
      settleSoon()
    }
  }

  const drain = async (callId: string): Promise<void> => {
    if (working.has(callId)) return
    working.add(callId)
    for (let whole = false; !whole; ) {
      try {
        await deliverAll(callId)
        whole = true
      } catch (error) {
        // The disk could not be read or written: the facts are there when it can.
        onTrouble?.(error)
        await sleep(pace.mostMs)
      }
    }
    if (working.size > 0) return
    for (const resolve of waitingForDrain) resolve()
    waitingForDrain = []
  }

  outbox.onPut((callId) => {
    void drain(callId)
    if (backend !== 'up') settleSoon()
  })
  for (const callId of outbox.callsWaiting()) void drain(callId)

  return {
    status,
    link: (up) => become(up ? 'up' : 'down'),
    drained: () => (working.size === 0 ? Promise.resolve() : new Promise((resolve) => waitingForDrain.push(resolve))),
    close() {
      closed = true
      clearTimeout(settling)
      for (const wake of [...sleepers]) wake()
      outbox.settle()
    },
  }
}
