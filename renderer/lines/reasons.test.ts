/** Every fault that the host names in a line is said in words of the room. */
import { expect, test } from 'vitest'
import { readLine } from '../../electron/storage/line.ts'
import { textIn } from '../i18n/text.ts'
import { fieldText, reasonText } from './reasons.ts'

const good = { id: 'a', name: 'A', kind: 'account', registrar: 'pbx.test', user: '131' }

test.each([
  [{ id: 'A b' }, 'Identificador', /letras pequeñas/],
  [{ name: '' }, 'Nombre', /1 a 80/],
  [{ registrar: 'a b' }, 'Servidor', /nombre o una dirección/],
  [{ user: 'a b' }, 'Usuario', /usuario de una dirección SIP/],
  [{ allow: ['x'] }, 'Direcciones que pueden llamar', /192\.0\.2\.0\/24/],
  [{ srtp: 'required' }, 'Cifrado del audio', /TLS/],
  [{ kind: 'recorder' }, 'Direcciones que pueden llamar', /quién puede enviarle/],
  [{ language: '' }, 'Idioma de las llamadas', /es-CL/],
  [{ codecs: [] }, 'Códecs, el mejor primero', /al menos uno/],
])('%o', (wrong, label, words) => {
  const t = textIn('es')
  let said: { field: string; reason: string } | undefined
  try {
    readLine({ ...good, ...wrong })
  } catch (error) {
    said = error as { field: string; reason: string }
  }

  expect(fieldText(t, said?.field ?? '')).toBe(label)
  expect(reasonText(t, said?.reason ?? '')).toMatch(words)
})
