/** Rooms that move: an export read into an empty folder gives the same documents and the same index entries. */
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { JSONValue } from 'convex/values'
import { convexToJson, type Value } from 'convex/values'
import { afterAll, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { openDatabase } from '../../../storage/database.ts'
import { openRuntime } from '../../runtime/runtime.ts'
import { smallProduct } from '../../testing/open.ts'
import * as things from '../../testing/things.ts'
import { createDice, ODD_VALUES } from '../../testing/values.ts'
import { makeId } from '../../values/ids.ts'
import { DATABASE } from '../folder.ts'
import { openArchive } from './archive.ts'
import { writeExport } from './export.ts'
import { readImport } from './import.ts'

const place = mkdtempSync(join(tmpdir(), 'vigia-exchange-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))
const quiet = (): void => undefined
const { schema } = smallProduct()
let made = 0
const folder = (): string => {
  const dir = join(place, String(made++))
  mkdirSync(dir)
  return dir
}
const importInto = (dir: string, file: string, mode: 'refuse' | 'append' | 'replace' = 'refuse'): Promise<string> =>
  readImport({ file, dir, mode, schema, now: Date.UTC(2026, 0, 1), say: quiet })

type Content = { documents: unknown[]; entries: unknown[] }

/** Documents by table and index entries by name, without the row numbers and table order that are a room's own business. */
const contentOf = (dir: string): Content => {
  const db = openDatabase(join(dir, DATABASE))
  try {
    const documents = db
      .prepare('SELECT t.name, hex(d.key), d.value FROM documents d JOIN tables t ON t.number = d.tbl ORDER BY 1, 2')
      .raw()
      .all()
    const entries = db
      .prepare(
        `SELECT i.name, hex(e.key), hex(d.key) FROM entries e JOIN indexes i ON i.number = e.idx
         JOIN documents d ON d.row = e.row ORDER BY 1, 2`,
      )
      .raw()
      .all()
    return { documents, entries }
  } finally {
    db.close()
  }
}

/** A room with odd values in every place that an index reads. */
const fill = async (dir: string, seed: number): Promise<void> => {
  const db = openDatabase(join(dir, DATABASE))
  const dice = createDice(seed)
  const runtime = openRuntime({ db, modules: { things }, schema, now: Date.now })
  const encoded = (value: unknown): JSONValue => convexToJson(value as Value)
  await runtime.exclusive(() =>
    runtime.transactHeld(null, async (invocation) => {
      for (let n = 0; n < 120; n++) {
        const fields = { a: encoded(dice.pick(ODD_VALUES)), b: encoded(dice.pick(ODD_VALUES)) }
        await runtime.runInside(invocation, {
          path: 'things:insert',
          args: { n, fields },
          identity: null,
          from: 'client',
        })
      }
      return 'null'
    }),
  )
  for (let i = 0; i < 40; i++) {
    const how = dice.pick(['delete', 'patch', 'replace'])
    const args = { n: dice.below(120), how, fields: { a: encoded(dice.pick(ODD_VALUES)) } }
    await runtime.mutate({ path: 'things:change', args, identity: null, from: 'client' })
  }
  db.close()
}

test.each([1, 2, 3, 4, 5])('round trip of random rooms, seed %i', async (seed) => {
  const from = folder()
  await fill(from, seed)
  const zip = join(place, `round-${seed}.zip`)
  await writeExport({ dir: from, file: zip, force: false, say: quiet })
  const into = folder()
  await importInto(into, zip)

  const content = contentOf(from)
  expect(content.documents.length).toBeGreaterThan(70)
  expect(contentOf(into)).toEqual(content)

  // And once more over what is there, by way of the copy.
  const second = join(place, `second-${seed}.zip`)
  await writeExport({ dir: into, file: second, force: false, say: quiet })
  await expect(importInto(from, second)).rejects.toThrow(/The table things holds \d+ documents; --replace/)
  await expect(importInto(from, second, 'append')).rejects.toThrow(/line 1: the document \w+ is here already/)
  await importInto(from, second, 'replace')
  expect(contentOf(from)).toEqual(content)
})

const zipOf = async (entries: { [name: string]: string | Buffer }): Promise<string> => {
  const file = join(place, `made-${made++}.zip`)
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file))
  return file
}

test('the layout is the one that Convex reads and writes', async () => {
  const from = folder()
  await fill(from, 9)
  const zip = join(place, 'layout.zip')
  await writeExport({ dir: from, file: zip, force: false, say: quiet })
  const archive = await openArchive(zip)
  const linesOf = async (entry: Parameters<typeof archive.lines>[0] | undefined): Promise<string[]> => {
    const found: string[] = []
    if (entry !== undefined) for await (const { line } of archive.lines(entry)) found.push(line)
    return found
  }
  expect([...archive.documents.keys()].sort()).toEqual(['_storage', '_tables', 'lines', 'rooms', 'things'])
  expect([...archive.schemas.keys()].sort()).toEqual(['lines', 'rooms', 'things'])
  expect(await linesOf(archive.schemas.get('things'))).toEqual(['"uniform"'])
  const tables = (await linesOf(archive.documents.get('_tables'))).map((line) => JSON.parse(line))
  expect(tables.map(({ name }) => name).sort()).toEqual(['lines', 'rooms', 'things'])
  const [first = ''] = await linesOf(archive.documents.get('things'))
  expect(first).toMatch(/"n":\d+\.0/)
  archive.close()
})

test('an export of Convex keeps its ids, whatever numbers its tables have', async () => {
  const room = makeId(10_001)
  const file = makeId(10_002)
  const line = makeId(10_003)
  const zip = await zipOf({
    'snapshot/_tables/documents.jsonl': '{"name":"rooms","id":10001}\n{"name":"lines","id":10003}\n',
    'snapshot/rooms/generated_schema.jsonl': '"uniform"\n',
    'snapshot/rooms/documents.jsonl': `{"_creationTime":1700000000000.5,"_id":"${room}","lines":1.0,"name":"a"}\n`,
    'snapshot/lines/generated_schema.jsonl':
      '"{\\"_creationTime\\": normalfloat64, \\"_id\\": \\"x\\", \\"order\\": normalfloat64, \\"int64\\": field_name}"\n',
    'snapshot/lines/documents.jsonl': `{"_creationTime":5.0,"_id":"${line}","order":0.0,"room":"${room}","text":"hola"}\n`,
    'snapshot/_scheduled_jobs/documents.jsonl': '{"what":"Convex leaves these out too"}\n',
    'snapshot/_storage/documents.jsonl': `{"_id":"${file}","_creationTime":7.0,"sha256":"${Buffer.alloc(32, 1).toString('base64')}","size":3,"contentType":"text/plain","internalId":"x"}\n`,
    [`snapshot/_storage/${file}.txt`]: 'abc',
    'snapshot/empty/documents.jsonl': '',
  })
  const dir = folder()
  await importInto(dir, zip)

  expect(readFileSync(join(dir, 'files', file), 'utf8')).toBe('abc')
  const content = contentOf(dir)
  expect(content.documents.map((row) => (row as string[])[2])).toEqual([
    `{"sha256":"${'01'.repeat(32)}","size":3,"contentType":"text/plain","_creationTime":7,"_id":"${file}"}`,
    `{"_creationTime":5,"_id":"${line}","order":0,"room":"${room}","text":"hola"}`,
    `{"_creationTime":1700000000000.5,"_id":"${room}","lines":1,"name":"a"}`,
  ])
  // New documents come after those that were read, also when the clock says otherwise.
  const db = openDatabase(join(dir, DATABASE))
  expect(Number(db.prepare("SELECT value FROM meta WHERE name = 'creation'").pluck().get())).toBe(1_700_000_000_000.5)
  db.close()

  const again = join(place, 'files.zip')
  await writeExport({ dir, file: again, force: false, say: quiet })
  const copy = folder()
  await importInto(copy, again)
  expect(contentOf(copy)).toEqual(content)
  expect(readdirSync(join(copy, 'files'))).toEqual([file])
})

test('documents without ids get them', async () => {
  const dir = folder()
  await importInto(dir, await zipOf({ 'rooms/documents.jsonl': '{"name":"a","lines":1}\n{"name":"b","lines":2}' }))
  expect(contentOf(dir).documents).toHaveLength(2)
})

const ROOMS = (body: string): { [name: string]: string } => ({ 'rooms/documents.jsonl': body })

test.each<[string, { [name: string]: string }, RegExp]>([
  [
    'a table of ours that is not',
    { 'nothing/documents.jsonl': '{"a":1}' },
    /nothing\/documents\.jsonl, line 1: Table `nothing` is not in the schema/,
  ],
  [
    'a field that does not fit',
    ROOMS('{"name":"secret words","lines":"x"}'),
    /line 1: does not match the schema: .*\.lines/,
  ],
  ['a broken line', ROOMS('{"name":"a","lines":1}\n{"name":'), /rooms\/documents\.jsonl, line 2: is not JSON/],
  ['no object', ROOMS('7'), /line 1: is no object/],
  [
    'an id of another table',
    { ...ROOMS(`{"_id":"${makeId(7)}","name":"a","lines":1}`), '_tables/documents.jsonl': '{"name":"rooms","id":9}' },
    /_id is no id of this table/,
  ],
  ['components', { '_components/x/rooms/documents.jsonl': '' }, /holds components/],
  ['nothing at all', { 'README.md': 'x' }, /holds no table/],
  [
    'an older format that is ambiguous',
    { ...ROOMS('{"name":"a","lines":"1"}'), 'rooms/generated_schema.jsonl': '"{lines: int64}"' },
    /rooms was exported by an older Convex/,
  ],
])('%s is refused, and the folder stays as it was', async (_, entries, why) => {
  const dir = folder()
  await importInto(dir, await zipOf(ROOMS('{"name":"kept","lines":1}')))
  const before = contentOf(dir)
  const failed = importInto(dir, await zipOf(entries), 'replace')
  await expect(failed).rejects.toThrow(why)
  await expect(failed).rejects.not.toThrow(/secret words/)
  expect(contentOf(dir)).toEqual(before)
})

test('a damaged file is refused', async () => {
  const file = await zipOf(ROOMS(`${'{"name":"a","lines":1}\n'.repeat(2000)}`))
  const bytes = readFileSync(file)
  const torn = join(place, 'torn.zip')
  writeFileSync(torn, bytes.fill(0, 60, 90))
  await expect(importInto(folder(), torn)).rejects.toThrow()
  writeFileSync(torn, 'no zip')
  await expect(importInto(folder(), torn)).rejects.toThrow(/torn\.zip: /)
})

test('an existing file is replaced only when forced, and a failed export leaves none', async () => {
  const dir = folder()
  await importInto(dir, await zipOf(ROOMS('{"name":"kept","lines":1}')))
  const file = join(place, 'there.zip')
  writeFileSync(file, 'x')
  await expect(writeExport({ dir, file, force: false, say: quiet })).rejects.toThrow(/exists already; --force/)
  expect(readFileSync(file, 'utf8')).toBe('x')
  await writeExport({ dir, file, force: true, say: quiet })
  expect(readFileSync(file).length).toBeGreaterThan(100)
  await expect(
    writeExport({ dir: join(place, 'none'), file: join(place, 'n.zip'), force: true, say: quiet }),
  ).rejects.toThrow(/holds no engine/)
  expect(existsSync(join(place, 'n.zip.partial'))).toBe(false)
})
