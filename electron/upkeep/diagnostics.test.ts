/** The diary's troubles come newest first and bare of persons; the machine is measured. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDiagnostics, troublesIn } from './diagnostics.ts'

const line = (level: string, event: string, more: object = {}): string =>
  JSON.stringify({ at: '2026-11-21T18:00:00.000Z', level, event, ...more })

test('warnings and errors, newest first, without numbers or addresses', () => {
  const diary = [
    line('info', 'host.ready'),
    line('warn', 'first', { peer: 'sip:ana@192.0.2.7', n: 3 }),
    'half a li',
    'null',
    line('error', 'second', { what: '+56 9 5555 0101' }),
  ].join('\n')

  expect(troublesIn(diary)).toEqual([
    { at: '2026-11-21T18:00:00.000Z', level: 'error', event: 'second', detail: 'what=[number]' },
    { at: '2026-11-21T18:00:00.000Z', level: 'warn', event: 'first', detail: 'peer=[address] n=3' },
  ])
})

test('only the newest are kept', () => {
  const diary = Array.from({ length: 50 }, (_, n) => line('warn', `w${n}`)).join('\n')
  expect(troublesIn(diary)).toHaveLength(20)
  expect(troublesIn(diary)[0]?.event).toBe('w49')
})

test('the machine says its versions, its disk and its loop; a missing diary is no trouble', () => {
  const data = mkdtempSync(join(tmpdir(), 'vigia-diagnostics-'))
  const diary = join(data, 'host.jsonl')
  const diagnostics = openDiagnostics({ data, diary, version: '1.2.3', now: () => 5 })

  const machine = diagnostics.read()
  expect(machine).toMatchObject({
    versions: { vigia: '1.2.3', node: process.versions.node },
    startedAt: 5,
    troubles: [],
  })
  expect(machine.diskFreeBytes).toBeGreaterThan(0)
  expect(machine.loopP99Ms).toBeGreaterThanOrEqual(0)
  writeFileSync(diary, line('warn', 'x'))
  expect(diagnostics.read().troubles).toHaveLength(1)
  diagnostics.close()
})
