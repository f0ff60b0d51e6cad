/** Voices on a call's time: one passes untouched, two are summed, one that is not heard leaves no trace. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Frame } from '../audio/frame.ts'
import { createQueue } from '../audio/queue.ts'
import { createBlend } from './blend.ts'
import { openSipCall } from './sipCall.ts'
import type { CallInfo, Sign } from './source.ts'

const info: CallInfo = {
  callId: 'c',
  sessionId: 'c',
  agentName: '',
  customerName: '',
  customerPhone: '',
  campaignName: '',
  sourceKind: 'sip',
  language: 'es-CL',
  practice: false,
  startedAt: 1000,
}
const frame = (startMs: number, value: number, sampleRate = 8000): Frame => ({
  pcm: new Int16Array(sampleRate / 50).fill(value),
  sampleRate,
  startMs,
})
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

test('the caller is on the disk as it came, shifted to the time of the call; status and end are told in order', async () => {
  const call = openSipCall({ info, rate: 8000, onStop: () => {} })
  const frames = createQueue<Frame>()
  call.voice('customer', { frames, openedAt: 1040 })
  call.tell({ kind: 'status', status: 'ringing' })
  const sent = [frame(0, 7), frame(20, 8), frame(60, 9)]
  for (const one of sent) frames.push(one)
  await settle()
  call.end('abandoned')
  call.end('hangup')

  const [agent, customer] = call.legs
  const heard = customer ? await all(customer.frames) : []
  expect(heard).toEqual(sent.map((one) => ({ ...one, startMs: one.startMs + 40 })))
  expect(heard[0]?.pcm).toBe(sent[0]?.pcm)
  expect(agent && (await all(agent.frames))).toEqual([])
  expect(call.signs && (await all<Sign>(call.signs))).toEqual([
    { kind: 'status', status: 'ringing' },
    { kind: 'ended', reason: 'abandoned' },
  ])
  expect(call.recordAt).toBe(8000)
})

test('what was said is through once every voice has ended: then the call may, and the last word is in it', async () => {
  const call = openSipCall({ info, rate: 8000, onStop: () => {} })
  const frames = createQueue<Frame>()
  call.voice('customer', { frames, openedAt: 1000 })
  let through = false
  const spoken = call.spoken().then(() => {
    through = true
  })
  await settle()
  expect(through).toBe(false)
  frames.push(frame(0, 5))
  frames.end()
  await spoken
  call.end('hangup')
  const customer = call.legs[1]
  expect(customer && (await all(customer.frames))).toHaveLength(1)
  await call.spoken()
})

test('a voice that is muted is not recorded, and is when it is heard again; another rate is brought to the leg', async () => {
  const call = openSipCall({ info, rate: 8000, onStop: () => {} })
  const frames = createQueue<Frame>()
  const desk = call.voice('agent', { frames, openedAt: 1000 })
  for (const [at, heard] of [
    [0, true],
    [200, false],
    [400, true],
  ] as const) {
    desk.hear(heard)
    for (let i = 0; i < 5; i++) frames.push(frame(at + i * 20, 1000, 8000))
    await settle()
  }
  call.end('hangup')

  const heard = call.legs[0] ? await all(call.legs[0].frames) : []
  expect(heard.every(({ sampleRate }) => sampleRate === 16_000)).toBe(true)
  expect(heard.some(({ startMs }) => startMs >= 190 && startMs < 390)).toBe(false)
  expect(heard.some(({ startMs }) => startMs >= 400)).toBe(true)
})

test('two voices are their sum, within what 16 bits hold, at every offset', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 159 }), fc.integer({ min: 1, max: 12 }), (shift, count) => {
      const out: Frame[] = []
      const blend = createBlend(8000, (one) => out.push(one))
      const [a, b] = [blend.voice(), blend.voice()]
      for (let i = 0; i < count; i++) {
        a.push(frame(i * 20, 20_000))
        b.push({ ...frame(i * 20, 20_000), startMs: i * 20 + shift / 8 })
      }
      a.end()
      b.end()
      const length = count * 160 + shift
      const whole = new Int16Array(Math.ceil(length / 160) * 160)
      let next = 0
      for (const { pcm, startMs } of out) {
        const at = Math.round(startMs * 8)
        expect(at).toBeGreaterThanOrEqual(next)
        next = at + pcm.length
        whole.set(pcm, at)
      }
      const wanted = Array.from({ length }, (_, i) => (i < shift || i >= count * 160 ? 20_000 : 32_767))
      expect([...whole.subarray(0, length)]).toEqual(wanted)
    }),
  )
})

test('who joins late is not put where the sound has gone out, and who falls silent holds nobody up', () => {
  const out: Frame[] = []
  const blend = createBlend(8000, (one) => out.push(one))
  const a = blend.voice()
  a.push(frame(0, 1))
  a.push(frame(20, 1))
  const b = blend.voice()
  b.push(frame(0, 5))
  for (let i = 2; i < 12; i++) a.push(frame(i * 20, 1))
  expect(out.at(-1)?.startMs).toBeGreaterThanOrEqual(100)
  expect(out.every(({ pcm }) => pcm.every((sample) => sample === 1))).toBe(true)
})
