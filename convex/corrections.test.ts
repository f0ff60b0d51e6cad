/** What a person says was said: beside the machine's words, accounted for, forgotten with them. */
import { expect, test } from 'vitest'
import { api } from './_generated/api.js'
import { call, openRoom, refusal, startCall } from './room.fixture.ts'

const { callId } = call
const { correctTranscriptEntry, addTranscriptEntry, endLiveCall } = api.mutations.liveCalls
const { transcriptCorrections, transcriptTail } = api.queries.liveCalls

const roomWithLine = async () => {
  const room = openRoom()
  await startCall(room)
  const line = { callId, timestamp: 'x', speaker: 'customer' as const, isFinal: true, idempotencyKey: 'k-1' }
  await room.service.mutation(addTranscriptEntry, { ...line, text: 'calle los aromos 360' })
  return room
}

test('a person corrects what the machine wrote; the words of the machine stay, and the audit knows who', async () => {
  const room = await roomWithLine()
  await room.dispatcher.mutation(correctTranscriptEntry, { callId, entryKey: 'k-1', text: ' calle Los Aromos 630 ' })
  const [correction] = await room.supervisor.query(transcriptCorrections, { callId })
  expect(correction).toMatchObject({ key: 'k-1', text: 'calle Los Aromos 630' })
  expect((await room.supervisor.query(transcriptTail, { callId })).lines[0]?.text).toBe('calle los aromos 360')
  const audit = await room.admin.query(api.audit.ofCall, { callId })
  expect(audit.map(({ action, target }) => [action, target])).toContainEqual(['transcript.correct', 'k-1'])
  expect(JSON.stringify(audit)).not.toContain('Aromos')
})

test('the newest counts, the same again changes nothing, and the words of the machine take it away', async () => {
  const room = await roomWithLine()
  const correct = (text: string | null) =>
    room.supervisor.mutation(correctTranscriptEntry, { callId, entryKey: 'k-1', text })
  for (const text of ['uno', 'dos', 'dos']) await correct(text)
  const rows = () => room.room.run((ctx) => ctx.db.query('transcriptCorrections').collect())
  expect((await rows()).map(({ text }) => text)).toEqual(['uno', 'dos'])
  expect((await room.supervisor.query(transcriptCorrections, { callId })).map(({ text }) => text)).toEqual(['dos'])
  await correct('calle los aromos 360')
  expect(await room.supervisor.query(transcriptCorrections, { callId })).toEqual([])
  await correct(null)
  expect(await rows()).toHaveLength(3)
})

test('a call that is over can be corrected, and its export tells both', async () => {
  const room = await roomWithLine()
  await room.service.mutation(endLiveCall, { callId })
  await room.supervisor.mutation(correctTranscriptEntry, { callId, entryKey: 'k-1', text: 'calle Los Aromos 630' })
  const bundle = await room.supervisor.query(api.exports.read, { callId, redacted: false })
  expect(bundle?.transcript[0]).toMatchObject({
    text: 'calle los aromos 360',
    correction: { text: 'calle Los Aromos 630' },
  })
  const redacted = await room.supervisor.query(api.exports.read, { callId, redacted: true })
  expect(JSON.stringify(redacted)).not.toContain('630')
})

test.each([
  [{ entryKey: 'k-2', text: 'x' }, 'entryKey'],
  [{ entryKey: 'k-1', text: '  ' }, 'text'],
  [{ entryKey: 'k-1', text: 'x'.repeat(10_001) }, 'text'],
])('refused, and the field named: %o', async (args, field) => {
  const room = await roomWithLine()
  const said = refusal(room.supervisor.mutation(correctTranscriptEntry, { callId, ...args }))
  expect(await said).toMatchObject({ field })
})

test('the service that captures does not correct', async () => {
  const room = await roomWithLine()
  const said = refusal(room.service.mutation(correctTranscriptEntry, { callId, entryKey: 'k-1', text: 'x' }))
  expect(await said).toMatchObject({ code: 'forbidden' })
})
