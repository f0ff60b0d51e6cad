/** The protocol in force in the room, as this host knows it: what the backend said last, kept in the data folder for when it is away; the sample before. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { ConvexClient } from 'convex/browser'
import { parseProtocol } from '../convex/domain/protocol/check.ts'
import type { Protocol } from '../convex/domain/protocol/protocol.ts'
import { SAMPLE } from '../convex/domain/protocol/sample.ts'
import { watchDecisions, watchProtocol } from './backend/protocolWatch.ts'
import type { ProtocolSource } from './call/adherence.ts'

export type RoomProtocol = ProtocolSource & {
  /** From now on the backend is heard. */
  hear(room: ConvexClient): void
}

/** `onTrouble` is told what could not be read or kept, by path and reason; the calls go on with what is known. */
export function openRoomProtocol(file: string, onTrouble: (what: string) => void): RoomProtocol {
  let room: ConvexClient | undefined
  let current: Protocol = kept(file) ?? SAMPLE
  const take = (text: string): void => {
    const parsed = parseProtocol(text)
    if (!parsed.ok) {
      onTrouble(`${parsed.path} ${parsed.reason}`)
      return
    }
    current = parsed.protocol
    try {
      writeFileSync(`${file}.new`, text)
      renameSync(`${file}.new`, file)
    } catch (error) {
      onTrouble(error instanceof Error && 'code' in error ? String(error.code) : 'cannot be kept')
    }
  }
  return {
    current: () => current,
    decisions: (callId, told) => (room ? watchDecisions(room, callId, told) : () => undefined),
    hear(client) {
      room = client
      watchProtocol(client, take)
    },
  }
}

function kept(file: string): Protocol | undefined {
  try {
    const parsed = parseProtocol(readFileSync(file, 'utf8'))
    return parsed.ok ? parsed.protocol : undefined
  } catch {
    return undefined
  }
}
