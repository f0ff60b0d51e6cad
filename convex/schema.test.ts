import { expect, test } from 'vitest'
import schema from './schema.ts'

type Index = { indexDescriptor: string; fields: string[] }
const tables = Object.entries(schema.tables as Record<string, { ' indexes'(): Index[] }>)

const sources = import.meta.glob<string>(['./*.ts', './{model,mutations,queries}/*.ts', '!./**/*.*.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

test('no index is the beginning of another of its table', () => {
  expect(tables.length).toBeGreaterThan(20)
  expect(tables.flatMap(([, definition]) => definition[' indexes']()).length).toBeGreaterThan(25)
  for (const [table, definition] of tables) {
    const indexes = definition[' indexes']()
    for (const short of indexes)
      for (const long of indexes) {
        const begins = short !== long && short.fields.every((field, i) => long.fields[i] === field)
        expect([table, short.indexDescriptor, long.indexDescriptor, begins]).not.toContain(true)
      }
  }
})

test('no function reads without a bound or filters what it has read from the disk', () => {
  for (const [file, source] of Object.entries(sources)) {
    expect([file, /\.collect\(|\.filter\(\(?q\)?\s*=>|q\.field\(/.exec(source)?.[0]]).toEqual([file, undefined])
  }
})
