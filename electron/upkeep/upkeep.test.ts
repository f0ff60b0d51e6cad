/** A window's backup of a data folder is a proved file in it, one is made at a time, and a folder without an engine is told. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openBench } from '../engine/testing/open.ts'
import { openUpkeep } from './upkeep.ts'

test('a backup is listed, a second one at once is refused, and the check is clean', async () => {
  const bench = await openBench()
  try {
    const upkeep = openUpkeep(bench.dir, () => 1_000)
    const [first, second] = await Promise.all([upkeep.backup(), upkeep.backup()])

    expect(first).toMatchObject({ kind: 'done', report: { faults: [] } })
    expect(second).toEqual({ kind: 'failed', code: 'busy' })
    expect(upkeep.backups()).toMatchObject([{ file: 'vigia-1970-01-01T00-00-01-000Z.backup' }])
    expect(await upkeep.check()).toMatchObject({ kind: 'done', report: { faults: [] } })
  } finally {
    await bench.close()
  }
})

test('where there is no engine nothing is made, and it is said', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'vigia-upkeep-'))
  const upkeep = openUpkeep(dir, () => 1_000)
  expect((await upkeep.backup()).kind).toBe('failed')
  expect((await upkeep.check()).kind).toBe('failed')
  expect(upkeep.backups()).toEqual([])
  rmSync(dir, { recursive: true })
})
