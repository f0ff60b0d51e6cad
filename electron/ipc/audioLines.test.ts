/** Lines of sound: opened by a window, heard by what is attached, gone with their window, and closed to everyone else's. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FRAME_SAMPLES, readFrame, writeFrame } from './audioFrame.ts'
import { openAudioHub, type Sounding, type Wire } from './audioLines.ts'
import type { AudioTold } from './audioMessage.ts'

const sound = (value: number): Int16Array => new Int16Array(FRAME_SAMPLES).fill(value)

function room() {
  let at = 0
  const hub = openAudioHub({ now: () => at })
  const window = () => {
    const told: AudioTold[] = []
    const heard: { line: number; seq: number; value: number }[] = []
    const state = { waiting: 0, cut: '' }
    const wire: Wire = {
      sendText: (text) => void told.push(JSON.parse(text) as AudioTold),
      sendSound(bytes) {
        const frame = readFrame(bytes)
        if ('pcm' in frame) heard.push({ line: frame.line, seq: frame.seq, value: frame.pcm[0] ?? 0 })
      },
      waiting: () => state.waiting,
      cut: (reason) => {
        state.cut = reason
      },
    }
    const plugged = hub.plug(wire)
    const open = (purpose: string, callId?: string): number => {
      plugged.text(JSON.stringify({ ask: 'open', id: told.length, purpose, ...(callId ? { callId } : {}) }))
      const last = told.at(-1)
      return last?.told === 'opened' ? last.line : 0
    }
    const speak = (line: number, seq: number, value: number): void =>
      plugged.sound(writeFrame('mic', line, seq, sound(value)))
    return { ...plugged, told, heard, state, open, speak }
  }
  const wait = (ms: number): void => {
    at += ms
  }
  return { hub, window, wait }
}

function leg(): Sounding & { got: [number, number][]; say(value: number): void } {
  let hear: (pcm: Int16Array, seq: number) => void = () => {}
  const got: [number, number][] = []
  return {
    got,
    push: (pcm, seq) => void got.push([seq, pcm[0] ?? 0]),
    onFrame(listener) {
      hear = listener
    },
    say: (value) => hear(sound(value), 99),
  }
}

test('a line carries both ways between its window and the leg it is attached to', () => {
  const { hub, window } = room()
  const opened: unknown[] = []
  hub.onOpen((line) => void opened.push(line))
  const one = window()
  const line = one.open('dispatch', 'call-1')
  const attached = leg()
  hub.attach(line, attached)

  one.speak(line, 0, 11)
  one.speak(line, 1, 12)
  attached.say(21)
  attached.say(22)

  expect(opened).toEqual([{ line, purpose: 'dispatch', callId: 'call-1' }])
  expect(attached.got).toEqual([
    [0, 11],
    [1, 12],
  ])
  expect(one.heard).toEqual([
    { line, seq: 0, value: 21 },
    { line, seq: 1, value: 22 },
  ])
  expect(hub.counts(line)).toEqual({ heard: 2, sent: 2, tooFast: 0, unread: 0 })
})

test('a test line is echoed by the host under the same numbers, and told to nobody', () => {
  const { hub, window } = room()
  let told = 0
  hub.onOpen(() => void told++)
  const one = window()
  const line = one.open('test')

  one.speak(line, 41, 5)

  expect(one.heard).toEqual([{ line, seq: 41, value: 5 }])
  expect(told).toBe(0)
})

test('no window reaches the line of another', () => {
  const { hub, window } = room()
  const [one, other] = [window(), window()]
  const line = one.open('dispatch')
  const attached = leg()
  hub.attach(line, attached)

  other.speak(line, 0, 1)
  other.text(JSON.stringify({ ask: 'close', line }))
  attached.say(3)

  expect(attached.got).toEqual([])
  expect(other.heard).toEqual([])
  expect(hub.open().map((open) => open.line)).toEqual([line])
})

test('a window that dies closes its lines and no others', () => {
  const { hub, window } = room()
  const closed: number[] = []
  hub.onClose(({ line }) => void closed.push(line))
  const [one, other] = [window(), window()]
  const lines = [one.open('dispatch'), one.open('supervise')]
  const kept = other.open('dispatch')
  const attached = leg()
  hub.attach(lines[0] ?? 0, attached)

  one.gone()
  one.gone()
  attached.say(1)

  expect(closed).toEqual(lines)
  expect(hub.open().map(({ line }) => line)).toEqual([kept])
  expect(one.heard).toEqual([])
})

test('a fifth line of a window is refused, and one is free again when one closes', () => {
  const { window } = room()
  const one = window()
  const lines = [1, 2, 3, 4].map(() => one.open('dispatch'))

  expect(one.open('dispatch')).toBe(0)
  expect(one.told.at(-1)).toMatchObject({ told: 'refused', field: 'lines' })
  one.text(JSON.stringify({ ask: 'close', line: lines[0] }))
  expect(one.told.at(-1)).toEqual({ told: 'closed', line: lines[0], reason: 'window' })
  expect(one.open('dispatch')).toBeGreaterThan(0)
})

test('whoever owns the call may refuse a line, with a reason in words', () => {
  const { hub, window } = room()
  hub.onOpen(() => ({ field: 'callId', reason: 'no running call of this host' }))
  const one = window()

  expect(one.open('dispatch', 'nothing')).toBe(0)
  expect(one.told).toEqual([{ told: 'refused', id: 0, field: 'callId', reason: 'no running call of this host' }])
  expect(hub.open()).toEqual([])
})

test('a listener or a leg that throws harms neither the line nor the window', () => {
  const { hub, window } = room()
  hub.onOpen(() => {
    throw new Error('owner')
  })
  const one = window()
  const line = one.open('dispatch')
  hub.attach(line, {
    push() {
      throw new Error('leg')
    },
    onFrame() {},
  })

  expect(() => one.speak(line, 0, 1)).not.toThrow()
  expect(one.open('test')).toBeGreaterThan(line)
})

test('sound that comes faster than sound does is left out; held up for a moment, it is all taken', () => {
  const { hub, window, wait } = room()
  const one = window()
  const line = one.open('dispatch')
  const attached = leg()
  hub.attach(line, attached)

  for (let seq = 0; seq < 200; seq++) one.speak(line, seq, 1)
  expect(attached.got.length).toBe(100)
  expect(hub.counts(line)?.tooFast).toBe(100)
  wait(1000)
  for (let seq = 200; seq < 250; seq++) one.speak(line, seq, 1)
  expect(attached.got.length).toBe(150)
})

test('a window that does not read is given nothing older than half a second', () => {
  const { hub, window } = room()
  const one = window()
  const line = one.open('dispatch')
  const attached = leg()
  hub.attach(line, attached)
  one.state.waiting = 1_000_000

  attached.say(1)

  expect(one.heard).toEqual([])
  expect(hub.counts(line)?.unread).toBe(1)
})

test('a detached or replaced leg is heard no more', () => {
  const { hub, window } = room()
  const one = window()
  const line = one.open('dispatch')
  const [first, second] = [leg(), leg()]
  const detachFirst = hub.attach(line, first)
  hub.attach(line, second)
  detachFirst()
  first.say(1)
  second.say(2)
  one.speak(line, 0, 3)

  expect(one.heard.map(({ value }) => value)).toEqual([2])
  expect([first.got, second.got]).toEqual([[], [[0, 3]]])
})

test('anything a stranger sends is taken in silence, and too much of it ends the channel', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.json(), fc.uint8Array({ maxLength: 700 }))), (messages) => {
      const one = room().window()
      for (const message of messages) {
        if (typeof message === 'string') one.text(message)
        else one.sound(message)
      }
    }),
  )
  const one = room().window()
  for (let i = 0; i < 50; i++) one.sound(new Uint8Array(3))

  expect(one.state.cut).not.toBe('')
  expect(one.open('dispatch')).toBe(0)
})

test('when the host closes, every window is told of every line', () => {
  const { hub, window } = room()
  const one = window()
  const line = one.open('dispatch')

  hub.shut()

  expect(one.told.at(-1)).toEqual({ told: 'closed', line, reason: 'host' })
})
