import { expect, test } from 'vitest'
import { NOT_SAID, SAID } from './said.fixture.ts'
import { NOT_OTHERWISE, OTHERWISE } from './saidOtherwise.fixture.ts'
import { told } from './told.fixture.ts'

const raisedBy = async (tongue: 'es' | 'en', words: string): Promise<readonly string[]> => {
  const { alerts } = await told(
    tongue === 'es' ? 'es-CL' : 'en-GB',
    tongue === 'es' ? 'A: SAMU, ¿cuál es su emergencia?' : 'A: Ambulance, what is your emergency?',
    `C: ${words}`,
  )
  return alerts
}

test.each(Object.entries(SAID))('%s is raised however people say it', async (type, { es, en }) => {
  const missed: string[] = []
  for (const words of es) if (!(await raisedBy('es', words)).includes(type)) missed.push(words)
  for (const words of en) if (!(await raisedBy('en', words)).includes(type)) missed.push(words)
  expect(missed).toEqual([])
})

test.each(Object.entries(SAID))('%s is raised in speech without capitals and stops', async (type, { es, en }) => {
  const bare = (words: string): string => words.toLowerCase().replace(/[.,!¡¿?]/g, '')
  const missed: string[] = []
  for (const words of es) if (!(await raisedBy('es', bare(words))).includes(type)) missed.push(words)
  for (const words of en) if (!(await raisedBy('en', bare(words))).includes(type)) missed.push(words)
  // One way in five may need its stops
  expect(missed.length).toBeLessThanOrEqual((es.length + en.length) / 5)
})

test.each(NOT_SAID)('%s is not raised (%s) by: %s', async (type, tongue, words) => {
  expect(await raisedBy(tongue, words)).not.toContain(type)
})

const rows = (text: string): readonly (readonly [string, 'es' | 'en', string])[] =>
  text
    .trim()
    .split('\n')
    .map((row) => {
      const [type = '', tongue, words = ''] = row.split('|')
      return [type, tongue === 'en' ? 'en' : 'es', words]
    })

test('of all other ways to say it at most one in twenty goes unheard, and none raises what it only sounds like', async () => {
  const missed: string[] = []
  for (const [type, tongue, words] of rows(OTHERWISE))
    if (!(await raisedBy(tongue, words)).includes(type)) missed.push(`${type}: ${words}`)
  expect(missed.length).toBeLessThanOrEqual(rows(OTHERWISE).length / 20)
  const raised: string[] = []
  for (const [type, tongue, words] of rows(NOT_OTHERWISE))
    if ((await raisedBy(tongue, words)).includes(type)) raised.push(`${type}: ${words}`)
  expect(raised).toEqual([])
})
