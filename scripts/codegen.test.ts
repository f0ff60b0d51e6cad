import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { codegen } from './codegen.mjs'

const root = resolve(import.meta.dirname, '..')
const generated = (project: string): Record<string, string> => {
  const folder = join(project, 'convex/_generated')
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

test('what is committed in convex/_generated is what the official CLI writes', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'vigia-codegen-'))
  try {
    cpSync(join(root, 'convex'), join(copy, 'convex'), {
      recursive: true,
      filter: (path) => !path.includes('_generated'),
    })
    for (const name of ['package.json', 'tsconfig.json']) cpSync(join(root, name), join(copy, name))
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')

    await codegen(copy)

    expect(generated(copy)).toEqual(generated(root))
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}, 60_000)
