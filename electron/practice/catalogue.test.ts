/** The practice calls that come with the app are found; a spoilt or foreign one is left out. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCatalogue } from './catalogue.ts'

const card = { title: 'T', language: 'es-CL', scenario: 'S', durationMs: 5 }

function folder(cards: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(join(tmpdir(), 'vigia-practice-'))
  for (const [id, text] of Object.entries(cards)) {
    mkdirSync(join(dir, id))
    writeFileSync(join(dir, id, 'card.json'), text)
    writeFileSync(join(dir, id, 'call.wav'), 'RIFF')
    writeFileSync(join(dir, id, 'script.json'), '{}')
  }
  return dir
}

test('calls come in the order of their names, spoilt ones not at all', async () => {
  const dir = folder({ '02-b': JSON.stringify(card), '01-a': JSON.stringify(card), bad: '{', half: '{"title":"x"}' })

  const list = await openCatalogue(dir).list()

  expect(list).toEqual([
    { id: '01-a', ...card },
    { id: '02-b', ...card },
  ])
})

test('a call opens with its sound and its words; what is no call opens nothing', async () => {
  const catalogue = openCatalogue(folder({ a: JSON.stringify(card), bad: '[]' }))

  expect(await catalogue.open('a')).toMatchObject({ card: { id: 'a' }, script: '{}' })
  for (const id of ['', '..', '../a', 'a/../a', 'bad', 'none', 'a\0']) expect(await catalogue.open(id)).toBeUndefined()
})

test('without a folder there are none', async () => {
  expect(await openCatalogue('/nowhere/at/all').list()).toEqual([])
})
