/** The engine's command line: `--data DIR --port N --origins a,b`. */
import { parseArgs } from 'node:util'

export type Options = { readonly dir: string; readonly port: number; readonly origins: readonly string[] }

/** A flag that cannot be used: names it and says why. */
export class OptionError extends Error {
  readonly field: string
  readonly reason: string
  constructor(field: string, reason: string) {
    super(`--${field}: ${reason}`)
    this.name = 'OptionError'
    this.field = field
    this.reason = reason
  }
}

const LAST_PORT = 65_535

/** Throws OptionError. */
export const parseOptions = (argv: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...argv],
    options: { data: { type: 'string' }, port: { type: 'string' }, origins: { type: 'string' } },
    strict: false,
  })
  const { data, port = '0', origins = '' } = values
  if (typeof data !== 'string' || data === '') throw new OptionError('data', 'a folder is needed')
  const number = Number(port)
  if (!Number.isInteger(number) || number < 0 || number > LAST_PORT) {
    throw new OptionError('port', 'must be a whole number from 0 to 65535')
  }
  const list = String(origins)
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '')
  return { dir: data, port: number, origins: list }
}
