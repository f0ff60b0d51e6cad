/** The health of a machine in words: what is short of disk or slow stands out, and nothing of a person or a secret is in it. */
import { expect, test } from 'vitest'
import { numberText, shortTime } from '../i18n/format.ts'
import { textIn } from '../i18n/text.ts'
import { asFile, asText, healthLines, type Machine } from './diagnosis.ts'

const t = textIn('es')
const format = {
  number: (value: number, digits?: number) => numberText('es', value, digits),
  shortTime: (ms: number) => shortTime('es', ms),
} as Parameters<typeof healthLines>[1]

const machine: Machine = {
  versions: { vigia: '0.1.0', node: '24.1.0' },
  system: 'linux 6 x64',
  startedAt: 0,
  loopP99Ms: 3,
  loopMostMs: 40,
  memoryBytes: 210e6,
  memoryOfBytes: 16e9,
  diskFreeBytes: 120e9,
  calls: 2,
  recordings: 14,
  lines: { registered: 2, failed: 1 },
  vault: 'keychain',
  troubles: [{ at: '2026-11-21T18:00:00.000Z', level: 'warn', event: 'media', detail: 'what=late' }],
}
const link = { backend: 'up', since: 0, queued: 0, parked: 0, embedded: true } as const
const healthOf = (over: Partial<Machine>, key: string) =>
  healthLines(t, format, { ...machine, ...over }, link, 3_600_000).find((line) => line.key === key)?.health

test.each([
  [{ diskFreeBytes: 12e9 }, 'disk', 'warn'],
  [{ diskFreeBytes: 1e9 }, 'disk', 'bad'],
  [{ diskFreeBytes: null }, 'disk', 'warn'],
  [{}, 'disk', 'good'],
  [{ loopP99Ms: 30 }, 'loop', 'warn'],
  [{ loopP99Ms: 300 }, 'loop', 'bad'],
  [{}, 'lines', 'bad'],
  [{ vault: 'none' }, 'vault', 'warn'],
] as const)('%o: %s is %s', (over, key, health) => expect(healthOf(over as Partial<Machine>, key)).toBe(health))

test('as text: a title, when, every fact and every trouble, a line each', () => {
  const lines = healthLines(t, format, machine, link, 25 * 3_600_000)
  const text = asText('Vigía', lines, machine, 0)

  expect(text.split('\n').slice(0, 2)).toEqual(['Vigía', '1970-01-01T00:00:00.000Z'])
  expect(text).toContain('En marcha: 1 d 1 h 0 min')
  expect(text).toContain('Disco libre: 120\u00a0GB')
  expect(text).toContain('warn media what=late')
  expect(text).not.toMatch(/people\.|\{/)
})

test('the file holds what was measured and nothing that was not asked for', () => {
  const file = JSON.parse(asFile(machine, link, 0)) as Record<string, unknown>
  expect(Object.keys(file).sort()).toEqual(['at', 'link', ...Object.keys(machine)].sort())
})
