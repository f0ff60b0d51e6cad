/** The phrase that a recogniser is tried with: what a caller says in a practice call, so that nothing of a person leaves the room. */
import { readWav } from '../audio/wav.ts'
import type { Catalogue } from '../practice/catalogue.ts'
import { readScript } from '../speech/script.ts'
import type { Phrase } from './trial.ts'

const CALLER = 1
/** Long enough to be understood, short enough to be waited for, ms. */
const SHORTEST_MS = 1500
const LONGEST_MS = 5000
const AROUND_MS = 200

/** Nothing when the practice calls are missing. */
export async function samplePhrase(catalogue: Catalogue): Promise<Phrase | undefined> {
  try {
    const [card] = await catalogue.list()
    const call = card && (await catalogue.open(card.id))
    if (!card || !call) return undefined
    const { lines } = readScript(call.script)
    const fits = ({ startMs, endMs }: { startMs: number; endMs: number }): boolean =>
      endMs - startMs >= SHORTEST_MS && endMs - startMs <= LONGEST_MS
    const line = lines.find((one) => one.speaker === 'customer' && fits(one))
    if (!line) return undefined
    const wav = readWav(call.wav)
    const at = (ms: number): number => Math.max(0, Math.round((ms * wav.sampleRate) / 1000))
    const from = at(line.startMs - AROUND_MS)
    const pcm = wav.read(wav.channels === 2 ? CALLER : 0, from, at(line.endMs + AROUND_MS) - from)
    return { pcm, sampleRate: wav.sampleRate, language: card.language }
  } catch {
    return undefined
  }
}
