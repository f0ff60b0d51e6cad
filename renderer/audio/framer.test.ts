/** A microphone's sound in messages: sample for sample, counted through a mute, and with not one message while muted. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFrame } from '../../electron/ipc/audioFrame.ts'
import { address, FRAME_BYTES, headsetLine, samplesOf, seqOf } from './frame.ts'
import { createFramer, type Loudness } from './framer.ts'

function framer() {
  const messages: ArrayBuffer[] = []
  const ticks: Loudness[] = []
  return {
    messages,
    ticks,
    ...createFramer({ onFrame: (one) => messages.push(one), onTick: (one) => ticks.push(one) }),
  }
}

test('16 bits come back as the same 16 bits, whatever the blocks', () => {
  fc.assert(
    fc.property(fc.array(fc.int16Array({ minLength: 1, maxLength: 700 })), (blocks) => {
      const { push, messages } = framer()
      for (const block of blocks) push(Float32Array.from(block, (sample) => sample / 32_768))
      const said = blocks.flatMap((block) => [...block])
      expect(messages.flatMap((message) => [...samplesOf(message)])).toEqual(said.slice(0, messages.length * 320))
      expect(messages.map(seqOf)).toEqual(messages.map((_, i) => i))
    }),
  )
})

test('muted, nothing goes out at all, the device is still seen, and the silence keeps its length', () => {
  const { push, mute, messages, ticks } = framer()
  const loud = new Float32Array(320).fill(0.5)
  push(loud)
  push(loud.subarray(0, 100))
  mute(true)
  for (let i = 0; i < 10; i++) push(loud)
  expect(messages.length).toBe(1)
  expect(ticks.length).toBe(2)
  expect(ticks[1]).toEqual({ rmsDbfs: -96, peakDbfs: -96 })
  mute(false)
  push(loud)

  expect(messages.map(seqOf)).toEqual([0, 11])
  // What was said before the button was let go is not in it.
  expect([...samplesOf(messages[1] ?? new ArrayBuffer(FRAME_BYTES))].slice(0, 100)).toEqual(Array(100).fill(0))
})

test('the level is of what is sent, 12 times a second', () => {
  const { push, ticks } = framer()
  push(new Float32Array(16_000).fill(0.5))

  expect(ticks.length).toBe(12)
  expect(ticks[0]?.rmsDbfs).toBeCloseTo(-6.02, 1)
  expect(ticks[0]?.peakDbfs).toBeCloseTo(-6.02, 1)
})

test('too loud is as loud as it goes', () => {
  const { push, messages } = framer()
  push(Float32Array.from({ length: 320 }, (_, i) => (i % 2 === 0 ? 7 : -7)))

  expect([...samplesOf(messages[0] ?? new ArrayBuffer(FRAME_BYTES))].slice(0, 2)).toEqual([32_767, -32_768])
})

test('what the window writes is what the host reads, and the other way round is told by its line', () => {
  const { push, messages } = framer()
  push(new Float32Array(320).fill(0.25))
  const [message = new ArrayBuffer(0)] = messages
  address(message, 300, 70_000)

  expect(readFrame(new Uint8Array(message))).toMatchObject({ way: 'mic', line: 300, seq: 70_000 })
  expect(headsetLine(message)).toBe(0)
  expect(headsetLine(new ArrayBuffer(3))).toBe(0)
})
