/** Each rule of the table catches what it forbids, tried one at a time on a small tree. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkArchitecture, LEAST_MODULES } from './check-architecture.mjs'

const trees: string[] = []
afterAll(() => {
  for (const tree of trees) rmSync(tree, { recursive: true, force: true })
})

const stub: Readonly<Record<string, string>> = {
  'convex/domain/roles.ts': 'export const role = 1\n',
  'convex/model/users.ts': "import { role } from '../domain/roles.ts'\nexport const user = role\n",
  'convex/users.ts': "import { user } from './model/users.ts'\nexport const me = user\n",
  'convex/_generated/api.ts': 'export const api = {}\n',
  'electron/audio/frame.ts': 'export const frame = 1\n',
  'electron/speech/stt.ts': "import { frame } from '../audio/frame.ts'\nexport const stt = frame\n",
  'electron/call/callSession.ts': "import { stt } from '../speech/stt.ts'\nexport const call = stt\n",
  'electron/ipc/contract.ts': 'export type Calls = string\nexport const calls = {}\n',
  'electron/main.ts':
    "import { app } from 'electron'\nimport { call } from './call/callSession.ts'\nexport const main = [app, call]\n",
  'renderer/ui/Button.tsx': 'export const Button = () => null\n',
  'renderer/calls/CallList.tsx': "import { Button } from '../ui/Button.tsx'\nexport const CallList = Button\n",
  'renderer/monitor/Monitor.tsx': 'export const Monitor = () => null\n',
  'renderer/bridge.ts': "import type { Calls } from '../electron/ipc/contract.ts'\nexport type Bridge = Calls\n",
}

function tree(extra: Readonly<Record<string, string>> = {}): string {
  const base = mkdtempSync(join(tmpdir(), 'vigia-arch-'))
  trees.push(base)
  for (const [path, text] of Object.entries({ ...stub, ...extra })) {
    mkdirSync(dirname(join(base, path)), { recursive: true })
    writeFileSync(join(base, path), text)
  }
  return base
}

const use = (path: string): string => `import * as x from '${path}'\nexport const y = x\n`

test('a tree that keeps the table has no violations', async () => {
  const { modules, violations } = await checkArchitecture(tree())

  expect(violations).toEqual([])
  expect(modules).toBe(Object.keys(stub).length)
  expect(modules).toBeLessThan(LEAST_MODULES)
})

test.each([
  ['electron/audio/level.ts', use('../speech/stt.ts'), 'electron/audio-reaches-too-far'],
  ['electron/audio/file.ts', use('node:fs'), 'no-node-in-pure-folders'],
  ['electron/call/meter.ts', use('electron'), 'electron-only-in-the-desktop'],
  ['electron/call/window.ts', use('../ipc/contract.ts'), 'electron/call-reaches-too-far'],
  ['electron/call/door.ts', use('../../convex/users.ts'), 'functions-are-called-not-imported'],
  ['electron/capture/sip.ts', use('../main.ts'), 'nothing-imports-an-entry'],
  ['convex/domain/api.ts', use('../_generated/api.ts'), 'convex/domain-reaches-too-far'],
  ['convex/model/calls.ts', use('../users.ts'), 'convex/model-reaches-too-far'],
  ['convex/calls.ts', use('../electron/audio/frame.ts'), 'convex-reaches-too-far'],
  ['renderer/live.ts', use('../electron/ipc/contract.ts'), 'window-takes-types-only-from-the-host'],
  ['renderer/door.ts', use('../convex/users.ts'), 'functions-are-called-not-imported'],
  ['renderer/disk.ts', use('fs'), 'no-node-in-pure-folders'],
  ['renderer/ui/Text.tsx', use('../calls/CallList.tsx'), 'renderer/ui-reaches-too-far'],
  ['renderer/calls/Row.tsx', use('../monitor/Monitor.tsx'), 'screens-never-import-screens'],
  ['electron/audio/frame.ts', `${use('./level.ts')}export const frame = 1\n`, 'no-cycles'],
])('%s is caught', async (path, text, rule) => {
  const extra = path === 'electron/audio/frame.ts' ? { 'electron/audio/level.ts': use('./frame.ts') } : {}

  const { violations } = await checkArchitecture(tree({ ...extra, [path]: text }))

  expect(violations.map((found) => found.rule)).toContain(rule)
})

test('a test file may reach further', async () => {
  const { violations } = await checkArchitecture(tree({ 'electron/audio/frame.test.ts': use('../speech/stt.ts') }))

  expect(violations).toEqual([])
})
