/** A microphone without a window: told when it is lost, ended when it hangs, back when it is there, and never out of time. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Frame } from '../../audio/frame.ts'
import { createCutter } from './cut.ts'
import { readMessage } from './message.ts'
import { type Child, type MicrophoneState, microphoneSource, openMicrophone } from './microphone.ts'

/** Time that is turned by hand, and processes that say what the test lets them say. */
function bench(device?: string) {
  let at = 0
  const timers = new Set<{ due: number; then: () => void }>()
  const children: (Child & { argv: readonly string[]; say(message: unknown): void; exit(): void; kills: boolean[] })[] =
    []
  const states: MicrophoneState[] = []
  const microphone = openMicrophone({
    ...(device === undefined ? {} : { device }),
    now: () => at,
    after(ms, then) {
      const timer = { due: at + ms, then }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    onState: (state) => states.push(state),
    fork(argv) {
      const hears = new Set<(message: unknown) => void>()
      const exits = new Set<(code: number | null) => void>()
      const kills: boolean[] = []
      const child = {
        argv,
        kills,
        onMessage: (listener: (message: unknown) => void) => void hears.add(listener),
        onExit: (listener: (code: number | null) => void) => void exits.add(listener),
        kill: (hard = false) => void kills.push(hard),
        say(message: unknown) {
          for (const hear of hears) hear(message)
        },
        exit() {
          for (const hear of exits) hear(0)
        },
      }
      children.push(child)
      return child
    },
  })
  const pass = (ms: number): void => {
    const end = at + ms
    for (;;) {
      const next = [...timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0]
      if (!next) break
      timers.delete(next)
      at = next.due
      next.then()
    }
    at = end
  }
  const last = () => {
    const child = children.at(-1)
    if (!child) throw new Error('no process')
    return child
  }
  /** Sound of so many reads of 32 ms, at its own pace. */
  const sound = (reads: number): void => {
    for (let i = 0; i < reads; i++) {
      pass(32)
      last().say({ kind: 'sound', pcm: new Int16Array(512).fill(7) })
    }
  }
  return { microphone, children, states, pass, last, sound }
}

async function all(frames: AsyncIterable<Frame>): Promise<Frame[]> {
  const list: Frame[] = []
  for await (const frame of frames) list.push(frame)
  return list
}

const kinds = (states: readonly MicrophoneState[]): string[] => states.map(({ kind }) => kind)

test('reads of any length become frames of 20 ms in time', async () => {
  const { microphone, last, sound } = bench('Jabra')
  expect(last().argv).toEqual(['--device', 'Jabra'])
  last().say({ kind: 'devices', names: ['Jabra'] })
  last().say({ kind: 'started', device: 'Jabra' })
  sound(5)
  expect(microphone.state()).toEqual({ kind: 'live', device: 'Jabra' })
  microphone.close()

  const frames = await all(microphone.frames)
  expect(frames.map(({ startMs, pcm }) => [startMs, pcm.length])).toEqual(
    [0, 20, 40, 60, 80, 100, 120, 140].map((ms) => [ms, 320]),
  )
})

test('silence is told before the process knows; it is started again when it ends, and time has gone on', async () => {
  const { microphone, states, last, sound, pass, children } = bench()
  last().say({ kind: 'started', device: 'Mic' })
  sound(10)
  pass(700)
  expect(kinds(states)).toEqual(['live', 'lost'])
  last().say({ kind: 'failed', why: 'read' })
  last().exit()
  pass(250)
  expect(children.length).toBe(2)
  last().say({ kind: 'waiting' })
  pass(60_000)
  expect(children.length).toBe(2)
  expect(last().kills).toEqual([])
  last().say({ kind: 'started', device: 'Mic' })
  sound(5)
  expect(kinds(states)).toEqual(['live', 'lost', 'live'])
  microphone.close()

  const frames = await all(microphone.frames)
  const before = frames.filter(({ startMs }) => startMs < 400)
  const after = frames.filter(({ startMs }) => startMs >= 400)
  expect(before.length).toBe(16)
  expect(after[0]?.startMs).toBeGreaterThan(60_000)
  expect(frames.every(({ startMs }, i) => i === 0 || startMs > (frames[i - 1]?.startMs ?? 0))).toBe(true)
})

test('a process that hangs is ended, and the next one waits longer each time', () => {
  const { microphone, children, pass, last } = bench()
  const starts: number[] = []
  for (let i = 0; i < 4; i++) {
    pass(3200)
    expect(last().kills).toEqual([true])
    const before = children.length
    last().exit()
    let waited = 0
    while (children.length === before) {
      pass(100)
      waited += 100
    }
    starts.push(waited)
  }
  expect(starts).toEqual([200, 400, 800, 1600])
  microphone.close()
})

test.each([
  [{ kind: 'waiting' }, { kind: 'absent' }],
  [
    { kind: 'failed', why: 'module' },
    { kind: 'failed', why: 'module' },
  ],
  [
    { kind: 'failed', why: 'open' },
    { kind: 'failed', why: 'open' },
  ],
])('what never gave sound says why: %o', (message, state) => {
  const { microphone, last } = bench('x')
  last().say(message)
  expect(microphone.state()).toEqual(state)
  microphone.close()
})

test('closed, it asks its process to end, insists after a second, and says nothing more', async () => {
  const { microphone, states, last, sound, pass, children } = bench()
  last().say({ kind: 'started', device: 'Mic' })
  sound(3)
  microphone.close()
  microphone.close()
  last().say({ kind: 'sound', pcm: new Int16Array(512) })
  pass(1100)
  expect(last().kills).toEqual([false, true])
  last().exit()
  pass(60_000)

  expect(children.length).toBe(1)
  expect(kinds(states)).toEqual(['live', 'closed'])
  expect((await all(microphone.frames)).length).toBe(4)
})

test('as a source it is a call heard by one microphone, and ends with it', async () => {
  const { microphone, last, sound } = bench()
  const source = microphoneSource(microphone, {
    callId: 'c',
    sessionId: 'c',
    agentName: '',
    customerName: '',
    customerPhone: '',
    campaignName: '',
    language: 'es-CL',
    practice: false,
    startedAt: 0,
  })
  last().say({ kind: 'started', device: 'Mic' })
  sound(2)
  source.stop()

  expect(source.info.sourceKind).toBe('microphone')
  expect(source.legs.map(({ id, sampleRate }) => [id, sampleRate])).toEqual([['agent', 16_000]])
  expect((await all(source.legs[0]?.frames ?? microphone.frames)).length).toBe(3)
})

test('no sample is lost or repeated between reads', () => {
  fc.assert(
    fc.property(fc.array(fc.int16Array({ maxLength: 900 })), (reads) => {
      const cutter = createCutter(320)
      const out = reads.flatMap((pcm) => cutter.push(pcm).flatMap((frame) => [...frame]))
      const said = reads.flatMap((pcm) => [...pcm])
      expect(out).toEqual(said.slice(0, Math.floor(said.length / 320) * 320))
    }),
  )
})

test('whatever a process says is a message or nothing', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const message = readMessage(value)
      expect(message === null || typeof message.kind === 'string').toBe(true)
    }),
  )
})
