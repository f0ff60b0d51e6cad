/** The command line of the standalone engine, one verb and its flags. */
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { OptionError, parseOptions } from '../options.ts'

export type Command =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'serve'
      readonly dir: string
      readonly port: number
      readonly origins: readonly string[]
      readonly bind: string
      readonly hostNames: readonly string[]
      /** Files of the certificate chain and its key, PEM. */
      readonly tls: { readonly cert: string; readonly key: string } | null
      /** Files of public keys (JWKS) of other issuers of the room. */
      readonly trust: readonly string[]
    }
  | { readonly kind: 'backup'; readonly dir: string; readonly file: string; readonly force: boolean }
  | { readonly kind: 'restore'; readonly dir: string; readonly file: string; readonly force: boolean }
  | { readonly kind: 'check'; readonly dir: string }
  | { readonly kind: 'export'; readonly dir: string; readonly file: string; readonly force: boolean }
  | { readonly kind: 'import'; readonly dir: string; readonly file: string; readonly mode: ImportMode }
  | { readonly kind: 'keys'; readonly dir: string }

/** As `npx convex import`: without a flag a table that holds documents is left alone and the import refused. */
export type ImportMode = 'refuse' | 'append' | 'replace'

export const DATA = '.vigia/backend'
export const PORT = '3210'

export const USAGE = `Usage: npm run backend -- [VERB] [--data DIR]   (DIR is ${DATA} unless given)
  serve                 serves one engine: --bind ADDRESS (127.0.0.1) --port N (${PORT})
                        --tls-cert FILE --tls-key FILE   needed for any address but loopback
                        --host-name NAME                 a name clients use; may be repeated
                        --origins LIST                   pages that may call, with commas between
                        --trust FILE                     public keys of another console; may be repeated
  backup FILE           copies everything into one file while calls run; --force replaces FILE
  restore FILE          proves a backup and puts it into DIR; --force puts aside what is there
  check                 proves the database and every index
  export FILE.zip       writes what 'npx convex import' reads; --force replaces FILE
  import FILE.zip       reads what 'npx convex export' writes; --replace or --append where documents are
  keys                  prints the public keys of DIR, for --trust and for a deployment`

const FLAGS = {
  data: { type: 'string' },
  bind: { type: 'string' },
  port: { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  'host-name': { type: 'string', multiple: true },
  origins: { type: 'string' },
  trust: { type: 'string', multiple: true },
  force: { type: 'boolean' },
  replace: { type: 'boolean' },
  append: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

type Flag = keyof typeof FLAGS

const ALLOWED: { readonly [verb: string]: readonly Flag[] } = {
  serve: ['bind', 'port', 'tls-cert', 'tls-key', 'host-name', 'origins', 'trust'],
  backup: ['force'],
  restore: ['force'],
  check: [],
  export: ['force'],
  import: ['replace', 'append'],
  keys: [],
}
const WITH_FILE: ReadonlySet<string> = new Set(['backup', 'restore', 'export', 'import'])
const HOST_NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i

const read = (argv: readonly string[]) => {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, allowPositionals: true, strict: true })
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    const [, flag = 'flags'] = /--([\w-]+)/.exec(said) ?? []
    throw new OptionError(flag, Object.hasOwn(FLAGS, flag) ? 'takes a value' : 'there is no such flag')
  }
}

export const isLoopback = (address: string): boolean => address === '::1' || /^127\./.test(address)

/** `cwd` is where relative paths begin. Throws OptionError naming the flag. */
export const parseCommand = (argv: readonly string[], cwd: string): Command => {
  const { values, positionals } = read(argv)
  if (values.help) return { kind: 'help' }
  const [verb = 'serve', file, extra] = positionals
  const allowed = ALLOWED[verb]
  if (allowed === undefined) throw new OptionError('help', `"${verb}" is no verb of the backend`)
  for (const flag of Object.keys(values)) {
    if (flag !== 'data' && !allowed.some((each) => each === flag))
      throw new OptionError(flag, `does not go with ${verb}`)
  }
  const at = (path: string): string => resolve(cwd, path)
  const dir = at(values.data ?? DATA)
  if (values.data === '') throw new OptionError('data', 'a folder is needed')
  if (extra !== undefined || (file !== undefined && !WITH_FILE.has(verb))) {
    throw new OptionError('help', `"${extra ?? file}" is one word too many`)
  }
  if (WITH_FILE.has(verb) && (file === undefined || file === '')) throw new OptionError('help', `${verb} needs a file`)

  const force = values.force ?? false
  if (verb === 'check' || verb === 'keys') return { kind: verb, dir }
  if (verb === 'backup' || verb === 'restore' || verb === 'export')
    return { kind: verb, dir, file: at(file ?? ''), force }
  if (verb === 'import') {
    if (values.replace && values.append) throw new OptionError('append', 'does not go with --replace')
    return {
      kind: 'import',
      dir,
      file: at(file ?? ''),
      mode: values.replace ? 'replace' : values.append ? 'append' : 'refuse',
    }
  }

  const options = parseOptions(['--data', dir, '--port', values.port ?? PORT, '--origins', values.origins ?? ''])
  const bind = values.bind === 'localhost' ? '127.0.0.1' : (values.bind ?? '127.0.0.1')
  if (isIP(bind) === 0)
    throw new OptionError('bind', 'must be an address of this machine, such as 192.168.1.10 or 0.0.0.0')
  const { 'tls-cert': cert, 'tls-key': key } = values
  if (cert !== undefined && key === undefined) throw new OptionError('tls-key', 'is needed with --tls-cert')
  if (key !== undefined && cert === undefined) throw new OptionError('tls-cert', 'is needed with --tls-key')
  if (cert === undefined && !isLoopback(bind)) {
    throw new OptionError('bind', `${bind} leaves this machine: that needs --tls-cert and --tls-key`)
  }
  const hostNames = values['host-name'] ?? []
  for (const name of hostNames) {
    if (!HOST_NAME.test(name) && isIP(name) === 0) throw new OptionError('host-name', `"${name}" is no host name`)
  }
  const tls = cert === undefined || key === undefined ? null : { cert: at(cert), key: at(key) }
  return { kind: 'serve', ...options, bind, hostNames, tls, trust: (values.trust ?? []).map(at) }
}
