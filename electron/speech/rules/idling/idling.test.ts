import { expect, test } from 'vitest'
import type { Turn } from '../../understanding.ts'
import { cuesOf, openIdle, openIdleBy } from './idling.ts'
import { createIdling } from './taken.ts'
import learnt from './weights.json' with { type: 'json' }

const agent = (text: string) => ({ speaker: 'agent', text })
const caller = (text: string) => ({ speaker: 'customer', text })

test('cues are words and pairs, by who says them, whatever their accents', () => {
  expect(cuesOf(caller('¿Sólo prueba?'), 'es')).toEqual(['es c solo', 'es c solo_prueba', 'es c prueba'])
  expect(cuesOf(agent('All well?'), 'en')).toEqual(['en a all', 'en a all_well', 'en a well'])
})

test('a word speaks once for the whole call, and anew for what is said now', () => {
  const idle = openIdleBy({
    always: [0, -100],
    'es c taxi': [0, 200],
    'now es c taxi': [0, 100],
    'now es c sangra': [0, -300],
  })('es')
  const leaning = (chance: number): number => Math.round(Math.log(chance / (1 - chance)))
  expect(leaning(idle(agent('emergencias')))).toBe(-1)
  expect(leaning(idle(caller('un taxi, un taxi')))).toBe(2)
  expect(leaning(idle(agent('no es aquí')))).toBe(2)
  expect(leaning(idle(caller('ya que está, sangra')))).toBe(-1)
  expect(leaning(idle(agent('dónde')))).toBe(-2)
  expect(leaning(idle(caller('aquí')))).toBe(-2)
  expect(leaning(idle(agent('vamos')))).toBe(1)
})

test('as learnt, two calls that begin alike part as one of them turns out to be ill', () => {
  expect(Object.keys(learnt).length).toBeGreaterThan(10_000)
  const chanceAfter = (...said: readonly { speaker: string; text: string }[]): number => {
    const idle = openIdle('es')
    return said.reduce((_, one) => idle(one), 0)
  }
  const begin = [
    agent('Emergencias, dígame.'),
    caller('Hola, ¿hablo con la farmacia? Quería encargar unos remedios.'),
    agent('No, señora, se comunicó con emergencias. ¿Está usted bien?'),
  ]
  const well = chanceAfter(
    ...begin,
    caller('Sí, todo bien, disculpe, marqué mal.'),
    agent('No se preocupe, que le vaya bien.'),
  )
  const ill = chanceAfter(
    ...begin,
    caller('No mucho, me duele el pecho y no puedo respirar.'),
    agent('Mando una ambulancia, ¿dirección?'),
  )
  expect(well).toBeGreaterThan(0.5)
  expect(ill).toBeLessThan(0.5)
})

test('what is pressing, or was told to be grave, is never taken for nothing', () => {
  const idling = createIdling(() => 0.97)
  const turn: Turn = { entryKey: 'k', speaker: 'customer', text: 'nada', startMs: 0, endMs: 1 }
  expect(idling.takes({}, new Map())).toBe(false)
  idling.hear(turn)
  expect(idling.takes({}, new Map())).toBe(true)
  expect(idling.takes({ codigo: 'rojo' }, new Map())).toBe(false)
  expect(idling.takes({ respira: 'no' }, new Map())).toBe(false)
  expect(idling.takes({}, new Map([['bleeding', []]]))).toBe(false)
  expect(idling.takes({}, new Map([['allWell', []]]))).toBe(true)
})

test('what it was taken for is in doubt as soon as the whole no longer says so', () => {
  const chances = [0.95, 0.4, 0.2]
  const idling = createIdling(() => chances.shift() ?? 0)
  const turn: Turn = { entryKey: 'k', speaker: 'customer', text: 'nada', startMs: 0, endMs: 1 }
  const doubts = [1, 2, 3].map(() => {
    idling.hear(turn)
    return idling.doubtful
  })
  expect(doubts).toEqual([false, false, true])
})
