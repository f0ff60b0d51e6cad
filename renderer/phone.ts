/** The telephone calls of this host as its windows see them, and what may be asked of one. */
import { useRef, useState } from 'react'
import { create } from 'zustand'
import type { Bridge, Event, Returns } from '../electron/ipc/contract.ts'
import { bridge, refusalOf } from './bridge.ts'

export type PhoneCall = Event<'live.phone'>['calls'][number]

export type PhoneLine = Returns<'lines.get'>['lines'][number]

/** A call that is over, for as long as no other has come. */
export type Gone = Pick<PhoneCall, 'callId' | 'number' | 'name' | 'direction'> & {
  /** unanswered: they gave up, or it was for somebody else; declined: from this window. */
  readonly how: 'unanswered' | 'declined' | 'over'
  /** ms since the epoch. */
  readonly at: number
}

type Phone = {
  readonly calls: readonly PhoneCall[]
  readonly gone: Gone | null
  /** By id. */
  readonly lines: ReadonlyMap<string, PhoneLine>
}

export const usePhone = create<Phone>(() => ({ calls: [], gone: null, lines: new Map() }))

/** The line that a call came or goes by, as its settings are known. */
export const useLineOf = ({ line }: PhoneCall): PhoneLine | undefined => usePhone(({ lines }) => lines.get(line))

const declined = new Set<string>()

/** The last of those that were there and are no more. */
export function goneOf(before: readonly PhoneCall[], now: readonly PhoneCall[], at: number): Gone | null {
  const there = new Set(now.filter(({ state }) => state !== 'ended').map(({ callId }) => callId))
  const last = before.findLast(({ callId, state }) => state !== 'ended' && !there.has(callId))
  if (last === undefined) return null
  const { callId, number, name, direction, answeredAt } = last
  const how = answeredAt !== undefined ? 'over' : declined.has(callId) ? 'declined' : 'unanswered'
  return { callId, number, name, direction, how, at }
}

const take = (calls: readonly PhoneCall[]): void =>
  usePhone.setState(({ calls: before, gone }) => ({ calls, gone: goneOf(before, calls, Date.now()) ?? gone }))

/** The call that a dispatcher's seat is about: the one being spoken in, else the one that rings longest. */
export function current(calls: readonly PhoneCall[]): PhoneCall | undefined {
  const live = calls.filter(({ state }) => state !== 'ended')
  return (
    live.find(({ state }) => state === 'connected' || state === 'transferring') ??
    live.find(({ state }) => state === 'dialing' || state === 'held') ??
    live.toSorted((a, b) => a.startedAt - b.startedAt)[0]
  )
}

/** Keeps the store by what the host tells; asks again each time the host comes back. */
export function connectPhone(host: Bridge): () => void {
  // A host without a telephone, or one that is away: told by onHost.
  const nothing = (): void => undefined
  const askLines = (): void =>
    void host
      .call('lines.get', {})
      .then(({ lines }) => usePhone.setState({ lines: new Map(lines.map((line) => [line.id, line])) }), nothing)
  const ask = (): void => {
    host.call('phone.list', {}).then(({ calls }) => take(calls), nothing)
    askLines()
  }
  const stops = [
    host.on('live.phone', ({ calls }) => take(calls)),
    host.on('live.lines', ({ lines }) => {
      // How they stand changes often, what they are does not.
      const known = usePhone.getState().lines
      if (lines.length !== known.size || lines.some(({ id }) => !known.has(id))) askLines()
    }),
    host.onHost((connected) => {
      if (connected) ask()
    }),
  ]
  ask()
  return () => {
    for (const stop of stops) stop()
  }
}

type Ask = 'answer' | 'decline' | 'hangUp' | 'hold' | 'resume' | 'mute' | 'unmute'

export type PhoneActs = {
  readonly busy: string | null
  /** Code of what was refused last; null when the last one went well. */
  readonly failed: string | null
  run(ask: Ask): void
  /** Takes this call; the one that is spoken in is put on hold first, and stays so when that fails. */
  swap(from: string | null, ask: 'answer' | 'resume'): void
  keys(keys: string): void
  transfer(target: string): void
}

/** One thing at a time: what is asked while another is on its way waits for nobody and is dropped. Keys are never: a code is typed fast. */
export function usePhoneActs(callId: string): PhoneActs {
  const [busy, setBusy] = useState<string | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const working = useRef(false)
  const noted = (asked: Promise<unknown>): Promise<void> =>
    asked.then(
      () => setFailed(null),
      (error: unknown) => setFailed(refusalOf(error).code),
    )
  const attempt = (name: string, act: (host: Bridge) => Promise<unknown>): void => {
    if (working.current) return
    working.current = true
    setBusy(name)
    noted(act(bridge())).finally(() => {
      working.current = false
      setBusy(null)
    })
  }
  return {
    busy,
    failed,
    run: (ask) => attempt(ask, (host) => told(host, callId, ask)),
    swap: (from, ask) =>
      attempt(ask, async (host) => {
        if (from !== null) await told(host, from, 'hold')
        await told(host, callId, ask)
      }),
    keys: (keys) => void noted(bridge().call('phone.keys', { callId, keys })),
    transfer: (target) => attempt('transfer', (host) => host.call('phone.transfer', { callId, target })),
  }
}

function told(host: Bridge, callId: string, ask: Ask): Promise<unknown> {
  switch (ask) {
    case 'answer':
      return host.call('phone.answer', { callId })
    case 'decline':
      declined.add(callId)
      return host.call('phone.decline', { callId })
    case 'hangUp':
      return host.call('phone.hangUp', { callId })
    case 'hold':
      return host.call('phone.hold', { callId, held: true })
    case 'resume':
      return host.call('phone.hold', { callId, held: false })
    case 'mute':
      return host.call('phone.mute', { callId, muted: true })
    case 'unmute':
      return host.call('phone.mute', { callId, muted: false })
  }
}
