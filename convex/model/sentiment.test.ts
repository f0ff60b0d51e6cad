import fc from 'fast-check'
import { expect, test } from 'vitest'
import { api } from '../_generated/api.js'
import { SENTIMENTS } from '../domain/sentiment.ts'
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
