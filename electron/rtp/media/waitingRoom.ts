/** Packets that cannot be used yet: their keys or the meaning of their payload are still to be agreed, or their sender to be believed. */
import { payloadStart } from '../packet.ts'
import type { Place } from './latch.ts'

export type Datagram = { readonly bytes: Uint8Array; readonly from: Place; readonly at: number }

export type WaitingRoom = {
  /** Until the agreement. */
  hold(datagram: Datagram): void
  released(): readonly Datagram[]
  /** Until the place is believed. */
  doubt(datagram: Datagram): void
  believed(from: Place): readonly Datagram[]
}

/** 20 s of packets of 20 ms: an answer is slower than two seconds when a person gives it, and the first words are in here. */
const HELD = 1_000
const DOUBTED = 16

export function createWaitingRoom(): WaitingRoom {
  let held: Datagram[] = []
  let doubted: Datagram[] = []
  return {
    hold(datagram) {
      // The oldest go: what is said now may still be answered.
      if (held.length >= HELD) held.shift()
      held.push(datagram)
    },
    released() {
      const all = held
      held = []
      return all
    },
    doubt(datagram) {
      if (doubted.length >= DOUBTED) doubted.shift()
      doubted.push(datagram)
    },
    believed({ address, port }) {
      const all = doubted.filter(({ from }) => from.address === address && from.port === port)
      doubted = []
      return all
    },
  }
}

/** Payload types that mean the same in every session (RFC 3551 table 4), and that we speak. */
const FIXED: ReadonlySet<number> = new Set([0, 8, 9])
/** 5 ms of G.711 or G.722: their packets are multiples of it, and no tag of SRTP (4 or 10 bytes) is. */
const STEP = 40

/** Whether a packet that came before any agreement has to wait for it: encrypted by its length, or of a type that must be agreed on. */
export function looksSealed(bytes: Uint8Array): boolean {
  const start = payloadStart(bytes)
  if (start === null || !FIXED.has((bytes[1] ?? 0) & 0x7f)) return true
  return (bytes.length - start) % STEP !== 0
}
