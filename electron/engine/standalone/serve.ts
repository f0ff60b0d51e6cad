/** Serves one engine to a small room: reads certificate and keys, opens the engine, and closes it when told to stop. */
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { createSecureContext } from 'node:tls'
import type { JWK } from 'jose'
import { type Engine, openEngine } from '../engine.ts'
import { hostOf, type Place } from '../http/place.ts'
import type { Product } from '../modules.ts'
import { OptionError } from '../options.ts'
import { type Command, isLoopback } from './arguments.ts'

type Serve = Extract<Command, { kind: 'serve' }>

const readFlag = (flag: string, file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw new OptionError(flag, `${file} cannot be read (${reason})`)
  }
}

/** Throws OptionError when the certificate or its key cannot serve; what only weakens them is said. */
const readTls = (
  files: { cert: string; key: string },
  names: readonly string[],
  now: number,
  say: (line: string) => void,
) => {
  const cert = readFlag('tls-cert', files.cert)
  const key = readFlag('tls-key', files.key)
  let first: X509Certificate
  try {
    first = new X509Certificate(cert)
  } catch {
    throw new OptionError('tls-cert', `${files.cert} holds no certificate (PEM)`)
  }
  try {
    createSecureContext({ cert, key })
  } catch {
    throw new OptionError('tls-key', `${files.key} is not the key of the certificate`)
  }
  // A room must not stay dark over a date: clients will say what they make of it.
  if (Date.parse(first.validTo) < now) say(`the certificate ended on ${first.validTo}: clients will refuse it`)
  for (const name of names) {
    const covered = isIP(name) === 0 ? first.checkHost(name) : first.checkIP(name)
    if (covered === undefined) say(`the certificate does not name ${name}: clients that use it will refuse it`)
  }
  return { cert, key }
}

const isEveryAddress = (bind: string): boolean => bind === '0.0.0.0' || bind === '::'

/** Addresses of this machine that others can reach. */
const addresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, address }) => !internal && !address.startsWith('fe80:'))
    .map(({ address }) => address)

export const placeOf = ({ bind, hostNames, tls }: Serve, now: number, say: (line: string) => void): Place => {
  const own = isLoopback(bind) ? [] : isEveryAddress(bind) ? addresses() : [bind]
  const served = tls === null ? null : readTls(tls, hostNames.length > 0 ? hostNames : own, now, say)
  return { address: bind, hostNames: [...hostNames, ...own].map(hostOf), tls: served }
}

/** The keys of one JWKS file. Private parts are refused: they belong to their console alone. */
const readKeys = (file: string): JWK[] => {
  const text = readFlag('trust', file)
  let keys: unknown
  try {
    keys = (JSON.parse(text) as { keys?: unknown } | null)?.keys
  } catch {
    keys = undefined
  }
  if (!Array.isArray(keys) || keys.length === 0) throw new OptionError('trust', `${file} holds no keys (JWKS)`)
  for (const key of keys as JWK[]) {
    if (key.kty !== 'EC' || key.crv !== 'P-256') throw new OptionError('trust', `${file} holds a key that is not ES256`)
    if (key.d !== undefined) throw new OptionError('trust', `${file} holds a private key; make it with "keys"`)
  }
  return keys as JWK[]
}

export type ServeParts = {
  readonly command: Serve
  readonly product: Product
  readonly now: () => number
  readonly say: (line: string) => void
}

export const serve = async ({ command, product, now, say }: ServeParts): Promise<Engine> => {
  const { dir, port, origins, trust } = command
  const place = placeOf(command, now(), say)
  const trusted = trust.flatMap(readKeys)
  return openEngine({
    dir,
    port,
    origins,
    place,
    trusted,
    product,
    attendant: new URL('../attendant/worker.ts', import.meta.url),
    now,
    log: say,
  })
}
