import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readWav } from '../audio/wav.ts'
import { startDelivery } from '../outbox/deliver.ts'
import { openHost } from './killedHost.double.ts'

type Delivered = { path: string; args: Record<string, unknown> }

test('kill -9 in the middle of a call: every line once, the sound up to the kill, the call closed as interrupted', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'killed-'))
  const takenMs = { agent: 0, customer: 0 }
  const host = fork(join(import.meta.dirname, 'killedHost.double.ts'), ['play', dir], { execArgv: [] })
  host.on('message', (message: { leg: 'agent' | 'customer'; takenMs: number }) => {
    takenMs[message.leg] = message.takenMs
    if (message.takenMs > 16_000) host.kill('SIGKILL')
  })
  await new Promise((resolve) => host.once('exit', resolve))
  expect(host.signalCode).toBe('SIGKILL')

  const { registry, outbox, deliver, db } = await openHost(dir)
  const unrepaired = readFileSync(join(dir, 'recordings', 'killed.wav'))
  expect(await registry.recover()).toBe(1)
  const delivery = startDelivery({ outbox, deliver, now: Date.now })
  await delivery.drained()
  delivery.close()
  db.close()

  const deliveries = readFileSync(join(dir, 'backend.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Delivered)
  const once = [...new Map(deliveries.map((one) => [one.args.idempotencyKey, one])).values()]
  const named = (name: string): Delivered[] => once.filter((one) => one.path.endsWith(`:${name}`))
  const script = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../resources/practice/01-paro-cardiaco/script.json'), 'utf8'),
  ) as { lines: { text: string; endMs: number }[] }
  const texts = named('addTranscriptEntry').map((one) => one.args.text)
  const heard = script.lines.filter((line) => line.endMs <= Math.min(takenMs.agent, takenMs.customer))
  expect(heard.length).toBeGreaterThan(1)
  expect(texts).toEqual(script.lines.slice(0, texts.length).map((line) => line.text))
  expect(texts.length).toBeGreaterThanOrEqual(heard.length)
  expect(named('endLiveCall').map((one) => one.args.reason)).toEqual(['interrupted'])
  expect(once.at(-1)?.path).toBe('mutations/liveCalls:endLiveCall')

  const wav = readWav(readFileSync(join(dir, 'recordings', 'killed.wav')))
  expect(wav.truncated).toBe(false)
  expect(Math.max(takenMs.agent, takenMs.customer) - (wav.length * 1000) / wav.sampleRate).toBeLessThan(200)
  expect(readWav(unrepaired).length).toBeGreaterThan(0)
})
