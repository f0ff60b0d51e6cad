/** Hears from Convex which recordings are kept no longer, deletes their files where this host holds them, and says so. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConvexClient } from 'convex/browser'
import { getFunctionName } from 'convex/server'
import { api } from '../../convex/_generated/api.js'

type Options = {
  readonly room: ConvexClient
  readonly recordingsDir: string
  /** This host carries the call now: its file is being written. */
  readonly running: (callId: string) => boolean
  /** Durable, delivered when the backend is there. */
  readonly put: (callId: string, path: string, args: Record<string, unknown>) => void
  readonly onTrouble: (error: unknown) => void
}

const PATH = getFunctionName(api.retention.erased)

/** Returns what ends the watch. */
export function watchRetention({ room, recordingsDir, running, put, onTrouble }: Options): () => void {
  const working = new Set<string>()
  const erase = async (callId: string): Promise<void> => {
    if (working.has(callId) || running(callId)) return
    working.add(callId)
    try {
      // Another host of the room may hold it: only who had the files says that they are gone.
      if ((await eraseRecording(recordingsDir, callId)) > 0) put(callId, PATH, { callId })
    } catch (error) {
      onTrouble(error)
    } finally {
      working.delete(callId)
    }
  }
  return room.onUpdate(
    api.retention.due,
    {},
    (due) => {
      for (const { callId } of due) void erase(callId)
    },
    () => undefined,
  )
}

/** The recording, its waveform, its archive with its note, what was kept aside of it, and what an SBC told of it. */
const REST = /^\.(?:wav|opus|opus\.json|peaks|wav\.\d+|metadata-\d+\.xml)$/

/** Deletes all files of a call's recording; gives how many there were. A folder that is not there holds none. */
export async function eraseRecording(recordingsDir: string, callId: string): Promise<number> {
  const start = encodeURIComponent(callId)
  const names = await readdir(recordingsDir).catch(() => [])
  const own = names.filter((name) => name.startsWith(start) && REST.test(name.slice(start.length)))
  for (const name of own) await rm(join(recordingsDir, name), { force: true })
  return own.length
}
