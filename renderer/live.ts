/** The present moment: levels, partial words, link and local calls, as the host tells them. Nothing here is stored. */
import { create } from 'zustand'
import type { Bridge, Event } from '../electron/ipc/contract.ts'

export type Leg = Event<'live.partial'>['leg']
export type Link = Event<'live.link'>
export type LocalCall = Event<'live.call'>
export type Partial = { readonly text: string; readonly startMs: number }

type Live = {
  /** False while a browser window has lost its host. */
  readonly host: boolean
  /** ms since the epoch; when the host was lost. */
  readonly hostLostAt: number | undefined
  readonly link: Link
  /** Calls whose sound this host holds, by callId. */
  readonly local: Readonly<Record<string, LocalCall>>
  /** Partial words of local calls, by `legKey`. */
  readonly partials: Readonly<Record<string, Partial>>
}

export const legKey = (callId: string, leg: Leg): string => `${leg}:${callId}`

export const useLive = create<Live>(() => ({
  host: true,
  hostLostAt: undefined,
  link: { backend: 'connecting', since: Date.now(), queued: 0 },
  local: {},
  partials: {},
}))

export type Level = {
  readonly rmsDbfs: number
  readonly peakDbfs: number
  readonly speech: boolean
  /** ms since the epoch. */
  readonly at: number
}

/** Levels live outside every store: 12 a second a leg must not wake React. */
const levels = new Map<string, Level>()

/** A level older than this says nothing about now. */
const STALE_MS = 500

/** Reads the newest level of a leg; null when the leg is not heard here or has gone quiet. */
export const levelSource = (callId: string, leg: Leg): (() => Level | null) => {
  const key = legKey(callId, leg)
  return () => {
    const level = levels.get(key)
    return level === undefined || Date.now() - level.at > STALE_MS ? null : level
  }
}

/** The call is heard by this very host, so its levels and partial words come without a trip to the backend. */
export const useLocalCall = (callId: string): LocalCall | undefined => useLive((live) => live.local[callId])

/** Partial words of a leg of a local call. */
export const usePartial = (callId: string, leg: Leg): Partial | undefined =>
  useLive((live) => live.partials[legKey(callId, leg)])

const without = <T>(record: Readonly<Record<string, T>>, ...keys: readonly string[]): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))

/** Feeds the store from the host; asks again for what is lasting each time the host comes back. */
export const connectLive = (bridge: Bridge): (() => void) => {
  const refresh = async (): Promise<void> => {
    const [link, calls] = await Promise.all([bridge.call('link.status', {}), bridge.call('calls.local', {})])
    useLive.setState({ link, local: Object.fromEntries(calls.map((call) => [call.callId, call])) })
  }
  // A host lost in the middle of asking is told by onHost, and asked again when it is back.
  const ask = (): void => void refresh().catch(() => undefined)
  const stops = [
    bridge.on('live.levels', (heard) => {
      const at = Date.now()
      for (const { callId, leg, ...level } of heard.levels) levels.set(legKey(callId, leg), { ...level, at })
    }),
    bridge.on('live.partial', ({ callId, leg, text, startMs }) => {
      const key = legKey(callId, leg)
      useLive.setState(({ partials }) => ({
        partials: text === '' ? without(partials, key) : { ...partials, [key]: { text, startMs } },
      }))
    }),
    bridge.on('live.link', (link) => useLive.setState({ link })),
    bridge.on('live.call', (call) => useLive.setState(({ local }) => ({ local: { ...local, [call.callId]: call } }))),
    bridge.on('live.callEnded', ({ callId }) => {
      const keys = [legKey(callId, 'agent'), legKey(callId, 'customer')]
      for (const key of keys) levels.delete(key)
      useLive.setState(({ local, partials }) => ({
        local: without(local, callId),
        partials: without(partials, ...keys),
      }))
    }),
    bridge.onHost((host) => {
      useLive.setState({ host, hostLostAt: host ? undefined : Date.now() })
      if (host) ask()
    }),
  ]
  ask()
  return () => {
    for (const stop of stops) stop()
  }
}
