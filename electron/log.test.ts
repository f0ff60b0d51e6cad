/** The diary tells where something failed and keeps people out of it. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileWriter, openLog } from './log.ts'

test('a line is one JSON object with time, level and event', () => {
  const lines: string[] = []

  openLog(
    (line) => lines.push(line),
    () => 0,
  ).info('engine.ready', { ms: 12 })

  expect(lines).toEqual(['{"at":"1970-01-01T00:00:00.000Z","level":"info","event":"engine.ready","ms":12}\n'])
})

test('an error leaves its name, code and place, never its message', () => {
  const lines: string[] = []
  const error = Object.assign(new TypeError('Juan Pérez\n    Alameda 123'), { code: 'EBAD' })

  openLog((line) => lines.push(line)).error('call.failed', error)

  const entry = JSON.parse(lines[0] ?? '')
  expect(entry).toMatchObject({ level: 'error', event: 'call.failed', error: 'TypeError', code: 'EBAD' })
  expect(entry.where).toContain('log.test.ts')
  expect(lines[0]).not.toMatch(/Juan|Alameda/)
})

test('a full diary is turned over, and a lost folder stops nothing', () => {
  const dir = mkdtempSync(join(tmpdir(), 'vigia-log-'))
  const file = join(dir, 'logs', 'host.jsonl')
  const write = fileWriter(file, 10)

  write('first line\n')
  write('second\n')

  expect(readFileSync(`${file}.1`, 'utf8')).toBe('first line\n')
  expect(readFileSync(file, 'utf8')).toBe('second\n')
  rmSync(dir, { recursive: true })
  write('x\n')
  write('y\n')
  expect(existsSync(file)).toBe(true)
  rmSync(dir, { recursive: true })
})
