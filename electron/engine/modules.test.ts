/** The list of function files against the folder, so that a new file is not forgotten. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openProduct } from './modules.ts'

const folder = resolve(import.meta.dirname, '../../convex')

/** Everything that could hold functions: not the vocabulary, the plain functions by table, nor what a tool wrote. */
const functionFiles = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) return ['_generated', 'domain', 'model'].includes(entry.name) ? [] : functionFiles(path)
    if (!/\.ts$/.test(entry.name) || /\.(d|test|config)\.ts$/.test(entry.name)) return []
    return [relative(folder, path).replaceAll('\\', '/').replace(/\.ts$/, '')]
  })

const BUILDER = /=\s*(internal)?(query|mutation|action|Query|Mutation|Action)\(/

test('every file of convex/ that defines functions is loaded', () => {
  const defining = functionFiles(folder).filter((path) =>
    BUILDER.test(readFileSync(join(folder, `${path}.ts`), 'utf8')),
  )

  expect(Object.keys(openProduct().modules).sort()).toEqual(defining.sort())
})

test('every clock job names a function that exists, on a schedule that we run', () => {
  const { modules, crons } = openProduct()

  for (const { name, schedule } of crons.values()) {
    const [path = '', fn = ''] = name.split(':')
    expect(Object.keys(modules[path] ?? {})).toContain(fn)
    expect(schedule.type).not.toBe('cron')
  }
})
