/** The lines of this host in a file that a half-written save cannot spoil. Passwords are not in it: see `secrets.ts`. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { type Line, LineError, type LineFault, type Listen, NO_LISTEN, readLine, readListen } from './line.ts'

export type Lines = {
  readonly listen: Listen
  readonly lines: readonly Line[]
}

export type LinesFile = {
  get(): Lines
  /** Adds it, or takes the place of the one with its id. Throws `LineError` for what cannot be, the system's error when it cannot be written. */
  set(line: unknown): Line
  /** False when there is no such line. */
  remove(id: string): boolean
  setListen(listen: unknown): Listen
  /** Told after each change. */
  onChange(hear: (lines: Lines) => void): () => void
}

const MOST_LINES = 64

/** A file that cannot be used is told to `onFault` and kept beside as `.bad`; `preset` is used instead of the file, and nothing is written. */
export function openLines(
  file: string,
  onFault: (fault: LineFault) => void,
  preset: Lines | undefined = undefined,
): LinesFile {
  const listeners = new Set<(lines: Lines) => void>()
  let current = preset ?? load(file, onFault)

  const keep = (next: Lines): void => {
    if (!preset) save(file, next)
    current = next
    for (const hear of listeners) hear(next)
  }
  return {
    get: () => current,
    set(value) {
      const line = readLine(value)
      const others = current.lines.filter(({ id }) => id !== line.id)
      if (others.length >= MOST_LINES) throw new LineError('id', `there are ${MOST_LINES} lines already`)
      const at = current.lines.findIndex(({ id }) => id === line.id)
      const lines = at < 0 ? [...others, line] : current.lines.with(at, line)
      keep({ ...current, lines })
      return line
    },
    remove(id) {
      const lines = current.lines.filter((line) => line.id !== id)
      if (lines.length === current.lines.length) return false
      keep({ ...current, lines })
      return true
    },
    setListen(value) {
      const listen = readListen(value)
      keep({ ...current, listen })
      return listen
    },
    onChange(hear) {
      listeners.add(hear)
      return () => void listeners.delete(hear)
    },
  }
}

/** `{listen?, lines?}`; throws `LineError` whose field is a path such as `lines.0.user`. */
export function readLines(value: unknown): Lines {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new LineError('file', 'must be an object')
  const { listen, lines = [], ...rest } = value as Record<string, unknown>
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined) throw new LineError(unknown, 'is not a setting')
  if (!Array.isArray(lines) || lines.length > MOST_LINES)
    throw new LineError('lines', `must be a list of at most ${MOST_LINES}`)
  const read = lines.map((line: unknown, index) => {
    try {
      return readLine(line)
    } catch (error) {
      if (!(error instanceof LineError)) throw error
      throw new LineError(`lines.${index}.${error.field}`, error.reason)
    }
  })
  read.forEach(({ id }, index) => {
    if (read.findIndex((line) => line.id === id) < index) throw new LineError(`lines.${index}.id`, 'is taken')
  })
  return { listen: listen === undefined ? NO_LISTEN : readListen(listen), lines: read }
}

function load(file: string, onFault: (fault: LineFault) => void): Lines {
  const none: Lines = { listen: NO_LISTEN, lines: [] }
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code !== 'ENOENT') onFault({ field: 'file', reason: `cannot be read: ${code}` })
    return none
  }
  try {
    return readLines(JSON.parse(text))
  } catch (error) {
    onFault(error instanceof LineError ? error : { field: 'file', reason: 'is not JSON' })
    try {
      renameSync(file, `${file}.bad`)
    } catch {
      // It stays where it is until the next save takes its place.
    }
    return none
  }
}

function save(file: string, lines: Lines): void {
  const draft = `${file}.draft`
  writeFileSync(draft, `${JSON.stringify(lines, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(draft, file)
}
