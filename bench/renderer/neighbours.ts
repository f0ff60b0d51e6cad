/** The other calls of the room in a process of their own, behind the page and its host: in a control room other people's machines make them. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { LiveRoom } from './room.ts'

/** What the process is told first: the engine's address, the host's data folder, how many calls. */
export type RoomOrder = { readonly url: string; readonly data: string; readonly calls: number }
export type RoomWord = { readonly open: true } | { readonly tally: LiveRoom['tally'] }

export type Neighbours = {
  /** Ends the calls; what came of their facts. */
  stop(): Promise<LiveRoom['tally']>
}

const heard = async (child: ChildProcess): Promise<RoomWord> => {
  const [word] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the room's process ended with ${code}`)
    }),
  ])
  return word as RoomWord
}

/** Starts the room's process and waits until its calls are under way. Refused when the process ends before. */
export async function startNeighbours(order: RoomOrder): Promise<Neighbours> {
  const detached = process.platform === 'linux'
  const child = fork(fileURLToPath(new URL('roomProcess.ts', import.meta.url)), { detached })
  child.send(order)
  await heard(child)
  return {
    async stop() {
      child.send('close')
      const word = await heard(child)
      child.disconnect()
      return 'tally' in word ? word.tally : { done: 0, failed: 0, lateMs: 0 }
    },
  }
}
