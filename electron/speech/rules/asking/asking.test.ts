/** What a dispatcher asks for in words that no phrase has, and lines that only hold its words. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineOf } from '../line.ts'
import { asked, TOPICS, type Topic } from '../questions.ts'
import { ask } from './asking.ts'

const heard = (text: string, tongue: 'es' | 'en', speaker: 'agent' | 'customer' = 'agent') =>
  lineOf({ entryKey: 'a', speaker, text, startMs: 0, endMs: 1000 }, tongue)

test.each<['es' | 'en', Topic, string]>([
  ['es', 'age', 'cuantos anitos tiene su papa'],
  ['es', 'address', 'me repite donde esta usted la direccion exacta'],
  ['es', 'breathing', 'digame si esta respirando'],
  ['en', 'age', 'how old is your dad'],
  ['en', 'bleeding', 'is there any bleeding that you can see'],
  ['en', 'allergy', 'does she have any allergies that you know of'],
])('%s: %s is asked for by "%s"', (tongue, topic, text) => {
  expect(ask(heard(text, tongue))).toContain(topic)
})

test.each<['es' | 'en', Topic, string]>([
  ['es', 'address', 'la ambulancia ya va en camino a su direccion'],
  ['en', 'address', 'the ambulance is on its way to your address'],
])('%s: %s is not asked for by "%s"', (tongue, topic, text) => {
  expect(ask(heard(text, tongue))).not.toContain(topic)
})

test.each<['es' | 'en', Topic, Topic, string]>([
  ['es', 'age', 'ageOfCaller', 'que edad tiene'],
  ['en', 'age', 'ageOfCaller', 'and how old is she'],
  ['es', 'name', 'nameOfCaller', 'como se llama ella'],
  ['en', 'ageOfCaller', 'age', 'and how old are you sweetheart'],
])('%s: %s is asked for, and not %s, by "%s"', (tongue, topic, rival, text) => {
  const topics = ask(heard(text, tongue))
  expect(topics).toContain(topic)
  expect(topics).not.toContain(rival)
})

test('nobody asks but the dispatcher', () => {
  expect(ask(heard('how old is your dad', 'en', 'customer')).size).toBe(0)
})

test.each<['es' | 'en', Topic, string]>([
  ['es', 'number', 'Deme la numeración, caballero.'],
  ['es', 'unit', 'Número de departamento, por favor.'],
  ['en', 'name', 'Surname, please.'],
])('%s: the phrases hear %s in "%s"', (tongue, topic, text) => {
  expect(asked(heard(text, tongue))).toContain(topic)
})

test('whatever is said, only topics are asked for', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.constantFrom('es' as const, 'en' as const), (text, tongue) => {
      for (const topic of ask(heard(text, tongue))) expect(TOPICS).toContain(topic)
    }),
  )
})
