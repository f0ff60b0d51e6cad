/** Every practice call that we ship: its sound, its timed words and its card belong together. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readWav } from '../electron/audio/wav.ts'
import { readScript } from '../electron/speech/script.ts'

const ROOT = resolve(import.meta.dirname, '../resources/practice')
const ids = readdirSync(ROOT)

const open = (id: string) => {
  const text = (name: string): string => readFileSync(join(ROOT, id, name), 'utf8')
  const wav = readWav(readFileSync(join(ROOT, id, 'call.wav')))
  return {
    wav,
    wavMs: (wav.length * 1000) / wav.sampleRate,
    script: readScript(text('script.json')),
    card: JSON.parse(text('card.json')) as Record<string, unknown>,
    source: JSON.parse(text('lines.json')) as { lines: { speaker: string; text: string }[] },
  }
}

test('there are four practice calls, three of them in Chilean Spanish', () => {
  const languages = ids.map((id) => open(id).card.language)
  expect(languages.filter((language) => language === 'es-CL')).toHaveLength(3)
  expect(languages.filter((language) => String(language).startsWith('en'))).toHaveLength(1)
})

describe.each(ids)('%s', (id) => {
  const { wav, wavMs, script, card, source } = open(id)

  test('is a telephone recording of both voices, 70 to 110 seconds long', () => {
    expect([wav.channels, wav.sampleRate, wav.format, wav.truncated]).toEqual([2, 8000, 'ulaw', false])
    expect(wavMs).toBeGreaterThan(70_000)
    expect(wavMs).toBeLessThan(110_000)
  })

  test('has a card that says practice and agrees with the sound', () => {
    expect(card.id).toBe(id)
    expect(String(card.title)).toMatch(/^(Práctica|Practice): \S/)
    expect(String(card.scenario).length).toBeGreaterThan(20)
    expect(Math.abs(Number(card.durationMs) - wavMs)).toBeLessThan(50)
    expect(card.language).toBe(script.language)
  })

  test('says what was written, in order', () => {
    expect(script.lines.map(({ speaker, text }) => ({ speaker, text }))).toEqual(
      source.lines.map(({ speaker, text }) => ({ speaker, text })),
    )
    for (const line of script.lines) expect(line.words.map((word) => word.text).join(' ')).toBe(line.text)
  })

  test('has words one after the other inside their line, and lines that do not run into each other', () => {
    for (const [index, line] of script.lines.entries()) {
      const next = script.lines[index + 1]
      if (next) expect(line.endMs).toBeLessThanOrEqual(next.startMs)
      for (const [place, word] of line.words.entries()) {
        expect(word.startMs).toBeGreaterThanOrEqual(line.words[place - 1]?.endMs ?? line.startMs)
        expect(word.endMs).toBeGreaterThan(word.startMs)
        expect(word.endMs).toBeLessThanOrEqual(line.endMs)
      }
    }
    expect(script.lines.at(-1)?.endMs).toBeLessThanOrEqual(wavMs)
  })

  test('has both voices, and words that were hard to hear', () => {
    expect(new Set(script.lines.map((line) => line.speaker))).toEqual(new Set(['agent', 'customer']))
    expect(script.lines.flatMap((line) => line.words).some((word) => word.confidence < 0.6)).toBe(true)
  })

  test('sounds on the leg whose words they are, and is quiet on the other', () => {
    for (const line of script.lines) {
      const [own, other] = line.speaker === 'agent' ? [0, 1] : [1, 0]
      const start = Math.round((line.startMs * wav.sampleRate) / 1000)
      const count = Math.round(((line.endMs - line.startMs) * wav.sampleRate) / 1000)
      expect(energy(wav.read(own, start, count))).toBeGreaterThan(20 * energy(wav.read(other, start, count)))
    }
  })
})

const energy = (pcm: Int16Array): number => pcm.reduce((sum, value) => sum + value * value, 0) / pcm.length
