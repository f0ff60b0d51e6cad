/** Finds the recording of each call by its sound, and holds all of them against what was sent. */
import { readFileSync } from 'node:fs'
import { readWav, type Wav } from '../../electron/audio/wav.ts'
import { compare, type Verdict } from './compare.ts'
import type { RecordedFile } from './receivers.ts'
import { asHeard, lawOf, openSpeech, type Side } from './speech.ts'

export type Held = {
  readonly lostFrames: number
  readonly identical: number
  /** One line for each stream that is not as it was sent. */
  readonly faults: readonly string[]
}

/** Left and right of a recording. */
const CHANNELS: readonly Side[] = ['dispatcher', 'caller']
/** Samples by which a stream is known: no two have them in common. */
const HEAD = 80

const speech = openSpeech()
const headOf = (pcm: Int16Array): string => {
  const first = Math.max(
    0,
    pcm.findIndex((sample) => sample !== 0),
  )
  return pcm.subarray(first, first + HEAD).join()
}

export function holdAll(recordings: readonly RecordedFile[], calls: number, seconds: number): Held {
  const left = new Set(recordings)
  const open = (file: string): Wav => readWav(readFileSync(file))
  const heads = new Map<string, RecordedFile>()
  for (const one of recordings)
    for (const channel of CHANNELS.keys()) heads.set(headOf(sound(open(one.file), channel)), one)
  let identical = 0
  let lostFrames = 0
  const faults: string[] = []
  for (let call = 0; call < calls; call++) {
    const sent = CHANNELS.map((side) => asHeard(speech(call, side, seconds), lawOf(call)))
    const found = sent.map((pcm) => heads.get(headOf(pcm))).find((one) => one !== undefined)
    // One whose first words are gone is looked for among those that nobody claimed.
    const likely = found ? [found] : [...left]
    const judged = likely.map((one) => ({ one, verdicts: judge(open(one.file), sent) }))
    const best = judged.reduce<(typeof judged)[number] | undefined>(
      (a, b) => (a && wrong(a.verdicts) <= wrong(b.verdicts) ? a : b),
      undefined,
    )
    lostFrames += best ? wrong(best.verdicts) : sent.reduce((sum, pcm) => sum + pcm.length / 160, 0)
    if (!best) {
      faults.push(`call ${call}: no recording`)
      continue
    }
    for (const [channel, verdict] of best.verdicts.entries())
      if (!verdict.identical) faults.push(`call ${call}, ${CHANNELS[channel]}: ${inWords(verdict)}`)
    left.delete(best.one)
    if (!best.one.damaged && best.verdicts.every((verdict) => verdict.identical)) identical++
  }
  return { lostFrames, identical, faults }
}

const inWords = ({ wrongFrames, span, movedMs }: Verdict): string =>
  span
    ? `${wrongFrames} frames differ, from number ${span[0]} to ${span[1]}${movedMs === undefined ? '' : `: all there, ${movedMs} ms later`}`
    : 'sound that nobody sent, or none of it'

const sound = (wav: Wav, channel: number): Int16Array =>
  channel < wav.channels ? wav.read(channel, 0, wav.length) : new Int16Array(0)
const judge = (wav: Wav, sent: readonly Int16Array[]): readonly Verdict[] =>
  sent.map((pcm, channel) => compare(sound(wav, channel), pcm))
const wrong = (verdicts: readonly Verdict[]): number =>
  verdicts.reduce((sum, { wrongFrames, movedMs }) => sum + (movedMs === undefined ? wrongFrames : 0), 0)
