/** The recogniser for tests: chosen by name only, and what it lacks is named. */
import { expect, test } from 'vitest'
import { NO_PROVIDERS, type ProviderSettings } from '../storage/providers.ts'
import { type Machine, openRecognisers } from './recognisers.ts'

const machine = (missing?: 'program' | 'model'): Machine => ({
  keyOf: () => undefined,
  openVad: () => ({ isSpeech: () => false, close: () => undefined }),
  fork: () => {
    throw new Error('nothing is started')
  },
  now: () => 0,
  missingOfPocketsphinx: () => missing,
})
const chosen: ProviderSettings = { ...NO_PROVIDERS, order: ['pocketsphinx'] }

test('who chose it gets it, Spanish when there are phrases, else English', () => {
  const english = openRecognisers(chosen, machine())
  expect(english).toMatchObject({ automatic: 1, faults: [] })
  expect(english.all[0]).toMatchObject({ service: 'pocketsphinx', pricePerMinute: 0 })
  expect(english.all[0]?.stt.capabilities.languages).toEqual(['en'])

  const spanish = openRecognisers({ ...chosen, pocketsphinx: { phrases: ['no respira', ''] } }, machine())
  expect(spanish.all[0]?.stt.capabilities.languages).toBe('any')
})

test('without the program or its model it is left out, and what is missing is named', () => {
  for (const missing of ['program', 'model'] as const) {
    const opened = openRecognisers(chosen, machine(missing))
    expect(opened.automatic).toBe(0)
    expect(opened.all).toEqual([])
    expect(opened.faults).toEqual([{ service: 'pocketsphinx', field: missing, reason: 'is not installed' }])
  }
})

test('a room that did not choose it is never offered it', () => {
  expect(openRecognisers(NO_PROVIDERS, machine()).all.map(({ service }) => service)).not.toContain('pocketsphinx')
})
