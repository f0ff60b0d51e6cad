/** Alerts told by words that no rule has, denied ones that are not, and the words that speak for them. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineOf } from '../line.ts'
import { type Likeness, liken, type Tellable } from './likeness.ts'

const heard = (text: string, tongue: 'es' | 'en', speaker: 'agent' | 'customer' = 'customer') =>
  lineOf({ entryKey: 'a', speaker, text, startMs: 0, endMs: 1000 }, tongue)

function likeness(type: Tellable, tongue: 'es' | 'en', text: string, question?: string): Likeness {
  const prompts = question === undefined ? [] : [heard(question, tongue, 'agent')]
  const found = liken(heard(text, tongue), prompts).find((one) => one.type === type)
  if (!found) throw new Error(`${type} is not told`)
  return found
}

test.each([
  ['es', 'person_trapped', 'se le vino el portón encima y quedó apretado contra el muro, no lo podemos mover'],
  ['es', 'severe_bleeding', 'ya van tres toallas y la sangre sigue chorreando, hay un charco debajo de la silla'],
  ['es', 'seizure_active', 'está en el piso con los ojos blancos, se sacude entero y bota espuma'],
  ['en', 'person_trapped', "the wall came down on his legs and he can't get out from under it"],
  ['en', 'severe_bleeding', "we've gone through four towels and it's still pumping out of her arm"],
  ['en', 'imminent_delivery', "she's squatting in the bath and I can see the top of the head"],
] as const)('%s: %s is told by "%s"', (tongue, type, text) => {
  expect(likeness(type, tongue, text).chance).toBeGreaterThan(0.6)
})

test.each([
  ['es', 'person_trapped', 'no, nadie quedó atrapado, todos salieron caminando'],
  ['es', 'severe_bleeding', 'no le sale sangre, es un raspón no más'],
  ['en', 'severe_bleeding', "no, there's no blood, just a graze on the knee"],
  ['en', 'weapon_present', 'no weapons, she only shouted at me'],
] as const)('%s: %s is not told by "%s"', (tongue, type, text) => {
  expect(likeness(type, tongue, text).chance).toBeLessThan(0.5)
})

test('the proof is the clause that speaks for it', () => {
  const { proof } = likeness(
    'severe_bleeding',
    'es',
    'Vivo en Los Aromos 340, le sale sangre a chorros del brazo, mi nombre es Marta',
  )
  expect(proof()[0].quote).toContain('sangre a chorros')
})

test('whatever is said, each alert has a chance and words that were said', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.constantFrom('es' as const, 'en' as const), (text, tongue) => {
      for (const { chance, proof } of liken(heard(text, tongue), [])) {
        expect(chance).toBeGreaterThanOrEqual(0)
        expect(chance).toBeLessThanOrEqual(1)
        expect(text).toContain(proof()[0].quote)
      }
    }),
  )
})
