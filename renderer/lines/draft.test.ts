/** What a person types becomes what the host understands, and back. */
import { expect, test } from 'vitest'
import { draftOf, EMPTY, idFrom, lineOf } from './draft.ts'

test('a line survives being edited', () => {
  const line = lineOf({
    ...EMPTY,
    id: 'central',
    name: ' Central ',
    registrar: 'pbx.test:5080',
    user: '131',
    answer: 'after',
    afterS: '2,5',
    allow: '192.0.2.7\n198.51.100.0/24, 203.0.113.1',
  })

  expect(line).toMatchObject({
    name: 'Central',
    answer: { afterMs: 2500 },
    allow: ['192.0.2.7', '198.51.100.0/24', '203.0.113.1'],
  })
  expect('proxy' in line).toBe(false)
  expect(lineOf(draftOf({ ...line, expires: 300 } as Parameters<typeof draftOf>[0]))).toMatchObject(line)
})

test('a recorder has neither server nor user', () => {
  expect(lineOf({ ...EMPTY, kind: 'recorder', registrar: 'x', user: 'y' })).toMatchObject({ registrar: '', user: '' })
})

test('the dispatchers of a recorder survive being edited, and belong to no other kind', () => {
  const recorder = lineOf({ ...EMPTY, kind: 'recorder', agents: '101, 10*\n@agents.pbx.test' })
  expect(recorder.agents).toEqual(['101', '10*', '@agents.pbx.test'])
  expect(lineOf(draftOf({ ...recorder, expires: 300 } as Parameters<typeof draftOf>[0])).agents).toEqual(
    recorder.agents,
  )
  expect('agents' in lineOf({ ...EMPTY, agents: '101' })).toBe(false)
})

test('an identifier comes from the name', () => {
  expect(idFrom('Central Ñuñoa 131 ')).toBe('central-nunoa-131')
})
