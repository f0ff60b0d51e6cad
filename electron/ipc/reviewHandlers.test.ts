import { expect, test } from 'vitest'
import { type ReviewAbilities, reviewHandlers } from './reviewHandlers.ts'

const peaks = { durationMs: 100, agent: Uint8Array.of(1, 2), customer: Uint8Array.of(3, 4) }

function handlers(can: Partial<ReviewAbilities> = {}) {
  return reviewHandlers({ peaks: async () => ({ kind: 'ready', peaks }), check: async () => 'whole', ...can })
}

test('a waveform comes as bytes of their own', async () => {
  const host = handlers()
  const found = await host['recording.peaks']({ callId: 'a', buckets: 2 })

  expect(found).toEqual({
    kind: 'ready',
    durationMs: 100,
    agent: expect.any(ArrayBuffer),
    customer: expect.any(ArrayBuffer),
  })
  if (found.kind !== 'ready') throw new Error(found.kind)
  expect([...new Uint8Array(found.customer)]).toEqual([3, 4])
})

test('what there is no sound of is said, not thrown', async () => {
  for (const kind of ['absent', 'open', 'broken'] as const)
    expect(await handlers({ peaks: async () => ({ kind }) })['recording.peaks']({ callId: 'a', buckets: 9 })).toEqual({
      kind,
    })
})

test.each([0, -1, 1.5, Number.NaN, 1e9])('%s values are refused by name', async (buckets) => {
  await expect(handlers()['recording.peaks']({ callId: 'a', buckets })).rejects.toMatchObject({
    refusal: { code: 'args_invalid', field: 'buckets' },
  })
})

test('both hashes reach whoever compares them', async () => {
  const asked: unknown[] = []
  const host = handlers({
    check: async (callId, known) => {
      asked.push([callId, known])
      return 'changed'
    },
  })
  expect(await host['recording.check']({ callId: 'a', sha256: 'x' })).toBe('changed')
  expect(asked).toEqual([['a', { sha256: 'x', archiveSha256: undefined }]])
})
