/** Uploaded files and live functions after a room has moved: what was kept is served, and work goes on. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConvexHttpClient } from 'convex/browser'
import { afterAll, expect, test } from 'vitest'
import { openEngine } from '../engine.ts'
import { openBench, smallProduct } from '../testing/open.ts'
import { references as rooms } from '../testing/rooms.ts'
import { references as shelf } from '../testing/shelf.ts'
import { backUp } from './backup.ts'
import { writeExport } from './exchange/export.ts'
import { readImport } from './exchange/import.ts'
import { restore } from './restore.ts'

const quiet = (): void => undefined
const place = mkdtempSync(join(tmpdir(), 'vigia-moved-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

test('by backup and by snapshot, a room comes with its files', async () => {
  const product = smallProduct()
  const bench = await openBench(product)
  const http = bench.http()
  await http.mutation(rooms.open, { name: 'before' })
  await http.mutation(rooms.say, { name: 'before', text: 'hola' })
  const id = await http.mutation(shelf.keep, { text: 'a recording' })
  const about = (await http.query(shelf.where, { id })).about
  const [backup, snapshot] = [join(place, 'room.backup'), join(place, 'room.zip')]
  await backUp({ dir: bench.dir, file: backup, force: false, say: quiet })
  await writeExport({ dir: bench.dir, file: snapshot, force: false, say: quiet })
  await http.mutation(shelf.drop, { id })
  await bench.close()

  const [restored, imported] = [join(place, 'restored'), join(place, 'imported')]
  restore({ file: backup, dir: restored, force: false, now: Date.now(), say: quiet })
  await readImport({
    file: snapshot,
    dir: imported,
    mode: 'refuse',
    schema: product.schema,
    now: Date.now(),
    say: quiet,
  })

  for (const dir of [restored, imported]) {
    const engine = await openEngine({ dir, port: 0, origins: [], product, now: Date.now, log: quiet })
    try {
      const moved = new ConvexHttpClient(engine.url, { logger: false })
      const found = await moved.query(shelf.where, { id })
      expect(found.about).toEqual(about)
      expect(await (await fetch(found.url ?? '')).text()).toBe('a recording')
      // The next line follows the last, and a new room gets an id of the same kind.
      await moved.mutation(rooms.say, { name: 'before', text: 'sigue' })
      expect(await moved.query(rooms.lines, { name: 'before', limit: 10 })).toEqual(['hola', 'sigue'])
      await moved.mutation(rooms.open, { name: 'after' })
      await moved.mutation(shelf.drop, { id })
      expect(await moved.query(shelf.files, {})).toBe(0)
    } finally {
      await engine.close()
    }
  }
})
