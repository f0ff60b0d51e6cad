/** A refused recording in the user's words: which part of the file, and what is wrong with it. */
import type { HostRefusal } from '../bridge.ts'
import type { Text, TextKey } from '../i18n/text.ts'
import { textOr } from '../i18n/text.ts'

/** What the host's reader of recordings says, and the sentence for it; the groups become {a} and {b}. */
const REASONS: readonly (readonly [RegExp, TextKey])[] = [
  [/^the file is empty$/, 'calls.wav.empty'],
  [/^not a WAV file/, 'calls.wav.notWav'],
  [/^there is no sound in it$/, 'calls.wav.noSound'],
  [/^the sound comes before its description$/, 'calls.wav.soundFirst'],
  [/^the file ends before the sound$/, 'calls.wav.endsEarly'],
  [/^the file does not say how its sound is stored$/, 'calls.wav.noDescription'],
  [/^the (?:extended )?description (?:of the sound )?is cut off$/, 'calls.wav.cutOff'],
  [/^unknown encoding (\d+);/, 'calls.wav.encoding'],
  [/^(\d+) channels;/, 'calls.wav.channels'],
  [/^(\d+) Hz;/, 'calls.wav.rate'],
  [/^(\d+) bits; (\S+) has/, 'calls.wav.bits'],
  [/^the header says (\d+) bytes a sample frame, its own numbers make ([\d.]+)$/, 'calls.wav.lies'],
  [/^the file holds ([\d.]+) s of the ([\d.]+) s that its header gives$/, 'calls.wav.brokenOff'],
  [/^is not JSON$/, 'calls.script.notJson'],
  [/^must be 1$/, 'calls.script.version'],
]

const reasonWords = (t: Text, reason: string): string => {
  for (const [pattern, key] of REASONS) {
    const found = pattern.exec(reason)
    if (found !== null) return t(key, { a: found[1] ?? '', b: found[2] ?? '' })
  }
  return reason
}

/** One or two sentences for a refusal of `replay.start` or `practice.start`. */
export const refusalWords = (t: Text, refusal: HostRefusal): string => {
  if (refusal.code === 'host_lost') return t('calls.refused.host')
  if (refusal.code === 'forbidden') return t('calls.practice.denied')
  const reason = reasonWords(t, refusal.reason ?? refusal.code)
  if (refusal.field === undefined) return t('calls.refused.reason', { reason })
  return t('calls.refused.field', { field: textOr(t, `calls.part.${refusal.field}`, refusal.field), reason })
}
