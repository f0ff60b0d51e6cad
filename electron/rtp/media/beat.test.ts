/** The beat of all legs: in time however late each call of it is, and after a standstill where it would have been. */
import { expect, test } from 'vitest'
import { loadCodecs } from '../codec/codec.ts'
import { readRtp } from '../packet.ts'
import { startBeat } from './beat.ts'
import { openLine, settings } from './line.double.ts'

test('beats are due at their multiples however late each is; after a standstill time goes on', () => {
  let now = 0
  let next: { act: () => void; at: number } | null = null
  const due: number[] = []
  const givenUp: number[] = []
  const beat = startBeat({
    now: () => now,
    schedule(act, ms) {
      next = { act, at: now + ms }
      return () => {
        next = null
      }
    },
    beat: (at) => due.push(at),
    gaveUp: (beats) => givenUp.push(beats),
  })
  for (let i = 0; i < 50; i++) {
    const timer = next as { act: () => void; at: number } | null
    if (!timer) throw new Error('no timer')
    now = timer.at + (i % 7)
    timer.act()
  }
  expect(due).toEqual(due.map((_, i) => 10 * (i + 1)))
  expect(beat.skipped()).toBe(0)
  now += 10_000
  const before = due.length
  const late = (): { act: () => void; at: number } | null => next
  late()?.act()
  // What waits at the door is let in before time goes on.
  expect([due.length, late()?.at]).toEqual([before, now])
  late()?.act()
  expect(due.at(-1)).toBeGreaterThan(now - 11)
  expect(beat.skipped()).toBeGreaterThan(900)
  expect(givenUp).toEqual([beat.skipped() / 2])
  // What came and what was given up is all the time there was.
  expect(due.length + beat.skipped()).toBe(Math.floor(now / 10))
  beat.stop()
  expect(next).toBeNull()
})

test('what a line says after a standstill has the time of when it is said, so that nobody takes it for late', async () => {
  const { line, rtp, run } = openLine(await loadCodecs())
  line.configure(settings())
  const voice = new Int16Array(160).fill(900)
  run(20, voice)
  line.gaveUp(100)
  run(20, voice)
  const [before, after] = rtp.map(({ bytes }) => readRtp(bytes))
  expect(((after?.timestamp ?? 0) - (before?.timestamp ?? 0)) >>> 0).toBe(101 * 160)
  expect(((after?.sequence ?? 0) - (before?.sequence ?? 0)) & 0xffff).toBe(1)
})
