/** The product's own functions on the engine, by role, as host and window call them. */
import { ConvexError, type Value } from 'convex/values'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '../../convex/_generated/api.js'
import type { Role } from './auth/issuer.ts'
import { openProduct } from './modules.ts'
import { type Bench, openBench, until } from './testing/open.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench(openProduct())
})
afterAll(() => bench.close())

const tokenOf = (role: Role): Promise<string> =>
  bench.issuer.issue(
    { subject: role, name: role, email: `${role}@vigia.example`, role },
    { ttlS: 600, now: Date.now() },
  )

const call = {
  callId: 'call-1',
  sessionId: 'call-1',
  agentName: 'Ana',
  customerName: '',
  customerPhone: '+56 9 1234 5678',
  campaignName: 'Emergencias',
}
const entry = (n: number) => ({
  callId: 'call-1',
  timestamp: new Date(1_700_000_000_000 + n).toISOString(),
  speaker: 'customer' as const,
  text: `línea ${n}`,
  isFinal: true,
  idempotencyKey: `call-1:${n}`,
})

test('a call written by the service is live for a supervisor, each fact once', async () => {
  const [host, window] = [bench.client(), bench.client()]
  host.setAuth(() => tokenOf('service'))
  window.setAuth(() => tokenOf('supervisor'))
  const seen: string[][] = []
  await host.mutation(api.mutations.liveCalls.startLiveCall, call)
  window.onUpdate(api.queries.liveCalls.subscribeToTranscripts, { callId: 'call-1' }, (rows) =>
    seen.push(rows.map((row) => row.text)),
  )

  for (let n = 0; n < 3; n++) {
    const id = await host.mutation(api.mutations.liveCalls.addTranscriptEntry, entry(n))
    expect(await host.mutation(api.mutations.liveCalls.addTranscriptEntry, entry(n))).toBe(id)
  }
  await until(() => seen.at(-1)?.length === 3)

  expect(seen.at(-1)).toEqual(['línea 0', 'línea 1', 'línea 2'])
  expect(await window.query(api.queries.wallboard.liveList, {})).toMatchObject([
    { callId: 'call-1', status: 'connecting' },
  ])
})

test('without a token, and with the wrong role, nothing is read or written', async () => {
  const codeOf = async (work: Promise<unknown>): Promise<unknown> => {
    const error: unknown = await work.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ConvexError)
    return ((error as ConvexError<Value>).data as { code: string }).code
  }
  const nobody = bench.http()
  const supervisor = bench.http()
  supervisor.setAuth(await tokenOf('supervisor'))

  expect(await codeOf(nobody.query(api.queries.wallboard.liveList, {}))).toBe('unauthenticated')
  expect(await codeOf(supervisor.mutation(api.mutations.liveCalls.addTranscriptEntry, entry(9)))).toBe('forbidden')
})
