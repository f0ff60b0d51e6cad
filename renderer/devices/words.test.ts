/** Every state of microphone, headset and echo test has words in both languages, and what keeps a person unheard stands out. */
import { expect, test } from 'vitest'
import type { HeadsetState } from '../audio/headset.ts'
import type { MicrophoneState } from '../audio/microphone.ts'
import type { Trial } from '../audio/trial.ts'
import { textIn } from '../i18n/text.ts'
import { verdictOf } from './EchoTest.tsx'
import { headsetWords, microphoneWords } from './words.ts'

const microphones: readonly (readonly [MicrophoneState, 'good' | 'plain' | 'bad'])[] = [
  [{ kind: 'closed' }, 'plain'],
  [{ kind: 'opening' }, 'plain'],
  [{ kind: 'live', label: 'Jabra', instead: false }, 'good'],
  [{ kind: 'live', label: 'Jabra', instead: true }, 'bad'],
  [{ kind: 'lost', label: 'Jabra' }, 'bad'],
  ...(['denied', 'none', 'busy', 'unsupported', 'failed'] as const).map(
    (why) => [{ kind: 'refused', why }, 'bad'] as const,
  ),
]
const headsets: readonly (readonly [HeadsetState, 'good' | 'plain' | 'bad'])[] = [
  [{ kind: 'closed' }, 'plain'],
  [{ kind: 'live', label: '', instead: false }, 'good'],
  [{ kind: 'live', label: 'Jabra', instead: false }, 'good'],
  [{ kind: 'live', label: '', instead: true }, 'bad'],
  ...(['gesture', 'none', 'failed'] as const).map((why) => [{ kind: 'refused', why }, 'bad'] as const),
]

test.each(['es', 'en'] as const)('in %s', (language) => {
  const t = textIn(language)
  const told = [
    ...microphones.map(([state, tone]) => [microphoneWords(state, t), tone] as const),
    ...headsets.map(([state, tone]) => [headsetWords(state, t), tone] as const),
  ]

  for (const [{ text, tone }, expected] of told) {
    expect(text).not.toMatch(/^audio\.|\{/)
    expect(tone).toBe(expected)
  }
  expect(new Set(told.map(([{ text }]) => text)).size).toBe(told.length)
  expect(microphoneWords({ kind: 'lost', label: 'Jabra' }, t).text).toContain('Jabra')
})

const trial: Trial = {
  sent: 150,
  returned: 150,
  roundTripMs: 2,
  roundTripP95Ms: 4,
  correlation: 1,
  peakDbfs: -9,
  pcm: new Int16Array(0),
}

test.each([
  [trial, 'passed'],
  [{ ...trial, returned: 0, correlation: 0 }, 'failed'],
  [{ ...trial, returned: 149 }, 'damaged'],
  [{ ...trial, correlation: 0.98 }, 'damaged'],
  [{ ...trial, peakDbfs: -80, correlation: 0 }, 'silent'],
] as const)('an echo test %o is %s', (result, verdict) => {
  expect(verdictOf(result)).toBe(verdict)
})
