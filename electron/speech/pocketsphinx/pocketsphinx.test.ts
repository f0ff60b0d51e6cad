/** A real recogniser on real (if synthetic) Spanish over a telephone; what needs Debian's programs is skipped where they are not. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decodeG711, encodeG711 } from '../../audio/g711.ts'
import { loadVad } from '../../audio/vad.ts'
import type { Said } from '../stt.ts'
import { held, openPocketsphinx, readWords } from './pocketsphinx.ts'
import { dictionaryOf, grammarOf, phonemesOf } from './spanish.ts'

const PHRASES = [
  'emergencias cuál es la dirección',
  'estoy en la avenida apoquindo',
  'mi padre se desmayó y no responde',
  'es alérgico a la penicilina',
  'hay un incendio en la cocina',
  'la ambulancia va en camino',
]
const there = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
const equipped =
  ['pocketsphinx_continuous', 'espeak-ng', 'sox'].every(there) && existsSync('/usr/share/pocketsphinx/model/en-us')

test('Spanish is written as it is spoken', () => {
  expect(phonemesOf('Guillermo')).toBe('G IY Y EH R M OW')
  expect(phonemesOf('dirección')).toBe('D IY R EH K S Y OW N')
  expect(phonemesOf('ñuñoa')).toBe('N Y UW N Y OW AA')
  expect(phonemesOf('quinientos')).toBe('K IY N Y EH N T OW S')
  expect(dictionaryOf(['de aquí', 'de'])).toBe('aquí AA K IY\nde D EY\nde(2) D EH\n')
  expect(grammarOf(['¿Dónde está?', 'donde', '¿Dónde está?'])).toContain('dónde está\n  | donde;')
})

test('its output is words with times, without silences and variants', () => {
  const out =
    'de la\n<s> 0.150 0.300 0.997\nde(2) 0.310 0.420 0.9\n<sil> 0.43 0.5 1\nla 0.510 0.640 1.2e-01\n</s> 0.7 0.8 1.0\nnonsense\n'
  expect(readWords(out)).toEqual([
    { text: 'de', startMs: 310, endMs: 420, confidence: 0.9 },
    { text: 'la', startMs: 510, endMs: 640, confidence: 0.12 },
  ])
})

test('a rate that does not divide 16 kHz is refused in words', () => {
  expect([...held(Int16Array.from([1, 2]), 8000)]).toEqual([1, 1, 2, 2])
  expect(() => held(new Int16Array(1), 44_100)).toThrow(/cannot hear 44100 Hz/)
})

test.skipIf(!equipped)(
  'hears a caller over the telephone, phrase by phrase, with times of the call',
  { timeout: 90_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigia-sphinx-'))
    try {
      writeFileSync(join(folder, 'es.gram'), grammarOf(PHRASES))
      writeFileSync(join(folder, 'es.dict'), dictionaryOf(PHRASES))
      const stream = openPocketsphinx({
        openVad: await loadVad(),
        grammar: join(folder, 'es.gram'),
        dictionary: join(folder, 'es.dict'),
      }).open({ id: 'customer', sampleRate: 8000, language: 'es-CL' })
      const call: number[] = []
      for (const phrase of PHRASES) {
        const wav = execFileSync('espeak-ng', ['-v', 'es-419+m1', '-s', '140', '--stdout', phrase])
        const raw = execFileSync(
          'sox',
          ['-D', '-t', 'wav', '-', '-t', 'raw', '-r', '8000', '-e', 'signed', '-b', '16', '-c', '1', '-', 'norm', '-6'],
          { input: wav, stdio: ['pipe', 'pipe', 'ignore'] },
        )
        call.push(...new Int16Array(new Uint8Array(raw).buffer), ...new Int16Array(8000))
      }
      const pcm = decodeG711('ulaw', encodeG711('ulaw', Int16Array.from(call)))
      for (let at = 0; at + 160 <= pcm.length; at += 160)
        stream.push({ pcm: pcm.subarray(at, at + 160), sampleRate: 8000, startMs: at / 8 })
      stream.end()
      const said: Said[] = []
      for await (const one of stream) said.push(one)
      const text = said.map((one) => one.text).join(' ')
      const heard = PHRASES.filter((phrase) => text.includes(phrase))
      expect(heard.length).toBeGreaterThanOrEqual(4)
      const starts = said.flatMap((one) => one.words.map((word) => word.startMs))
      expect(starts).toEqual(starts.toSorted((a, b) => a - b))
      expect(said.at(-1)?.endMs).toBeLessThanOrEqual(pcm.length / 8)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)
