/** What is stale is noticed, what is not is left alone. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { displayFault } from './desktop.mjs'
import { createProgress, packagesFault, run, sourcesHash } from './setup.mjs'

const folder = (files: Readonly<Record<string, string>>): string => {
  const base = mkdtempSync(join(tmpdir(), 'vigia-setup-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(base, path, '..'), { recursive: true })
    writeFileSync(join(base, path), text)
  }
  return base
}
const lock = (packages: object): string => JSON.stringify({ packages: { '': {}, ...packages } })

test.each([
  ['missing', {}, 'not installed'],
  ['the same', { 'node_modules/a': { version: '1.0.0' } }, undefined],
  ['older', { 'node_modules/a': { version: '0.9.0' } }, 'a is not 1.0.0'],
  ['other', { 'node_modules/b': { version: '1.0.0' } }, 'a is not 1.0.0'],
])('packages that are %s', (_, installed, fault) => {
  const base = folder({
    'package-lock.json': lock({
      'node_modules/a': { version: '1.0.0' },
      'node_modules/mac-only': { version: '1.0.0', optional: true },
    }),
    ...(fault === 'not installed' ? {} : { 'node_modules/.package-lock.json': lock(installed) }),
  })

  expect(packagesFault(base)).toBe(fault)
})

test('an edit of a source counts, of a test does not', () => {
  const base = folder({ 'electron/a.ts': '1', 'electron/a.test.ts': '1', 'package-lock.json': '{}' })
  const first = sourcesHash(base)

  writeFileSync(join(base, 'electron/a.test.ts'), '2')
  expect(sourcesHash(base)).toBe(first)
  writeFileSync(join(base, 'electron/a.ts'), '2')
  expect(sourcesHash(base)).not.toBe(first)
  writeFileSync(join(base, 'electron/a.ts'), '1')
  expect(sourcesHash(base)).toBe(first)
})

test('why there is no desktop is said', () => {
  expect(displayFault({ platform: 'linux', env: {}, uid: 1000 })).toContain('no display')
  expect(displayFault({ platform: 'linux', env: { DISPLAY: ':0' }, uid: 0 })).toContain('root')
  expect(displayFault({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' }, uid: 1000 })).toBeUndefined()
  expect(displayFault({ platform: 'darwin', env: {}, uid: 0 })).toBeUndefined()
})

test('a program that fails or is not there gives its code and words', async () => {
  const failed = await run(process.execPath, ['-e', 'console.error("why"); process.exit(3)'])

  expect(failed).toEqual({ code: 3, output: 'why\n' })
  expect((await run('no-such-program-of-ours', [])).code).toBe(127)
})

test('progress lines carry the time', async () => {
  const lines: string[] = []
  const progress = createProgress((line: string) => lines.push(line) > 0)

  expect(await progress.during('Building', async () => 7)).toBe(7)
  expect(lines).toEqual([expect.stringMatching(/^\[ {2}\d\.\d s\] Building…\n$/)])
})
