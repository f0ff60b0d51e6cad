import fc from 'fast-check'
import { expect, test } from 'vitest'
import { api } from '../_generated/api.js'
import { SENTIMENTS } from '../domain/sentiment.ts'
import { VOICE_LEVELS, type VoiceReading } from '../domain/voice.ts'
import { call, openRoom, startCall } from '../room.fixture.ts'

test('percentages stay whole and sum to 100, shares sum to 100, and the history spans the call in at most 60 points', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...SENTIMENTS), fc.constantFrom('agent' as const, 'customer' as const)), {
        minLength: 1,
        maxLength: 150,
      }),
      async (lines) => {
        const room = openRoom()
        await startCall(room)

        for (const [i, [sentiment, speaker]] of lines.entries())
          await room.service.mutation(api.mutations.liveCalls.addTranscriptEntry, {
            callId: call.callId,
            timestamp: String(i),
            speaker,
            text: 'x',
            isFinal: true,
            sentiment,
            endMs: i * 1000,
          })

        const measured = await room.supervisor.query(api.queries.liveCalls.subscribeToMetrics, { callId: call.callId })
        const row = measured?.sentiment
        if (row === undefined) throw new Error('no sentiment')
        const shown = [row.positivePercentage, row.neutralPercentage, row.negativePercentage]
        expect(shown.every(Number.isInteger)).toBe(true)
        expect(shown.reduce((a, b) => a + b)).toBe(100)
        for (const shares of [row.shares, row.customer, ...row.history])
          expect(shares.positive + shares.neutral + shares.negative).toBeCloseTo(100, 6)
        expect(row.samples).toBe(lines.length)
        expect(row.customerSamples).toBe(lines.filter(([, speaker]) => speaker === 'customer').length)
        expect(row.history.length).toBeLessThanOrEqual(60)
        expect(row.history.at(-1)?.atMs).toBe((lines.length - 1) * 1000)
        expect(row.history[0]?.atMs).toBeLessThanOrEqual(2000)
      },
    ),
    { numRuns: 12 },
  )
})

const reading = (level: VoiceReading['level'], endMs: number): VoiceReading => ({
  ...{ level, score: 50, startMs: endMs - 900, endMs, speechMs: 800, loudDb: 9.1, brightDb: 1 },
})
const feeling = async (room: ReturnType<typeof openRoom>) => {
  const measured = await room.supervisor.query(api.queries.liveCalls.subscribeToMetrics, { callId: call.callId })
  if (!measured) throw new Error('no sentiment')
  return measured.sentiment
}

test('lines that come all at once after a time without network are felt one by one and drawn as one moment', async () => {
  const room = openRoom()
  await startCall(room)
  for (const [i, endMs] of [5000, 5100, 5200, 6500].entries())
    await room.service.mutation(api.mutations.liveCalls.addTranscriptEntry, {
      callId: call.callId,
      timestamp: String(i),
      speaker: 'customer',
      text: 'x',
      isFinal: true,
      sentiment: 'negative',
      endMs,
    })

  const measured = await room.supervisor.query(api.queries.liveCalls.subscribeToMetrics, { callId: call.callId })
  expect(measured?.sentiment?.samples).toBe(4)
  expect(measured?.sentiment?.history.map(({ atMs }) => atMs)).toEqual([5000, 6500])
})

test('with voices, percentages still sum to 100, no share falls below that of the words, and each source is counted', async () => {
  const voice = fc.option(fc.constantFrom(...VOICE_LEVELS), { nil: undefined })
  const said = fc.option(fc.constantFrom(...SENTIMENTS), { nil: undefined })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(said, voice), { minLength: 1, maxLength: 60 }), async (lines) => {
      const room = openRoom()
      await startCall(room)
      for (const [i, [sentiment, level]] of lines.entries()) {
        const at = 1000 * (i + 1)
        if (sentiment === undefined && level !== undefined)
          await room.service.mutation(api.mutations.liveCalls.hearVoice, {
            callId: call.callId,
            voice: reading(level, at),
          })
        else
          await room.service.mutation(api.mutations.liveCalls.addTranscriptEntry, {
            ...{ callId: call.callId, timestamp: String(i), speaker: 'customer', text: 'x', isFinal: true, endMs: at },
            ...(sentiment === undefined ? {} : { sentiment }),
            ...(level === undefined ? {} : { voice: reading(level, at) }),
          })
      }

      const row = await feeling(room)
      expect(row.positivePercentage + row.neutralPercentage + row.negativePercentage).toBe(100)
      for (const shares of [row.shares, row.customer, ...row.history])
        expect(shares.positive + shares.neutral + shares.negative).toBeCloseTo(100, 6)
      expect(row.customer.negative).toBeGreaterThanOrEqual(row.words?.customer.negative ?? 0)
      expect(row.shares.negative).toBeGreaterThanOrEqual(row.words?.all.negative ?? 0)
      const spoken = lines.filter(([sentiment]) => sentiment !== undefined).length
      const measured = lines.filter(([, level]) => level !== undefined)
      expect(row.words?.samples ?? 0).toBe(spoken)
      expect(row.voice?.samples ?? 0).toBe(measured.length)
      expect(row.voice?.last.level).toBe(measured.at(-1)?.[1])
    }),
    { numRuns: 8 },
  )
})

test('a voice without words is felt on the list at once, and after the end no more', async () => {
  const room = openRoom()
  await startCall(room)
  const hear = (endMs: number) =>
    room.service.mutation(api.mutations.liveCalls.hearVoice, { callId: call.callId, voice: reading('high', endMs) })
  await hear(1000)
  await hear(8000)
  const [row] = await room.supervisor.query(api.queries.wallboard.liveList, {})
  expect(row?.distress).toBeGreaterThan(35)
  expect(row?.trend).toBe('declining')
  await expect(hear(Number.NaN)).rejects.toThrow()

  await room.service.mutation(api.mutations.liveCalls.endLiveCall, { callId: call.callId })
  await hear(9000)
  expect((await feeling(room)).voice?.samples).toBe(2)
})
