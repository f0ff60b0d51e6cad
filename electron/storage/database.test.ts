import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from './database.ts'

test('a database is made with its folder, and every commit reaches the disk', () => {
  const db = openDatabase(join(mkdtempSync(join(tmpdir(), 'database-')), 'deep', 'x.sqlite'))

  expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(db.pragma('synchronous', { simple: true })).toBe(2)
  db.close()
})

test('one that dies with its handle needs no folder', () => {
  const db = openDatabase(':memory:')

  expect(db.prepare('SELECT 1 AS one').get()).toEqual({ one: 1 })
  db.close()
})
