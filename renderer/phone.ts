/** The telephone calls of this host as its windows see them, and what may be asked of one. */
import { useRef, useState } from 'react'
import { create } from 'zustand'
import type { Bridge, Event } from '../electron/ipc/contract.ts'
import { bridge, refusalOf } from './bridge.ts'

export type PhoneCall = Event<'live.phone'>['calls'][number]

type Phone = { readonly calls: readonly PhoneCall[] }

export const usePhone = create<Phone>(() => ({ calls: [] }))

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
  const ask = (): void =>
    void host.call('phone.list', {}).then(
      ({ calls }) => usePhone.setState({ calls }),
      // A host without a telephone, or one that is away: told by onHost.
      () => undefined,
    )
  const stops = [
    host.on('live.phone', ({ calls }) => usePhone.setState({ calls })),
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
  keys(keys: string): void
  transfer(target: string): void
}

/** One thing at a time: what is asked while another is on its way waits for nobody and is dropped. */
export function usePhoneActs(callId: string): PhoneActs {
  const [busy, setBusy] = useState<string | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const working = useRef(false)
  const attempt = (name: string, act: (host: Bridge) => Promise<unknown>): void => {
    if (working.current) return
    working.current = true
    setBusy(name)
    act(bridge())
      .then(
        () => setFailed(null),
        (error: unknown) => setFailed(refusalOf(error).code),
      )
      .finally(() => {
        working.current = false
        setBusy(null)
      })
  }
  return {
    busy,
    failed,
    run: (ask) => attempt(ask, (host) => told(host, callId, ask)),
    keys: (keys) => attempt('keys', (host) => host.call('phone.keys', { callId, keys })),
    transfer: (target) => attempt('transfer', (host) => host.call('phone.transfer', { callId, target })),
  }
}

function told(host: Bridge, callId: string, ask: Ask): Promise<unknown> {
  switch (ask) {
    case 'answer':
      return host.call('phone.answer', { callId })
    case 'decline':
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
