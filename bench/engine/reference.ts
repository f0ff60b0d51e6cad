/** The same functions under convex-test, in a process of its own since it replaces the globals of its process. */
import { convexTest } from 'convex-test'
import { api } from '../../convex/_generated/api.js'
import schema from '../../convex/schema.ts'
import { openProduct } from '../../electron/engine/modules.ts'
import { HOT, LINES_PER_CALL, lineArgs, lineText, SERVICE, startArgs } from './call.ts'
import { machineMs } from './timing.ts'

const [rows = '0', samples = '5'] = process.argv.slice(2).map(Number)

const files = Object.entries(openProduct().modules).map(([path, module]) => [`/convex/${path}.ts`, async () => module])
const backend = convexTest({
  schema,
  modules: { ...Object.fromEntries(files), '/convex/_generated/api.js': async () => ({}) },
})
const service = backend.withIdentity({ ...SERVICE, issuer: 'vigia-local' })

await service.mutation(api.mutations.liveCalls.startLiveCall, startArgs(HOT))
for (let i = 0; i < 3; i++)
  await service.mutation(api.mutations.liveCalls.addTranscriptEntry, lineArgs(HOT, lineText(`w${i}`)))

for (let made = 0, n = 0; made < Number(rows); n++) {
  await backend.run(async (ctx) => {
    const [call] = await ctx.db.query('liveCalls').take(1)
    const [line] = await ctx.db.query('liveTranscripts').take(1)
    if (call === undefined || line === undefined) throw new Error('there is nothing to copy')
    const { _id: _callId, _creationTime: _callTime, ...callFields } = call
    const { _id: _lineId, _creationTime: _lineTime, ...lineFields } = line
    // In few, large transactions: each of them reads all tables to begin with.
    for (let calls = 0; calls < 50 && made < Number(rows); calls++, n++) {
      const liveCallId = await ctx.db.insert('liveCalls', {
        ...callFields,
        callId: `other-${n}`,
        sessionId: `other-${n}`,
      })
      for (let order = 0; order < LINES_PER_CALL && made < Number(rows); order++, made++) {
        await ctx.db.insert('liveTranscripts', { ...lineFields, liveCallId, order, key: `other-${n}:${order}` })
      }
    }
  })
}

const times: number[] = []
for (let i = 0; i < Number(samples); i++) {
  const began = machineMs()
  await service.mutation(api.mutations.liveCalls.addTranscriptEntry, lineArgs(HOT, lineText(`m${i}`)))
  times.push(machineMs() - began)
}
process.send?.({ kind: 'times', times })
process.disconnect?.()
