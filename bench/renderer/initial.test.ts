/** What is loaded at once is counted with all that it imports, once, and nothing that is loaded later. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, initialModules } from './initial.ts'

test('static imports are found in built code, later ones are not', () => {
  expect(
    importsOf('import{a as b,c}from"./x.js";import"./y.js";const z=()=>import("./late.js");export{q}from"./w.js";'),
  ).toEqual(['./x.js', './y.js', './w.js'])
})

test('a module that two others import weighs once', () => {
  const root = mkdtempSync(join(tmpdir(), 'vigia-initial-'))
  writeFileSync(
    join(root, 'index.html'),
    '<script type="module" src="./a.js"></script><link rel="modulepreload" href="./b.js">',
  )
  writeFileSync(join(root, 'a.js'), 'import{x}from"./b.js";import("./later.js")')
  writeFileSync(join(root, 'b.js'), 'import"./c.js";export const x=1')
  writeFileSync(join(root, 'c.js'), 'console.log(1)')
  expect(
    initialModules(root)
      .map(({ file }) => file)
      .toSorted(),
  ).toEqual(['a.js', 'b.js', 'c.js'])
  expect(initialModules(root).every(({ gzip }) => gzip > 0)).toBe(true)
  rmSync(root, { recursive: true })
})
