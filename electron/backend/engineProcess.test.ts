/** The engine comes back at the same address after it died, and a first start that fails is told. */
import { expect, test } from 'vitest'
import { openLog } from '../log.ts'
import { type Child, EngineFailed, startEngine } from './engineProcess.ts'

type Fake = Child & {
  readonly argv: readonly string[]
  say(message: unknown): void
  die(code: number | null): void
  readonly kills: boolean[]
}

function theatre() {
  const born: Fake[] = []
  const waiting: (() => void)[] = []
  const fork = (_entry: string, argv: readonly string[]): Child => {
    const messages: ((message: unknown) => void)[] = []
    const exits: ((code: number | null) => void)[] = []
    let dead = false
    const fake: Fake = {
      argv,
      kills: [],
      onMessage: (listener) => void messages.push(listener),
      onExit: (listener) => void exits.push(listener),
      kill(hard = false) {
        fake.kills.push(hard)
        fake.die(null)
      },
      say(message) {
        for (const listener of messages) listener(message)
      },
      die(code) {
        if (dead) return
        dead = true
        for (const listener of exits) listener(code)
      },
    }
    born.push(fake)
    waiting.shift()?.()
    return fake
  }
  const next = (): Promise<void> => new Promise((resolve) => waiting.push(resolve))
  const at = (index: number): Fake => {
    const fake = born[index]
    if (!fake) throw new Error(`no process ${index}`)
    return fake
  }
  return { fork, at, next, count: () => born.length }
}

const parts = {
  data: '/d',
  origins: ['app://vigia', 'http://127.0.0.1:1'],
  log: openLog(() => {}),
  now: () => 0,
  pace: { firstMs: 1, mostMs: 2 },
}
const READY = { kind: 'ready', url: 'http://127.0.0.1:4567' }

test('it is told its folder and its origins, and is there when it says so', async () => {
  const { fork, at } = theatre()
  const starting = startEngine({ ...parts, fork })

  at(0).say({ kind: 'hello' })
  at(0).say('noise')
  at(0).say(READY)
  const engine = await starting

  expect(engine.url).toBe('http://127.0.0.1:4567')
  expect(at(0).argv).toEqual(['--data', '/d', '--port', '0', '--origins', 'app://vigia,http://127.0.0.1:1'])
  await engine.close()
})

test('after a death it is started again at the same port, as often as needed, until closed', async () => {
  const { fork, at, next, count } = theatre()
  const links: boolean[] = []
  const starting = startEngine({ ...parts, fork, onLink: (up) => links.push(up) })
  at(0).say(READY)
  const engine = await starting

  const second = next()
  at(0).die(null)
  await second
  const third = next()
  at(1).die(1)
  await third
  at(2).say(READY)
  await engine.close()

  expect(at(1).argv).toContain('4567')
  expect(at(2).argv).toContain('4567')
  expect(links).toEqual([true, false, true])
  expect(at(2).kills).toEqual([false])
  expect(count()).toBe(3)
})

test('a first start that fails rejects with its exit code', async () => {
  const { fork, at } = theatre()
  const starting = startEngine({ ...parts, fork })

  at(0).die(3)

  await expect(starting).rejects.toThrow(new EngineFailed('the engine ended (3) before it was ready'))
})
