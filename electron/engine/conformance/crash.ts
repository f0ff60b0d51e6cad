/** Suite 5: the engine is killed at random times under load, while indexes are filled and while files come in. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConvexClient, ConvexHttpClient } from 'convex/browser'
import { inspect } from '../standalone/check.ts'
import { openMoment } from '../standalone/folder.ts'
import { clientOptions, until } from '../testing/open.ts'
import { references as rooms } from '../testing/rooms.ts'
import { references as shelf } from '../testing/shelf.ts'
import { type Spawned, spawnEngine } from '../testing/spawn.ts'
import { createDice } from '../testing/values.ts'
import { draft, type Suite } from './report.ts'

const AHEAD = 40

export const crash: Suite = async ({ seed, scale, say }) => {
  const report = draft('crash')
  const kills = scale === 'large' ? 50 : 5
  const dice = createDice(seed)
  const dir = mkdtempSync(join(tmpdir(), 'vigia-kill-'))
  let wide = false
  const start = (port: number): Promise<Spawned> =>
    spawnEngine('testing/main.ts', ['--data', dir, '--port', String(port)], wide ? { WIDE_SCHEMA: '1' } : {})

  let engine = await start(0)
  const { url } = engine
  const port = Number(new URL(url).port)
  const client = new ConvexClient(url, clientOptions)
  const acknowledged: number[] = []
  let sent = 0
  let over = false
  let uploads = 0
  let backfills = 0
  let highest = 0n

  const flood = async (): Promise<void> => {
    const open: Promise<unknown>[] = []
    while (!over) {
      const text = sent++
      const said = client.mutation(rooms.say, { name: 'kill', text: String(text) }).then((order) => {
        acknowledged.push(text)
        if (order !== text) report.differs(`line ${text} came as ${order}`)
      })
      open.push(said)
      if (open.length >= AHEAD) await open.shift()
    }
    await Promise.all(open)
  }
  const send = async (): Promise<void> => {
    const http = new ConvexHttpClient(url, { logger: false })
    while (!over) {
      try {
        const to = await http.mutation(shelf.ticket, {})
        const reply = await fetch(to, { method: 'POST', body: new Uint8Array(200_000 + dice.below(400_000)) })
        if (reply.ok) uploads += 1
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
  }
  const inspected = (): void => {
    const db = openMoment(join(dir, 'engine.sqlite'))
    const { faults } = inspect(db)
    const files = db
      .prepare(
        "SELECT json_extract(value, '$._id') FROM documents d JOIN tables t ON t.number = d.tbl WHERE t.name = '_storage'",
      )
      .pluck()
      .all() as string[]
    db.close()
    if (faults.length > 0) report.differs(`after a kill: ${faults.join('; ')}`)
    const there = new Set(readdirSync(join(dir, 'files'), { recursive: false }).map(String))
    for (const id of files) if (!there.has(id)) report.lose(1)
  }

  try {
    await client.mutation(rooms.open, { name: 'kill' })
    await client.mutation(shelf.strain, { what: 'write', times: 5000 })
    await client.mutation(shelf.keep, { text: 'first' })
    const work = [flood(), send()]
    for (let kill = 0; kill < kills; kill++) {
      const before = acknowledged.length
      await until(() => acknowledged.length > before + 5, 30_000)
      await new Promise((resolve) => setTimeout(resolve, dice.below(400)))
      await engine.end('SIGKILL')
      inspected()
      if (kill % 5 === 4) {
        // Another schema: indexes are filled at the start, and the start is killed.
        wide = !wide
        const starting = start(port).catch(() => null)
        await new Promise((resolve) => setTimeout(resolve, 250 + dice.below(400)))
        // Ready already, or killed on the way: `kill` of the child is all that is asked.
        backfills += 1
        const child = await Promise.race([starting, new Promise<null>((resolve) => setTimeout(() => resolve(null), 1))])
        if (child !== null) await child.end('SIGKILL')
        else await (await starting)?.end('SIGKILL')
        inspected()
      }
      engine = await start(port)
      const { ts } = (await (await fetch(`${url}/api/query_ts`)).json()) as { ts: string }
      const now = Buffer.from(ts, 'base64').readBigUInt64LE()
      if (now < highest) report.differs(`time went back from ${highest} to ${now}`)
      highest = now
      if (kill % 10 === 9) say(`${kill + 1} kills, ${acknowledged.length} lines, ${uploads} files`)
    }
    over = true
    await Promise.all(work)
    const lines: string[] = []
    for (let cursor: string | null = null, isDone = false; !isDone; ) {
      const options = { name: 'kill', paginationOpts: { numItems: 5000, cursor } }
      const page: { page: { text: string }[]; isDone: boolean; continueCursor: string } = await client.query(
        rooms.page,
        options,
      )
      lines.push(...page.page.map(({ text }) => text))
      cursor = page.continueCursor
      isDone = page.isDone
    }
    const seen = new Set(lines)
    report.double(lines.length - seen.size)
    report.lose(acknowledged.filter((text) => !seen.has(String(text))).length)
    if (lines.some((text, i) => text !== String(i))) report.differs('the order of the lines')
    report.check(
      'every line that was sent was answered in the end',
      acknowledged.length === sent,
      `${acknowledged.length} of ${sent}`,
    )
    await engine.end('SIGKILL')
    engine = await start(port)
    inspected()
    const db = openMoment(join(dir, 'engine.sqlite'))
    const known = db
      .prepare("SELECT count(*) FROM documents d JOIN tables t ON t.number = d.tbl WHERE t.name = '_storage'")
      .pluck()
      .get()
    db.close()
    report.check(
      'no file without its document',
      readdirSync(join(dir, 'files')).length === known,
      `${readdirSync(join(dir, 'files')).length} files, ${known} documents`,
    )
  } finally {
    over = true
    await client.close()
    await engine.end('SIGKILL')
    rmSync(dir, { recursive: true, force: true })
  }
  report.note(
    `seed ${seed}: ${kills} kills and ${backfills} while indexes were filled, ${sent} lines, ${uploads} files`,
  )
  return report.done()
}
