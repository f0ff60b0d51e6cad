/** One call beside the room's protocol: hears what the call hears, and writes down which steps were proved. A fault of it costs the call nothing. */
import type { CanonicalRecord } from '../../convex/domain/canonical.ts'
import { keyOf, type Protocol } from '../../convex/domain/protocol/protocol.ts'
import { createObserver, type Decisions, type Findings } from '../speech/protocol/observer.ts'
import type { Heard, Turn } from '../speech/understanding.ts'

/** Where a host has the protocol of its room from. */
export type ProtocolSource = {
  /** The version in force; a call keeps the one with which it began. */
  readonly current: () => Protocol
  /** Hears what people decide in a call, until it is told to stop. */
  readonly decisions?: (callId: string, told: (decisions: Decisions) => void) => () => void
}

/** What goes to Convex. */
export type Adhered = Findings & { readonly key: string; readonly answeredMs?: number }

export type Adherence = {
  /** The call was answered, ms of the call. */
  answered(atMs: number): void
  said(turn: Turn, heard: Heard | undefined, record: CanonicalRecord): void
  understood(heard: Heard, record: CanonicalRecord, turn: Turn): void
  idle(nowMs: number): void
  end(): void
}

export type AdherenceOptions = {
  readonly source: ProtocolSource
  readonly callId: string
  readonly language: string
  readonly put: (followed: Adhered) => void
  readonly onFault: (error: unknown) => void
}

export function openAdherence({ source, callId, language, put, onFault }: AdherenceOptions): Adherence {
  const attempt = <T>(act: () => T): T | undefined => {
    try {
      return act()
    } catch (error) {
      onFault(error)
      return undefined
    }
  }
  const opened = attempt(() => {
    const protocol = source.current()
    return { key: keyOf(protocol), observer: createObserver({ protocol, language }) }
  })
  if (!opened) return NONE
  const { key, observer } = opened
  const stop = attempt(() => source.decisions?.(callId, (decisions) => observer.decided(decisions)))
  const tell = (look: () => Findings | undefined): void => {
    const found = attempt(look)
    if (found) put({ key, ...found })
  }
  return {
    answered(atMs) {
      observer.answered(atMs)
      put({ key, answeredMs: atMs })
    },
    said: (turn, heard, record) => tell(() => observer.hear(turn, heard, record)),
    understood: (heard, record, turn) => tell(() => observer.understood(heard, record, turn)),
    idle: (nowMs) => tell(() => observer.idle(nowMs)),
    end: () => stop?.(),
  }
}

const nothing = (): void => undefined
/** A call that cannot be held against its protocol is a call all the same. */
const NONE: Adherence = { answered: nothing, said: nothing, understood: nothing, idle: nothing, end: nothing }
