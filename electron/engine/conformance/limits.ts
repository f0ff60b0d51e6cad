/** Suite 7: the limits of a transaction hold to the number, and what would break determinism or the lock is refused. */
import { openBench } from '../testing/open.ts'
import { references as rooms } from '../testing/rooms.ts'
import { references as shelf } from '../testing/shelf.ts'
import { draft, type Suite } from './report.ts'

export const limits: Suite = async ({ scale }) => {
  const report = draft('limits')
  const bench = await openBench()
  const http = bench.http()
  const refused = async (work: Promise<unknown>, words: RegExp): Promise<boolean | string> => {
    const before = bench.engine.runtime.clock.last()
    try {
      await work
      return 'it was done'
    } catch (error) {
      const message = error instanceof Error ? error.message : ''
      if (bench.engine.runtime.clock.last() !== before) return 'something of it stayed'
      return words.test(message) ? true : message
    }
  }
  const strain = (what: string, times: number, size = 1) => http.mutation(shelf.strain, { what, times, size })

  await report.attempt('16,000 documents are written', async () => (await strain('write', 16_000)) === 16_000)
  await report.attempt('16,001 are not', () => refused(strain('write', 16_001), /Too many documents written .*16000/))
  await strain('write', 16_000)
  await strain('write', 100)
  await report.attempt('32,000 documents are read', async () => (await strain('read', 32_000)) === 32_000)
  await report.attempt('32,001 are not', () => refused(strain('read', 32_001), /Too many documents read .*32000/))
  await report.attempt('4,096 queries are made', async () => (await strain('query', 4096)) === 4096)
  await report.attempt('4,097 are not', () => refused(strain('query', 4097), /Too many queries .*4096/))
  await report.attempt('1,000 functions are scheduled', async () => (await strain('schedule', 1000)) === 1000)
  await report.attempt('1,001 are not', () => refused(strain('schedule', 1001), /Too many functions scheduled .*1000/))
  await report.attempt('16 MiB are not written', () =>
    refused(strain('write', 17, 1_000_000), /Too many bytes written/),
  )
  await report.attempt('a document of 1 MiB is not', () => refused(strain('write', 1, 1_048_576), /too large/))
  await report.attempt('tighter limits hold for a nested call', async () =>
    /Too many documents written/.test(await http.mutation(shelf.tight, { limit: 4 })),
  )
  for (const what of ['fetch', 'setTimeout', 'setInterval', 'setImmediate']) {
    await report.attempt(`${what} is refused`, () =>
      refused(http.mutation(shelf.forbidden, { what }), /Can't use .* in queries and mutations/),
    )
  }
  // It takes the ten seconds that a handler may take; the runtime's own test does it with fewer.
  if (scale === 'large')
    await report.attempt('a handler that hangs is cut, and the next one runs', async () => {
      const cut = await refused(http.mutation(rooms.hang, { name: 'hangs' }), /timed out/)
      return cut === true ? (await http.mutation(rooms.idle, {})) === 'nothing written' : cut
    })
  await report.attempt('search is refused by name', () =>
    refused(http.query(shelf.searched, {}), /Search indexes are not supported/),
  )
  await report.attempt('components are refused by name', () =>
    refused(http.mutation(shelf.handled, {}), /Components and function handles are not supported/),
  )
  await bench.close()
  return report.done()
}
