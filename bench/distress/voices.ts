/** Synthetic callers who begin as usual and then speak otherwise: louder, higher, faster, shaking, shouting, whispering. */
import { execFileSync } from 'node:child_process'

export const RATE = 8000

type Manner = {
  readonly speed: number
  readonly pitch: number
  readonly gainDb: number
  readonly shakeSt?: number
  readonly whisper?: true
}

const USUAL: Manner = { speed: 165, pitch: 45, gainDb: -8 }
export const MANNERS = {
  usual: USUAL,
  louder: { ...USUAL, gainDb: 2 },
  higher: { ...USUAL, pitch: 88 },
  faster: { ...USUAL, speed: 265 },
  shaking: { ...USUAL, shakeSt: 1.2 },
  'louder, higher': { ...USUAL, gainDb: 2, pitch: 88 },
  'louder, higher, faster': { speed: 250, pitch: 88, gainDb: 2 },
  'higher, shaking': { ...USUAL, pitch: 80, shakeSt: 1.2 },
  whispering: { ...USUAL, whisper: true },
  'lower, slower': { speed: 130, pitch: 30, gainDb: -12 },
} as const satisfies Record<string, Manner>

/** espeak-ng's own voices. */
export const VOICES = ['es-419', 'es-419+f3', 'es-419+m4', 'en-us+f2', 'en-gb+m7'] as const

/** Telephone sound of one line. Needs espeak-ng and sox. */
export function say(text: string, voice: string, { speed, pitch, gainDb, shakeSt, whisper }: Manner): Int16Array {
  const spoken = whisper ? `${voice.split('+')[0]}+whisper` : voice
  const wav = execFileSync('espeak-ng', [
    '-v',
    spoken,
    '-s',
    `${speed}`,
    '-p',
    `${pitch}`,
    '-a',
    '80',
    '--stdout',
    text,
  ])
  const raw = ['-t', 'raw', '-r', '22050', '-e', 'signed', '-b', '16', '-c', '1', '-']
  const telephone = [
    '-t',
    'raw',
    '-r',
    `${RATE}`,
    '-',
    'gain',
    '-6',
    'rate',
    '-m',
    `${RATE}`,
    'highpass',
    '250',
    'lowpass',
    '3600',
  ]
  // A whispering voice of espeak-ng is as loud as any; people's is not.
  const level = ['gain', `${gainDb - (whisper ? 12 : 0)}`]
  const bytes = execFileSync('sox', ['-D', ...raw, ...telephone, ...level], { input: wav.subarray(44) })
  const pcm = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1)))
  return shakeSt === undefined ? pcm : shake(pcm, shakeSt)
}

/** The pitch goes up and down by `semitones`, six times a second. */
function shake(pcm: Int16Array, semitones: number): Int16Array {
  const [hz, depth] = [6, 2 ** (semitones / 12) - 1]
  const swing = (depth * RATE) / (2 * Math.PI * hz)
  return pcm.map((_, i) => {
    const at = i + swing * Math.sin((2 * Math.PI * hz * i) / RATE)
    const low = Math.floor(at)
    const [a, b] = [pcm[low] ?? 0, pcm[low + 1] ?? 0]
    return Math.round(a + (b - a) * (at - low))
  })
}
