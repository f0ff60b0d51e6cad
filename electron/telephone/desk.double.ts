/** A room's Convex and a person's window, in memory, for the desk's tests. */
import type { Frame } from '../audio/frame.ts'
import type { SupervisionMode } from '../call/supervision.ts'
import type { Asked, Order, Report, SupervisionDoor } from './desk.ts'
import { speak } from './switchboard.double.ts'
import type { Voices } from './voices.ts'

/** The room's Convex in memory: rows as `convex/model/presence` keeps them, told to every host at once. */
export function openBackend() {
  let supervisions: Asked[] = []
  let orders: Order[] = []
  const bridges = new Map<string, { uri: string; ticket: string }>()
  let onTheWay = (bridge: { uri: string; ticket: string }): { uri: string; ticket: string } => bridge
  let isPrivate = (): boolean => true
  const watchers = new Set<() => void>()
  const bridgeWatchers = new Set<() => void>()
  const reports: Report[] = []
  const outcomes: string[] = []
  const tell = (): void => {
    for (const hear of watchers) hear()
  }
  const same = (a: { callId: string; supervisorId: string }, b: { callId: string; supervisorId: string }): boolean =>
    a.callId === b.callId && a.supervisorId === b.supervisorId
  const set = (row: Asked): void => {
    supervisions = [...supervisions.filter((one) => !same(one, row)), row]
    tell()
  }
  const leave = (callId: string, supervisorId: string): void => {
    supervisions = supervisions.filter((one) => !same(one, { callId, supervisorId }))
    tell()
  }
  const door = (id: string): SupervisionDoor => ({
    private: isPrivate(),
    watch(hear) {
      const look = (): void => hear({ supervisions, orders })
      watchers.add(look)
      return () => void watchers.delete(look)
    },
    bridge(callId, supervisorId, hear) {
      const look = (): void => hear(bridges.get(`${callId} ${supervisorId}`) ?? null)
      bridgeWatchers.add(look)
      queueMicrotask(look)
      return () => void bridgeWatchers.delete(look)
    },
    report(report) {
      reports.push(report)
      queueMicrotask(() => {
        if (report.bridge) bridges.set(`${report.callId} ${report.supervisorId}`, onTheWay(report.bridge))
        for (const look of bridgeWatchers) look()
        const row = supervisions.find((one) => same(one, report))
        if (!row) return
        if (report.state === 'refused' || report.state === 'ended') leave(report.callId, report.supervisorId)
        else if (row.mode === report.mode && row.state !== report.state) set({ ...row, state: report.state })
      })
    },
    orderDone: (order, outcome, reason) => {
      orders = orders.filter(({ orderId }) => orderId !== order.orderId)
      outcomes.push([order.kind, outcome, reason].filter(Boolean).join(' '))
    },
    left: (callId) => leave(callId, id),
  })
  function ask(callId: string, mode: SupervisionMode, supervisorId: string, supervisorName: string): void {
    set({ callId, mode, supervisorId, supervisorName, state: 'requested' })
  }
  return {
    /** Puts somebody between the two consoles, from the next bridge on. */
    between(change: typeof onTheWay): void {
      onTheWay = change
    },
    /** The backend is reached in clear, by hosts that are opened from now on. */
    bare(): void {
      isPrivate = () => false
    },
    door,
    ask,
    leave,
    reports,
    outcomes,
    rows: () => supervisions,
    order(order: Order) {
      orders = [...orders, order]
      tell()
    },
  }
}

/** A window of a host: its lines of sound. */
export function openWindow() {
  type Leg = Parameters<Voices['attach']>[1]
  const openers = new Set<Parameters<Voices['onOpen']>[0]>()
  const closers = new Set<Parameters<Voices['onClose']>[0]>()
  const legs = new Map<number, Leg>()
  const ears = new Map<number, Frame[]>()
  const lines = new Map<number, string>()
  let last = 0
  /** What came to the headset of this line. */
  function ear(line: number): Frame[] {
    const known = ears.get(line) ?? []
    ears.set(line, known)
    return known
  }
  const voices: Voices = {
    onOpen(listener) {
      openers.add(listener)
      return () => void openers.delete(listener)
    },
    onClose(listener) {
      closers.add(listener)
      return () => void closers.delete(listener)
    },
    attach(line, leg) {
      legs.set(line, leg)
      leg.onFrame((pcm) => ear(line).push({ pcm: pcm.slice(), sampleRate: 16_000, startMs: 0 }))
      return () => void (legs.get(line) === leg && legs.delete(line))
    },
    close: (line) => close(line),
  }
  function close(line: number): void {
    const callId = lines.get(line)
    lines.delete(line)
    for (const hear of closers) hear({ line, ...(callId === undefined ? {} : { callId }) })
  }
  return {
    voices,
    ear,
    open(purpose: 'dispatch' | 'supervise', callId: string): number {
      lines.set(++last, callId)
      for (const hear of openers) {
        const refused = hear({ line: last, purpose, callId })
        if (refused) throw new Error(refused.reason)
      }
      return last
    },
    close,
    /** The person at the window speaks, whatever the host does with it. */
    speak(line: number, hz: number): () => void {
      return speak({ push: (pcm, seq) => legs.get(line)?.push(pcm, seq) }, hz)
    },
  }
}
