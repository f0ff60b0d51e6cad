/** What the host's own reader of recordings refuses is said in Spanish, field and reason. */
import { expect, test } from 'vitest'
import { HostRefusal } from '../bridge.ts'
import { textIn } from '../i18n/text.ts'
import { refusalWords } from './refusalWords.ts'

const t = textIn('es')

test.each([
  ['file', 'the file is empty', 'Archivo: el archivo está vacío.'],
  ['channels', '9 channels; one or two can be played', 'Canales: 9 canales; se aceptan uno o dos.'],
  [
    'sampleRate',
    '0 Hz; 8000 to 48000 Hz can be played',
    'Frecuencia de muestreo: 0 Hz; se aceptan de 8000 a 48000 Hz.',
  ],
  ['bitsPerSample', '12 bits; pcm has 8, 16, 24, 32', 'Bits por muestra: 12 bits no existen en pcm.'],
  ['lines[3].endMs', 'something new', 'lines[3].endMs: something new'],
])('%s: %s', (field, reason, words) => {
  expect(refusalWords(t, new HostRefusal({ code: 'wav_invalid', field, reason }))).toBe(words)
})

test('a refusal without a field still says why', () => {
  expect(refusalWords(t, new HostRefusal({ code: 'internal' }))).toBe('Motivo: internal')
  expect(refusalWords(t, new HostRefusal({ code: 'host_lost' }))).toContain('Se perdió la conexión')
})
