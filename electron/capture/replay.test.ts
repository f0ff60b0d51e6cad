import { expect, test } from 'vitest'
import type { Frame } from '../audio/frame.ts'
import { WavError } from '../audio/wav.ts'
import { writeWav } from '../audio/wavHeader.ts'
import type { Clock } from './clock.ts'
import { openReplay } from './replay.ts'
import type { AudioSource, CallInfo } from './source.ts'

const info: Omit<CallInfo, 'expectedMs'> = {
  callId: 'c',
  sessionId: 'c',
  agentName: 'Ana',
  customerName: '',
  customerPhone: '',
  campaignName: '',
  sourceKind: 'replay',
  language: 'es-CL',
  practice: false,
  startedAt: 0,
}

/** Time that jumps to whatever is waited for, a little too far each time, as timers do. */
function lateClock(lateMs: number): Clock & { waits: number[] } {
  let now = 1000
  const waits: number[] = []
  return {
    waits,
    now: () => now,
    async wait(ms) {
      waits.push(ms)
      now += ms + lateMs
    },
  }
}

async function take(source: AudioSource): Promise<{ agent: Frame[]; customer: Frame[] }> {
  const frames = { agent: [] as Frame[], customer: [] as Frame[] }
  await Promise.all(
    source.legs.map(async (leg) => {
      for await (const frame of leg.frames) frames[leg.id].push(frame)
    }),
  )
  return frames
}

const joined = (frames: readonly Frame[]): number[] => frames.flatMap((frame) => [...frame.pcm])
const ramp = (length: number): Int16Array => Int16Array.from({ length }, (_, i) => i % 30_000)

test('left is the dispatcher, right the caller, in frames of 20 ms at the rate of the file', async () => {
  const both = ramp(2 * 1000)

  const source = openReplay({ wav: writeWav(both, { sampleRate: 8000, channels: 2 }), info, clock: lateClock(0) })
  const { agent, customer } = await take(source)

  expect(joined(agent)).toEqual([...both].filter((_, i) => i % 2 === 0))
  expect(joined(customer)).toEqual([...both].filter((_, i) => i % 2 === 1))
  expect(agent.map((frame) => [frame.startMs, frame.pcm.length])).toEqual([
    [0, 160],
    [20, 160],
    [40, 160],
    [60, 160],
    [80, 160],
    [100, 160],
    [120, 40],
  ])
  expect(source.info.expectedMs).toBe(125)
})

test('one voice alone is the caller; the dispatcher is silent for as long', async () => {
  const source = openReplay({ wav: writeWav(ramp(1000), { sampleRate: 8000, channels: 1 }), info, clock: lateClock(0) })
  const { agent, customer } = await take(source)

  expect(joined(customer)).toEqual([...ramp(1000)])
  expect(joined(agent)).toEqual(Array(1000).fill(0))
})

test.each([11_025, 22_050, 44_100, 48_000])(
  'a file of %d Hz is played at 16 kHz, as long as it was',
  async (sampleRate) => {
    const source = openReplay({
      wav: writeWav(ramp(sampleRate), { sampleRate, channels: 1 }),
      info,
      clock: lateClock(0),
    })
    const { agent, customer } = await take(source)

    expect(source.legs.map((leg) => leg.sampleRate)).toEqual([16_000, 16_000])
    expect([joined(agent).length, joined(customer).length]).toEqual([16_000, 16_000])
    expect(customer.every((frame) => frame.pcm.length === 320)).toBe(true)
  },
)

test.each([
  { speed: 1, real: 60_000 },
  { speed: 4, real: 15_000 },
])('late timers do not add up: a minute at speed $speed takes $real ms', async ({ speed, real }) => {
  const clock = lateClock(3)
  const source = openReplay({
    wav: writeWav(new Int16Array(8000 * 60), { sampleRate: 8000, channels: 1 }),
    info,
    speed,
    clock,
  })
  await take(source)

  expect(Math.abs(clock.now() - 1000 - real)).toBeLessThan(30)
})

test('a process that slept catches up and loses no sound', async () => {
  const clock = lateClock(0)
  let slept = false
  const sleepy: Clock = {
    now: clock.now,
    async wait(ms) {
      await clock.wait(slept ? ms : ms + 5000)
      slept = true
    },
  }
  const { customer } = await take(
    openReplay({ wav: writeWav(ramp(80_000), { sampleRate: 8000, channels: 1 }), info, clock: sleepy }),
  )

  expect(joined(customer)).toEqual([...ramp(80_000)])
  expect(clock.now() - 1000).toBeLessThan(10_100)
})

test('hanging up ends both legs, twice is once', async () => {
  const source = openReplay({ wav: writeWav(ramp(80_000), { sampleRate: 8000, channels: 1 }), info })
  const taking = take(source)
  source.stop()
  source.stop()

  const { customer } = await taking
  expect(customer.length).toBeLessThan(5)
})

test('what is no recording is refused before there is a call', () => {
  expect(() => openReplay({ wav: new TextEncoder().encode('hola'), info })).toThrow(WavError)
})

test('a copy that broke off is refused; a writer that counted its header as sound is not', () => {
  const second = writeWav(new Int16Array(8000), { sampleRate: 8000, channels: 1 })
  const half = second.subarray(0, 44 + 8000)
  expect(() => openReplay({ wav: half, info })).toThrow('the file holds 0.5 s of the 1.0 s that its header gives')

  const sloppy = second.slice()
  new DataView(sloppy.buffer).setUint32(40, 16_000 + 44, true)
  const source = openReplay({ wav: sloppy, info })
  expect(source.info.expectedMs).toBe(1000)
  source.stop()
})
