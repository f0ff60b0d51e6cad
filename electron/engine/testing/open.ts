/** Engines for tests: the small product in a folder of its own, and clients that leave nothing behind. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConvexClient, ConvexHttpClient } from 'convex/browser'
import WebSocket from 'ws'
import { type Issuer, openIssuer } from '../auth/issuer.ts'
import { type Engine, openEngine } from '../engine.ts'
import type { Product } from '../modules.ts'
import { parseSchema } from '../store/catalogue.ts'
import * as http from './http.ts'
import * as rooms from './rooms.ts'
import { schema, wideSchema } from './schema.ts'
import * as shelf from './shelf.ts'

export const exportedSchema = (definition: object): string => {
  if (!('export' in definition) || typeof definition.export !== 'function') throw new Error('not a schema')
  return String(definition.export())
}

/** `wide` has more indexes on the same tables, to be filled when an engine changes over. */
export const smallProduct = (wide = false): Product => ({
  modules: { rooms, shelf, http },
  schema: parseSchema(exportedSchema(wide ? wideSchema : schema)),
  crons: new Map(),
})

export type Bench = {
  readonly dir: string
  readonly engine: Engine
  readonly issuer: Issuer
  client(): ConvexClient
  http(): ConvexHttpClient
  token(name: string, ttlS?: number): Promise<string>
  close(): Promise<void>
}

export const ORIGIN = 'http://127.0.0.1:4100'

/** Node has a WebSocket of its own, but the tests use the one the product ships with. */
export const clientOptions = {
  webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
  logger: false,
} as const

export const openBench = async (product: Product = smallProduct(), now: () => number = Date.now): Promise<Bench> => {
  const dir = mkdtempSync(join(tmpdir(), 'vigia-engine-'))
  const engine = await openEngine({ dir, port: 0, origins: [ORIGIN], product, now, log: () => undefined })
  const issuer = openIssuer(dir)
  const clients: ConvexClient[] = []
  return {
    dir,
    engine,
    issuer,
    client() {
      const client = new ConvexClient(engine.url, clientOptions)
      clients.push(client)
      return client
    },
    http: () => new ConvexHttpClient(engine.url, { logger: false }),
    token: (name, ttlS = 300) =>
      issuer.issue({ subject: name, name, email: `${name}@vigia.example`, role: 'supervisor' }, { ttlS, now: now() }),
    async close() {
      for (const client of clients) await client.close()
      await engine.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Resolves when `ready` is true; the deadline is only to end a test that would never end. */
export const until = async (ready: () => boolean, ms = 15_000): Promise<void> => {
  const deadline = Date.now() + ms
  while (!ready()) {
    if (Date.now() > deadline) throw new Error('it did not happen')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
