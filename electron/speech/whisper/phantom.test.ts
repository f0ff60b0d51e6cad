import { expect, test } from 'vitest'
import { withoutPhantoms } from './phantom.ts'

const kept = (text: string, rest: Partial<Parameters<typeof withoutPhantoms>[0]> = {}, prompt = ''): string =>
  withoutPhantoms({ text, lengthMs: 3000, ...rest }, prompt)

test.each([
  'Subtítulos realizados por la comunidad de Amara.org',
  ' Subtitulado por Amara.org',
  'Thanks for watching!',
  'Thank you so much for watching.',
  '¡Gracias por ver el video!',
  'Suscríbete al canal',
  'Subtitles by the Amara.org community',
  '♪ ♪',
  '[Música]',
  '(applause)',
  '[BLANK_AUDIO]',
  ' ... ',
  '',
])('made up: %s', (text) => expect(kept(text)).toBe(''))

test.each([
  'Gracias.',
  'Muchas gracias, señorita, apúrense por favor',
  'No, no, no, no, no, no respira',
  '¡Ayuda! ¡Ayuda! ¡Ayuda! ¡Ayuda!',
  'por favor por favor por favor por favor por favor',
  'Está viendo un video de primeros auxilios',
  'Thank you',
  'dos dos dos dos dos',
])('really said: %s', (text) => expect(kept(text)).toBe(text))

test('a doubtful word is believed unless the recogniser itself heard no speech', () => {
  expect(kept('Gracias.', { noSpeech: 0.9, logProbability: -0.9 })).toBe('')
  expect(kept('Gracias.', { noSpeech: 0.9, logProbability: -0.3 })).toBe('Gracias.')
  expect(kept('Gracias.', { noSpeech: 0.1, logProbability: -0.9 })).toBe('Gracias.')
  expect(kept('se quema la casa', { noSpeech: 0.7, logProbability: -1.2 })).toBe('')
})

test('a loop that nobody can speak is said once, or not at all where there was no speech', () => {
  const loop = 'la dirección es '.repeat(20)
  expect(kept(loop, { compression: 6 })).toBe('la dirección es')
  expect(kept(loop, { compression: 6, noSpeech: 0.8 })).toBe('')
})

test('a prompt that comes back from noise is not speech; names that are really said are', () => {
  const prompt = 'Ñuñoa, Las Condes, Maipú, La Florida.'
  expect(kept('Ñuñoa, Las Condes, Maipú', { noSpeech: 0.5 }, prompt)).toBe('')
  expect(kept('Ñuñoa, Las Condes, Maipú', { noSpeech: 0.01 }, prompt)).toBe('Ñuñoa, Las Condes, Maipú')
  expect(kept('Las Condes', { noSpeech: 0.5 }, prompt)).toBe('Las Condes')
})
