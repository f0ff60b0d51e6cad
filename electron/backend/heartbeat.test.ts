/** A backend that answers is there; one that is silent, broken or away is not. */
import { expect, test, vi } from 'vitest'
import { startHeartbeat } from './heartbeat.ts'

const answer = (status: number): Promise<Response> => Promise.resolve(new Response('"x"', { status }))

test('each beat tells what the backend did', async () => {
  const beats: boolean[] = []
  const send = vi
    .fn<typeof fetch>()
    .mockReturnValueOnce(answer(200))
    .mockReturnValueOnce(answer(500))
    .mockRejectedValueOnce(new TypeError('fetch failed'))
    .mockReturnValue(answer(200))

  const stop = startHeartbeat({ url: 'http://x', onBeat: (up) => beats.push(up), everyMs: 1, fetch: send })
  await vi.waitFor(() => expect(beats.length).toBeGreaterThanOrEqual(4))
  stop()

  expect(beats.slice(0, 4)).toEqual([true, false, false, true])
  expect(send.mock.calls[0]?.[0]).toBe('http://x/version')
})

test('silence counts as gone, and after the end nothing is told', async () => {
  const beats: boolean[] = []
  const silent: typeof fetch = (_url, init) =>
    new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('no answer'))))

  const stop = startHeartbeat({
    url: 'http://x',
    onBeat: (up) => beats.push(up),
    everyMs: 1,
    patienceMs: 5,
    fetch: silent,
  })
  await vi.waitFor(() => expect(beats.length).toBeGreaterThan(1))
  stop()
  const told = beats.length
  await new Promise((resolve) => setTimeout(resolve, 30))

  expect(beats.every((up) => !up)).toBe(true)
  expect(beats).toHaveLength(told)
})
