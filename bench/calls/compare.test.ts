/** A recording is the same only when every sample is. */
import { expect, test } from 'vitest'
import { compare } from './compare.ts'
import { asHeard, openSpeech } from './speech.ts'

const speech = openSpeech()
const sent = asHeard(speech(3, 'caller', 4), 'pcma')

function recordedAt(offset: number, spoil: (pcm: Int16Array) => void = () => undefined): Int16Array {
  const recorded = new Int16Array(sent.length + offset + 700)
  recorded.set(sent, offset)
  spoil(recorded)
  return recorded
}

test('finds what was sent wherever it begins', () => {
  expect(compare(recordedAt(0), sent)).toEqual({ identical: true, wrongFrames: 0 })
  expect(compare(recordedAt(1234), sent)).toEqual({ identical: true, wrongFrames: 0 })
})

test('one sample that differs costs its frame', () => {
  const spoilt = recordedAt(500, (pcm) => {
    pcm[500 + 160 * 20 + 3] = (pcm[500 + 160 * 20 + 3] ?? 0) ^ 8
  })
  expect(compare(spoilt, sent)).toEqual({ identical: false, wrongFrames: 1, span: [20, 20] })
})

test('a frame that was lost is missed, also where nobody speaks', () => {
  for (let frame = 0; frame < sent.length / 160; frame += 7)
    expect(
      compare(
        recordedAt(320, (pcm) => pcm.fill(0, 320 + frame * 160, 480 + frame * 160)),
        sent,
      ),
    ).toEqual({
      identical: false,
      wrongFrames: 1,
      span: [frame, frame],
    })
})

test('a tail that comes later is there, and told from one that is gone', () => {
  const late = new Int16Array(sent.length + 8000)
  late.set(sent.subarray(0, 16_000))
  late.set(sent.subarray(16_000), 16_000 + 7200)
  expect(compare(late, sent)).toEqual({ identical: false, wrongFrames: 100, span: [100, 199], movedMs: 900 })
  expect(compare(late.subarray(0, 16_000), sent)).toEqual({ identical: false, wrongFrames: 100, span: [100, 199] })
})

test('sound that nobody sent is no recording of it', () => {
  expect(
    compare(
      recordedAt(300, (pcm) => pcm.fill(9, 0, 40)),
      sent,
    ).identical,
  ).toBe(false)
  expect(compare(new Int16Array(sent.length), sent)).toEqual({ identical: false, wrongFrames: 200 })
})

test('no two streams say the same', () => {
  const heads = new Set<string>()
  for (let call = 0; call < 400; call++)
    for (const side of ['caller', 'dispatcher'] as const) heads.add(speech(call, side, 1).subarray(0, 80).join())
  expect(heads.size).toBe(800)
})
