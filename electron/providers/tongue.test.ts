/** Which language a caller speaks: whole lines are told apart, short ones go with what was spoken before. */
import { expect, test } from 'vitest'
import { openTongue, tongueOf } from './tongue.ts'

test.each([
  ['Por favor, mi mamá se cayó y no se puede levantar', 'es'],
  ['Please, my mother fell and she can’t get up', 'en'],
  ['Meu pai não está respirando, estou na rua da escola', 'pt'],
  ['Je suis dans la rue avec mon mari, il ne respire pas', 'fr'],
  ['Tanpri ede mwen, manman m pa ka respire, li nan kay la', 'ht'],
  ['Пожалуйста помогите', 'ru'],
  ['Sí', undefined],
  ['', undefined],
  ['Apoquindo 3000', undefined],
])('%s', (text, language) => {
  expect(tongueOf(text)).toBe(language)
})

test('a short answer is in the language that was spoken last', () => {
  const foreign = openTongue('es-CL', 'es')
  expect(foreign('Ok')).toBe(false)
  expect(foreign('My father is not breathing, please help me')).toBe(true)
  expect(foreign('Yes')).toBe(true)
  expect(foreign('Ahora estoy con mi vecina que habla español, no se preocupe')).toBe(false)
})
