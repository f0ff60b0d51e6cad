/** The process of the room's calls: opens them on the first word of its parent, tells what came of them on the second. */
import { once } from 'node:events'
import { standBehind } from '../../electron/engine/behind.ts'
import type { RoomOrder, RoomWord } from './neighbours.ts'
import { openRoom } from './room.ts'

/** A seed of its own each run would make two runs differ by more than the code does. */
const seeded = (): (() => number) => {
  let state = 7
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const tell = (word: RoomWord): void => void process.send?.(word)

standBehind()
// A bench that is broken off leaves no calls behind
process.once('disconnect', () => process.exit())
const [order] = (await once(process, 'message')) as [RoomOrder]
const room = await openRoom({ ...order, random: seeded() })
tell({ open: true })
await once(process, 'message')
await room.close()
tell({ tally: room.tally })
