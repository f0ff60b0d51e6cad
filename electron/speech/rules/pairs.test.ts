/** Awake and breathing, told in one breath: every everyday way of the one joined to every way of the other. */
import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

type Truth = 'si' | 'no'
interface Sentences {
  readonly who: string
  readonly awake: readonly string[]
  readonly breath: readonly string[]
  readonly joins: readonly string[]
  readonly truth: readonly [Truth, Truth]
}

const SPANISH: readonly Sentences[] = [
  {
    who: 'Mi mamá',
    awake: ['no despierta', 'no reacciona', 'está inconsciente', 'no responde', 'se desmayó', 'no me abre los ojos'],
    breath: ['no respira', 'no está respirando', 'dejó de respirar', 'no le siento la respiración', 'ya no respira'],
    joins: [', ', ' y ', '. ', ', y '],
    truth: ['no', 'no'],
  },
  {
    who: 'El caballero',
    awake: ['no despierta', 'no reacciona', 'está inconsciente', 'se desmayó', 'no contesta'],
    breath: ['está respirando', 'sí respira', 'respira bien'],
    joins: [' pero ', ', pero ', ', ', ' y '],
    truth: ['no', 'si'],
  },
  {
    who: 'Mi abuelo',
    awake: ['está consciente', 'está despierto', 'me habla', 'responde', 'está hablando'],
    breath: ['está respirando', 'sí respira', 'respira mal', 'le cuesta respirar'],
    joins: [' pero ', ', ', ' y '],
    truth: ['si', 'si'],
  },
]
const ENGLISH: readonly Sentences[] = [
  {
    who: 'My mum',
    awake: ["won't wake up", 'is unconscious', "isn't responding", 'passed out', 'is out cold', 'fainted'],
    breath: ["isn't breathing", 'stopped breathing', "doesn't breathe", 'has no breath', "can't breathe at all"],
    joins: [' and ', ', ', '. ', ' and she ', ', and '],
    truth: ['no', 'no'],
  },
  {
    who: 'The man',
    awake: ["won't wake up", 'is unconscious', "isn't responding", 'passed out', 'is not waking up'],
    breath: ['is breathing', 'still breathes', 'is still breathing', 'breathes fine'],
    joins: [' but ', ', but ', ', ', ' and '],
    truth: ['no', 'si'],
  },
  {
    who: 'He',
    awake: ['is awake', 'is conscious', 'is talking to me', 'is alert', 'answers me'],
    breath: ['is breathing', 'is breathing hard', "can't catch his breath", 'has trouble breathing', 'breathes'],
    joins: [' but ', ', ', ' and '],
    truth: ['si', 'si'],
  },
]

test.each([
  ['es-CL', SPANISH],
  ['en-US', ENGLISH],
] as const)('awake and breathing joined, in either order, %s', async (language, groups) => {
  const wrong: string[] = []
  for (const { who, awake, breath, joins, truth } of groups)
    for (const a of awake)
      for (const b of breath)
        for (const join of joins)
          for (const line of [`C: ${who} ${a}${join}${b}.`, `C: ${who} ${b}${join}${a}.`]) {
            const { record } = await told(language, line)
            if (record.consciente !== truth[0] || record.respira !== truth[1])
              wrong.push(`${line} ${record.consciente}/${record.respira}`)
          }
  expect(wrong).toEqual([])
})
