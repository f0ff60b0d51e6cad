/** Process entry of the small product: like the engine's own, with the test functions in place of the product's. */
import { openEngine } from '../engine.ts'
import { parseOptions } from '../options.ts'
import { smallProduct } from './open.ts'

const { dir, port, origins } = parseOptions(process.argv.slice(2))
const engine = await openEngine({
  dir,
  port,
  origins,
  product: smallProduct(process.env.WIDE_SCHEMA === '1'),
  attendant: new URL('../attendant/worker.ts', import.meta.url),
  cutAfter: Number(process.env.CUT_AFTER_MS ?? 15_000),
  now: Date.now,
  log: () => undefined,
})
process.on('disconnect', () => process.exit(0))
process.on('message', () => process.exit(0))
process.send?.({ kind: 'ready', url: engine.url })
