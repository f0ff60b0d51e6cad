/** A client that sends anything: nothing throws, nothing ends the process, and the others notice nothing. */
import { openDatabase } from '../../storage/database.ts'
import { createCache } from '../reactive/cache.ts'
import { openRuntime } from '../runtime/runtime.ts'
import { openSession } from '../sync/session.ts'
import { smallProduct } from '../testing/open.ts'
import * as rooms from '../testing/rooms.ts'
import { createDice, type Dice } from '../testing/values.ts'
import { draft, type Suite } from './report.ts'

const NAMES = [
  'rooms:lines',
  'rooms:me',
  'rooms:echo',
  'rooms:secret',
  'no:such',
  '__proto__:toString',
  'constructor',
  '',
  'rooms:idle',
  '../etc:passwd',
]
const STRANGE = [
  null,
  -1,
  0.5,
  2 ** 53,
  1e308,
  '',
  'x',
  [],
  {},
  [[]],
  true,
  '\0',
  '__proto__',
  'AAAAAAAAAAA=',
  '//////////8=',
  'a'.repeat(5000),
]
const FIELDS = [
  'type',
  'baseVersion',
  'newVersion',
  'modifications',
  'queryId',
  'requestId',
  'udfPath',
  'args',
  'sessionId',
  'maxObservedTimestamp',
  'tokenType',
  'value',
  'journal',
]

const valid = (dice: Dice): Record<string, unknown> => {
  const small = (): number => dice.below(4)
  const add = () => ({
    type: 'Add',
    queryId: small(),
    udfPath: dice.pick(NAMES),
    args: [{ name: 'r1', value: dice.pick(STRANGE) }],
    journal: dice.pick([null, 'x']),
  })
  const makers: (() => Record<string, unknown>)[] = [
    () => ({
      type: 'Connect',
      sessionId: dice.pick(['a', 'b', 'c']),
      connectionCount: 0,
      maxObservedTimestamp: dice.pick([undefined, '//////////8=', 'AAAAAAAAAAA=']),
    }),
    () => ({
      type: 'Authenticate',
      baseVersion: small(),
      tokenType: dice.pick(['User', 'None', 'Admin']),
      value: dice.pick(['a.b.c', '', 'x'.repeat(100)]),
    }),
    () => ({
      type: 'ModifyQuerySet',
      baseVersion: small(),
      newVersion: small(),
      modifications: Array.from({ length: small() }, () =>
        dice.below(3) === 0 ? { type: 'Remove', queryId: small() } : add(),
      ),
    }),
    () => ({ type: 'Mutation', requestId: small(), udfPath: dice.pick(NAMES), args: [{ name: 'hostile' }] }),
    () => ({ type: 'Action', requestId: small(), udfPath: dice.pick(NAMES), args: [{}] }),
    () => ({ type: 'Event', eventType: 'x', event: dice.pick(STRANGE) }),
  ]
  return dice.pick(makers)()
}

const bytes = (dice: Dice, text: string): string => {
  const at = dice.below(text.length + 1)
  const roll = dice.below(4)
  if (roll === 0) return text.slice(0, at)
  if (roll === 1) return `${text.slice(0, at)}${String.fromCharCode(dice.below(0xffff))}${text.slice(at + 1)}`
  if (roll === 2) return `${'['.repeat(dice.below(3000))}${text}`
  return text.slice(at) + text.slice(0, at)
}

const frame = (dice: Dice): string => {
  const message = valid(dice)
  const roll = dice.below(10)
  if (roll < 4) return JSON.stringify(message)
  if (roll < 8) return JSON.stringify({ ...message, [dice.pick(FIELDS)]: dice.pick(STRANGE) })
  return roll === 8
    ? bytes(dice, JSON.stringify(message))
    : bytes(dice, dice.pick(['', 'null', '{}', '[]', '"x"', '\0\0']))
}

export const hostile: Suite = async ({ seed, scale, say }) => {
  const report = draft('hostile')
  const messages = scale === 'large' ? 1_000_000 : 5000
  const dice = createDice(seed)
  const failures: string[] = []
  const note = (what: string) => (error: unknown) =>
    void failures.push(`${what}: ${error instanceof Error ? error.stack : String(error)}`)
  const uncaught = note('uncaught')
  process.on('uncaughtException', uncaught)
  process.on('unhandledRejection', uncaught)

  const runtime = openRuntime({
    db: openDatabase(':memory:'),
    modules: { rooms },
    schema: smallProduct().schema,
    now: Date.now,
  })
  const cache = createCache(runtime, note('cache'))
  let inner = 0
  const open = (on: { sent?: (message: string) => void; closed?: () => void }) =>
    openSession({
      wire: {
        send: (message) => on.sent?.(message),
        close: () => on.closed?.(),
        buffered: () => 0,
        hold: () => undefined,
        release: () => undefined,
        pause: () => undefined,
        resume: () => undefined,
      },
      runtime,
      cache,
      verify: () => Promise.reject(new Error('The token was refused.')),
      now: Date.now,
      log: (line) => {
        if (line.startsWith('a session failed')) inner += 1
      },
    })

  let heard = 0
  let fatal = 0
  const guest = open({
    sent: (message) => {
      if (message.includes('QueryUpdated')) heard += 1
    },
  })
  guest.receive(JSON.stringify({ type: 'Connect', sessionId: 'guest', connectionCount: 0 }))
  guest.receive(
    JSON.stringify({
      type: 'ModifyQuerySet',
      baseVersion: 0,
      newVersion: 1,
      modifications: [{ type: 'Add', queryId: 0, udfPath: 'rooms:lines', args: [{ name: 'guest' }] }],
    }),
  )
  guest.receive(JSON.stringify({ type: 'Mutation', requestId: 0, udfPath: 'rooms:open', args: [{ name: 'guest' }] }))

  let closed = 0
  let said = 0
  for (let sent = 0; sent < messages; ) {
    let over = false
    const session = open({
      sent: (message) => {
        if (message.includes('FatalError')) fatal += 1
      },
      closed: () => {
        over = true
        closed += 1
      },
    })
    if (dice.below(4) > 0)
      session.receive(JSON.stringify({ type: 'Connect', sessionId: `h${dice.below(50)}`, connectionCount: 0 }))
    for (let i = 0; i < 40 && !over && sent < messages; i++) {
      session.receive(frame(dice))
      sent += 1
      if (dice.below(3) === 0) await session.settled()
    }
    await session.settled()
    session.tick()
    session.end()
    await new Promise((resolve) => setImmediate(resolve))
    if (sent >= (said + 1) * 20_000 || sent === messages) {
      said += 1
      if (said % 10 === 0) say(`${sent} messages`)
      guest.receive(
        JSON.stringify({
          type: 'Mutation',
          requestId: said,
          udfPath: 'rooms:say',
          args: [{ name: 'guest', text: String(said) }],
        }),
      )
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 100))
  await runtime.exclusive(async () => undefined)
  const lines = JSON.parse(
    await runtime.query({
      path: 'rooms:lines',
      args: { name: 'guest', limit: 10_000 },
      identity: null,
      from: 'client',
    }),
  ) as unknown[]
  process.off('uncaughtException', uncaught)
  process.off('unhandledRejection', uncaught)

  report.note(`${messages} messages, seed ${seed}; ${closed} sockets closed by us, ${heard} pushes to the other client`)
  report.check('nothing threw', failures.length === 0, failures.slice(0, 3).join('\n'))
  report.check('no session failed inside', inner === 0, `${inner}`)
  report.check('no FatalError was sent', fatal === 0)
  report.check('the clock stayed in this era', runtime.clock.last() < BigInt(Date.now() + 3_600_000) * 1_000_000n)
  report.lose(said - lines.length > 0 ? said - lines.length : 0)
  report.check(
    'the other client saw its own lines',
    heard >= Math.min(2, said) && lines.length === said,
    `${heard} ${lines.length}/${said}`,
  )
  guest.end()
  return report.done()
}
