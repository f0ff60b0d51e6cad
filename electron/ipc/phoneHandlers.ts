/** The telephone's messages: who may ask for what, and what the host does then. */
import { LineError } from '../storage/line.ts'
import { SecretError } from '../storage/secrets.ts'
import { PhoneError } from '../telephone/phoneView.ts'
import type { Args, Handlers, Returns } from './contract.ts'
import type { phoneCalls } from './phoneContract.ts'
import { Refused } from './refusal.ts'

type Name = keyof typeof phoneCalls

/** The host's telephone as a window may use it. Each throws `PhoneError`, `LineError` or `SecretError` for what cannot be. */
export type PhoneAbilities = {
  calls(): Returns<'phone.list'>['calls']
  answer(callId: string): void
  decline(callId: string): void
  dial(target: string, line?: string): Promise<string>
  hold(callId: string, held: boolean): Promise<void>
  mute(callId: string, muted: boolean): void
  keys(callId: string, keys: string): void
  transfer(callId: string, target: string, consultCallId?: string): Promise<void>
  say(callId: string, words: Omit<Args<'phone.say'>, 'callId'>): void
  hush(callId: string): void
  hangUp(callId: string): void
  lines(): Returns<'lines.get'>
  setLine(line: Args<'lines.set'>['line'], password?: string): Promise<void>
  /** False when there is no such line. */
  removeLine(id: string): Promise<boolean>
  listenAt(listen: Args<'lines.listen'>['listen'], streamKey?: string): Promise<void>
  testLine(id: string): Promise<Returns<'lines.test'>['steps']>
  day(day: string): Returns<'assurance.day'>
}

type Role = Returns<'host.info'>['role']

const ANSWERS: readonly Role[] = ['dispatcher', 'admin']
const SETS: readonly Role[] = ['admin']

export function phoneHandlers(can: PhoneAbilities, role: () => Role): Pick<Handlers, Name> {
  const by =
    <A, R>(allowed: readonly Role[], act: (args: A) => R | Promise<R>) =>
    async (args: A): Promise<R> => {
      if (!allowed.includes(role()))
        throw new Refused('forbidden', { field: 'role', reason: `only ${allowed.join(' or ')}` })
      try {
        return await act(args)
      } catch (error) {
        throw refused(error)
      }
    }
  const done =
    <A>(act: (args: A) => void | Promise<void>) =>
    async (args: A): Promise<null> => {
      await act(args)
      return null
    }

  return {
    'phone.list': async () => ({ calls: can.calls() }),
    'phone.answer': by(
      ANSWERS,
      done(({ callId }) => can.answer(callId)),
    ),
    'phone.decline': by(
      ANSWERS,
      done(({ callId }) => can.decline(callId)),
    ),
    'phone.dial': by(ANSWERS, async ({ target, line }) => ({ callId: await can.dial(target, line) })),
    'phone.hold': by(
      ANSWERS,
      done(({ callId, held }) => can.hold(callId, held)),
    ),
    'phone.mute': by(
      ANSWERS,
      done(({ callId, muted }) => can.mute(callId, muted)),
    ),
    'phone.keys': by(
      ANSWERS,
      done(({ callId, keys }) => can.keys(callId, keys)),
    ),
    'phone.transfer': by(
      ANSWERS,
      done(({ callId, target, consultCallId }) => can.transfer(callId, target, consultCallId)),
    ),
    'phone.say': by(
      ANSWERS,
      done(({ callId, ...words }) => {
        for (const [field, most] of [
          ['text', 5000],
          ['language', 40],
          ['what', 100],
        ] as const)
          if (words[field].length > most)
            throw new Refused('args_invalid', { field, reason: `must have ${most} characters at most` })
        can.say(callId, words)
      }),
    ),
    'phone.hush': by(
      ANSWERS,
      done(({ callId }) => can.hush(callId)),
    ),
    'phone.hangUp': by(
      ANSWERS,
      done(({ callId }) => can.hangUp(callId)),
    ),
    'lines.get': async () => can.lines(),
    'lines.set': by(SETS, async ({ line, password }) => {
      await can.setLine(line, password)
      return can.lines()
    }),
    'lines.remove': by(SETS, async ({ id }) => {
      if (!(await can.removeLine(id)))
        throw new Refused('line_not_found', { field: 'id', reason: 'no line of this name' })
      return can.lines()
    }),
    'lines.listen': by(SETS, async ({ listen, streamKey }) => {
      await can.listenAt(listen, streamKey)
      return can.lines()
    }),
    'lines.test': by(SETS, async ({ id }) => ({ steps: await can.testLine(id) })),
    'assurance.day': async ({ day }) => {
      if (!/^\d{4}-\d\d-\d\d$/.test(day))
        throw new Refused('args_invalid', { field: 'day', reason: 'must be YYYY-MM-DD' })
      return can.day(day)
    },
  }
}

function refused(error: unknown): unknown {
  if (error instanceof PhoneError) return new Refused(error.code, { field: error.field, reason: error.reason })
  if (error instanceof LineError) return new Refused('line_invalid', { field: error.field, reason: error.reason })
  if (error instanceof SecretError) return new Refused('secret_not_kept', { field: error.field, reason: error.reason })
  return error
}
