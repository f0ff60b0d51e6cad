/** A host that is going to be killed: plays a practice call in real time, and tells its parent how much of the sound it has taken. */
import { appendFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Frame } from '../audio/frame.ts'
import { openReplay } from '../capture/replay.ts'
import type { Leg } from '../capture/source.ts'
import { startDelivery } from '../outbox/deliver.ts'
import { openOutbox } from '../outbox/outbox.ts'
import { createScripted, readScript } from '../speech/scripted.ts'
import type { Understanding } from '../speech/understanding.ts'
import { openDatabase } from '../storage/database.ts'
import { openCallRegistry } from './callRegistry.ts'

export const dumb: Understanding = {
  provider: 'none',
  model: 'none',
  version: '0',
  listen: () => {
    const nothing = { fields: [], alerts: [], objectives: [], coaching: [], coachingDone: [] }
    return { hear: () => nothing, idle: () => nothing, record: () => ({}) }
  },
}

/** A host in `dir`, whose backend is a file that outlives it: one line for each delivery. */
export async function openHost(dir: string) {
  const db = openDatabase(join(dir, 'outbox.db'))
  const outbox = openOutbox({ db, now: Date.now })
  const deliver = async (path: string, args: Record<string, unknown>): Promise<null> => {
    if (!path.endsWith(':setPartial')) appendFileSync(join(dir, 'backend.jsonl'), `${JSON.stringify({ path, args })}\n`)
    return null
  }
  const registry = await openCallRegistry({
    recordingsDir: join(dir, 'recordings'),
    outbox,
    understanding: dumb,
    live: () => {},
    now: Date.now,
    deliver,
  })
  return { db, outbox, registry, deliver }
}

/** Tells of each frame when the call asks for the next one, which is after it took it. */
function counted(leg: Leg): Leg {
  async function* frames(): AsyncGenerator<Frame> {
    for await (const frame of leg.frames) {
      yield frame
      process.send?.({ leg: leg.id, takenMs: frame.startMs + 20 })
    }
  }
  return { ...leg, frames: frames() }
}

const [, , role, dir] = process.argv
if (role === 'play' && dir) {
  const practice = join(import.meta.dirname, '../../resources/practice/01-paro-cardiaco')
  const { outbox, registry, deliver } = await openHost(dir)
  startDelivery({ outbox, deliver, now: Date.now })
  const source = openReplay({
    wav: readFileSync(join(practice, 'call.wav')),
    speed: 4,
    info: {
      callId: 'killed',
      sessionId: 'killed',
      agentName: '',
      customerName: '',
      customerPhone: '',
      campaignName: '',
      sourceKind: 'practice',
      language: 'es-CL',
      practice: true,
      startedAt: Date.now(),
    },
  })
  const stt = createScripted(readScript(readFileSync(join(practice, 'script.json'), 'utf8')))
  registry.start({ ...source, legs: source.legs.map(counted) }, { stt })
}
