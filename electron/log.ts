/** The host's diary, one JSON object a line. It holds names, codes and numbers; what people say or are called never goes in. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

type Fields = Readonly<Record<string, string | number | boolean | undefined>>

export type Log = {
  info(event: string, fields?: Fields): void
  warn(event: string, fields?: Fields): void
  /** Of the error only its name, code and place in our code are kept: a message may quote a caller. */
  error(event: string, error: unknown, fields?: Fields): void
}

/** A diary is turned to `.1` at this size, bytes; two are kept. */
const FULL = 5 * 1024 * 1024

export type Write = (line: string) => void

/** Losing the diary (a full disk, a folder taken away) never stops a call. */
export function fileWriter(file: string, full = FULL): Write {
  let size = -1
  return (line) => {
    try {
      if (size < 0) {
        mkdirSync(dirname(file), { recursive: true })
        size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
      }
      if (size > full) {
        renameSync(file, `${file}.1`)
        size = 0
      }
      appendFileSync(file, line, { mode: 0o600 })
      size += Buffer.byteLength(line)
    } catch {
      size = -1
    }
  }
}

export function openLog(write: Write, now: () => number = Date.now): Log {
  const put = (level: string, event: string, fields: Fields): void =>
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...fields })}\n`)
  return {
    info: (event, fields = {}) => put('info', event, fields),
    warn: (event, fields = {}) => put('warn', event, fields),
    error: (event, error, fields = {}) => put('error', event, { ...fields, ...traceOf(error) }),
  }
}

/** Name, code and the first places of the stack, without the message. */
function traceOf(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const places = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 6)
    .map((line) =>
      line
        .trim()
        .slice(3)
        .replace(/\(?(file:\/\/)?\/?[^ ()]*\/((?:out|electron|convex)\/[^)]*)\)?/, '$2'),
    )
  return { error: error.name, code, where: places.join(' < ') }
}
