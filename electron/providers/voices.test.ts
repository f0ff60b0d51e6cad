/** The room's voices: in their order, named when they cannot be used, and on the account of the call for which they spoke. */
import { afterEach, expect, test } from 'vitest'
import { KEY, openElevenLabsDouble, openSpeechDouble, type Server, VOICE } from '../speech/aloud/voices.double.ts'
import { NO_PROVIDERS, type ProviderSettings } from '../storage/providers.ts'
import type { Fault } from './recognisers.ts'
import { openRoomVoice, type SpeechHealth } from './voices.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})
type Speech = ProviderSettings['speech']

function openRoom(speech: Partial<Speech>, key: string | null = KEY) {
  const settings: Speech = { ...NO_PROVIDERS.speech, ...speech }
  const told: (SpeechHealth & { callId: string })[] = []
  const faults: Fault[] = []
  const voice = openRoomVoice({
    settings: () => settings,
    keyOf: () => key ?? undefined,
    now: () => 0,
    onFault: (fault) => faults.push(fault),
    tell: (callId, health) => told.push({ callId, ...health }),
  })
  const say = async (callId: string | undefined, text = 'Mantenga la calma en el lugar'): Promise<number> => {
    let frames = 0
    for await (const _frame of voice.speak(callId, { text, language: 'en' }, new AbortController().signal)) frames++
    return frames
  }
  return { settings, told, faults, voice, say }
}

test('the first that speaks is heard, what failed and what it cost is told of that call alone', async () => {
  const eleven = await openElevenLabsDouble({ kind: 'status', status: 429, headers: { 'retry-after': '60' } })
  const openAi = await openSpeechDouble({ kind: 'speaks', ms: 200 })
  servers.push(eleven, openAi)
  const { told, say, voice } = openRoom({
    order: ['elevenlabs', 'openaiVoice'],
    elevenlabs: { baseUrl: eleven.url, model: '', voice: VOICE, pricePerThousand: 0.3 },
    openaiVoice: { baseUrl: openAi.url, model: '', voice: '', pricePerThousand: 0.015 },
  })
  expect(voice.faults()).toEqual([])
  expect(await say('a')).toBe(10)
  expect(await say('b')).toBe(10)
  expect(await say(undefined)).toBe(10)
  // It asked for a minute, and has it from every call.
  expect(eleven.asked).toHaveLength(1)
  const cost = (0.015 * 29) / 1000
  expect(told).toMatchObject([
    { callId: 'a', service: 'tts', status: 'error', measure: { provider: 'ElevenLabs', errorRate: 100, cost: 0 } },
    { callId: 'a', status: 'active', measure: { provider: 'OpenAI', errorRate: 50, cost, costPerMinute: cost } },
    { callId: 'b', status: 'active', measure: { provider: 'OpenAI', errorRate: 0, cost } },
  ])
  expect(JSON.stringify(told)).not.toContain('calma')
  expect(JSON.stringify(told)).not.toContain('Calle')
})

test('a text is read in its own language, whatever the line speaks', async () => {
  const eleven = await openElevenLabsDouble({ kind: 'speaks' })
  servers.push(eleven)
  const { say } = openRoom({
    order: ['elevenlabs'],
    elevenlabs: { ...NO_PROVIDERS.speech.elevenlabs, baseUrl: eleven.url, voice: VOICE },
  })
  await say('a', 'Pregunte por la edad del niño que está en el suelo')
  await say('a', 'Ask her')
  expect(eleven.asked.map(({ body }) => body.language_code)).toEqual(['es', 'en'])
})

test('what cannot be used is named by its setting; with nobody left the failure is one of settings', async () => {
  const { faults, voice, say } = openRoom({ order: ['elevenlabs', 'openaiVoice'] }, null)
  const named = [
    { service: 'elevenlabs', field: 'key', reason: 'must be set' },
    { service: 'openaiVoice', field: 'baseUrl', reason: 'must be set' },
  ]
  expect(voice.faults()).toEqual(named)
  const error = await say('a').catch((cause: unknown) => cause)
  expect(voice.why(error)).toMatchObject({ failure: 'setting' })
  expect(faults).toEqual(named)
  expect(openRoom({}).voice.ready()).toBe(false)
})
