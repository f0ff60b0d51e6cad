/** Speech to text from a side file: says each word when the sound has passed its end, so it is true to life at any speed and needs no key. */
import { type Frame, frameMs } from '../audio/frame.ts'
import { createQueue } from '../audio/queue.ts'
import type { ScriptFile, ScriptLine, ScriptWord } from './script.ts'
import type { Said, SpeechStream, Stt, SttLeg } from './stt.ts'

export { readScript, ScriptError, type ScriptFile } from './script.ts'

export function createScripted(script: ScriptFile): Stt {
  return {
    provider: 'scripted',
    capabilities: { streaming: true, interim: true, words: true, languages: 'any' },
    open: (leg) => openLeg(script, leg),
  }
}

function openLeg(script: ScriptFile, leg: SttLeg): SpeechStream {
  const lines = script.lines
    .filter((line) => line.speaker === leg.id)
    .sort((a, b) => a.endMs - b.endMs || a.startMs - b.startMs)
  const said = createQueue<Said>()
  let next = 0
  /** Words of the line at `next` that were already said. */
  let words = 0

  const finish = (line: ScriptLine, heard: readonly ScriptWord[]): void => {
    said.push(heard.length === line.words.length ? whole(line) : partOf(line, heard, true))
    next++
    words = 0
  }

  /** Says all that the sound has passed when it stands at `ms`. */
  const hearUntil = (ms: number): void => {
    for (let line = lines[next]; line && line.startMs <= ms; line = lines[next]) {
      const heard = line.words.filter((word) => word.endMs <= ms)
      if (line.endMs <= ms) {
        finish(line, line.words)
        continue
      }
      if (heard.length > words) said.push(partOf(line, heard, false))
      words = heard.length
      return
    }
  }

  return {
    push: (frame: Frame) => hearUntil(frame.startMs + frameMs(frame)),
    end() {
      // The caller hung up in the middle of a line: what was heard of it is final now.
      const line = lines[next]
      if (line && words > 0) finish(line, line.words.slice(0, words))
      said.end()
    },
    [Symbol.asyncIterator]: () => said[Symbol.asyncIterator](),
  }
}

const whole = ({ text, startMs, endMs, confidence, words }: ScriptLine): Said => ({
  text,
  final: true,
  startMs,
  endMs,
  confidence,
  words,
})

const partOf = (line: ScriptLine, words: readonly ScriptWord[], final: boolean): Said => ({
  text: words.map((word) => word.text).join(' '),
  final,
  startMs: line.startMs,
  endMs: words.at(-1)?.endMs ?? line.startMs,
  confidence: words.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, words.length),
  words,
})
