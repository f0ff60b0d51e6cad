import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const autogroup = '/proc/self/autogroup'

/** What a process says of itself once it stands behind: its own niceness and its session's. */
function told(detached: boolean): Promise<string> {
  const code = `
    import { standBehind } from ${JSON.stringify(join(import.meta.dirname, 'behind.ts'))}
    import { readFileSync } from 'node:fs'
    import { getPriority } from 'node:os'
    standBehind()
    process.stdout.write(getPriority() + ' ' + readFileSync('${autogroup}', 'utf8').split(' ').at(-1))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { detached })
  let out = ''
  child.stdout.on('data', (more: Buffer) => {
    out += more.toString()
  })
  return new Promise((resolve) => child.on('close', () => resolve(out.trim())))
}

test.runIf(existsSync(autogroup))(
  'with a session of its own the whole of it; else itself alone, and nobody beside it',
  async () => {
    const ours = readFileSync(autogroup, 'utf8')
    const behind = constants.priority.PRIORITY_BELOW_NORMAL
    expect(await told(true)).toBe(`${behind} ${behind}`)
    expect(await told(false)).toBe(`${behind} ${ours.trim().split(' ').at(-1)}`)
    expect(readFileSync(autogroup, 'utf8')).toBe(ours)
  },
)
