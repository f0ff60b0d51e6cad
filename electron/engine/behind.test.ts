import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createPlace } from './behind.ts'

const autogroup = '/proc/self/autogroup'

/** What a process of its own, or of our session, says once it has run `code`. */
function told(code: string, detached: boolean): Promise<number[]> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { detached })
  let out = ''
  child.stdout.on('data', (more: Buffer) => {
    out += more.toString()
  })
  return new Promise((resolve) => child.on('close', () => resolve(out.trim().split(' ').map(Number))))
}

const ASKS = `
  import { standBehind } from ${JSON.stringify(join(import.meta.dirname, 'behind.ts'))}
  standBehind()`
const LOWERS_ITSELF_BY_HAND = `
  import { getPriority as nice, setPriority } from 'node:os'
  try { setPriority(Math.max(5, nice())) } catch {}`
const LOWERS_SESSION_BY_HAND = `${LOWERS_ITSELF_BY_HAND}
  import { writeFileSync } from 'node:fs'
  try { writeFileSync('${autogroup}', '10') } catch {}`
/** A process that was never given a session has nothing to say there, so this may be one number. */
const TELLS = `
  import { getPriority } from 'node:os'
  import { readFileSync } from 'node:fs'
  process.stdout.write(getPriority() + ' ' + readFileSync('${autogroup}', 'utf8').split(' ').at(-1))`

// What a system allows differs (rights, containers, who began the tests), so what is asked for is held to what comes of asking by hand.
test.runIf(existsSync(autogroup))('with a session of its own the whole of it, as far as the system lets', async () => {
  expect(await told(ASKS + TELLS, true)).toEqual(await told(LOWERS_SESSION_BY_HAND + TELLS, true))
})

test.runIf(existsSync(autogroup))('else itself alone, and nobody beside it', async () => {
  const before = await told(TELLS, false)
  expect(await told(ASKS + TELLS, false)).toEqual(await told(LOWERS_ITSELF_BY_HAND + TELLS, false))
  expect(await told(TELLS, false)).toEqual(before)
})

describe('a place', () => {
  /** Looks each second; `kept` is what it was kept of each, in ms. */
  const places = (kept: readonly number[]): string => {
    const place = createPlace()
    let ms = 0
    return kept
      .map((more, at) => {
        ms += more
        return place({ now: at * 1000, ms }) === 'behind' ? '.' : '!'
      })
      .join('')
  }

  test('is behind while it is let run often enough', () => {
    expect(places([0, 0, 250, 399, 0])).toBe('.....')
  })

  test('is beside the others once they keep it for long, and stays so a while', () => {
    expect(places([0, 900, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toBe('.!!!!!!!!!!..')
    expect(places([0, 900, 0, 0, 900, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toBe('.!!!!!!!!!!!!!.')
  })

  test('goes by what was kept of the time that went by, however late it looks', () => {
    const place = createPlace()
    expect(place({ now: 0, ms: 5000 })).toBe('behind')
    expect(place({ now: 5000, ms: 6000 })).toBe('behind')
    expect(place({ now: 6000, ms: 6800 })).toBe('beside')
  })
})
