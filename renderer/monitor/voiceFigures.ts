/** What was measured of a voice, in words: its score, and then what is away from usual, with its sign. */
import type { Doc } from '../../convex/_generated/dataModel'
import type { Format } from '../i18n/format.ts'
import type { Text } from '../i18n/text.ts'

export type Reading = NonNullable<Doc<'liveTranscripts'>['voice']>

const MINUS = '−'
/** Less than this is the noise of the measure. */
const LEAST = { dB: 1, semitones: 0.7, rate: 0.1, shake: 0.2 }

export function voiceFigures(t: Text, format: Pick<Format, 'number'>, voice: Reading): string {
  const signed = (value: number): string => `${value < 0 ? MINUS : '+'}${format.number(Math.abs(value), 1)}`
  const parts = [
    ...(Math.abs(voice.loudDb) >= LEAST.dB ? [t('monitor.voiceLoud', { n: signed(voice.loudDb) })] : []),
    ...(Math.abs(voice.pitchSt ?? 0) >= LEAST.semitones
      ? [t('monitor.voicePitch', { n: signed(voice.pitchSt ?? 0) })]
      : []),
    ...(Math.abs((voice.rate ?? 1) - 1) >= LEAST.rate
      ? [t('monitor.voiceRate', { n: format.number(voice.rate ?? 1, 1) })]
      : []),
    ...((voice.trembleSt ?? 0) >= LEAST.shake
      ? [t('monitor.voiceShakes', { n: format.number(voice.trembleSt ?? 0, 1) })]
      : []),
  ]
  return [t('monitor.voiceScore', { n: format.number(voice.score) }), ...parts].join(' · ')
}
