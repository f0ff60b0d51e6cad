/**
 * `console.*` inside a function: kept as the lines that a Convex deployment sends along with the answer, which the clients
 * print as `[CONVEX Q(path)] [LOG] …` (convex/browser/logging.ts reads the level in brackets). Never written to our own log.
 */
import { formatWithOptions, inspect } from 'node:util'

export type LogLines = {
  add(level: Level, values: readonly unknown[]): void
  /** JSON text of the array of lines. */
  text(): string
}
export type Level = 'DEBUG' | 'LOG' | 'INFO' | 'WARN' | 'ERROR'

/** As Convex bounds them: lines of one execution, and characters of one line. */
const MOST_LINES = 256
const LONGEST_LINE = 32_768
const OVERFLOW = `[ERROR] 'Log overflow (maximum ${MOST_LINES}). Remaining log lines omitted.'`

/** Convex shows every value as `inspect` does, strings in quotes too. */
const shown = (value: unknown): string => {
  try {
    return inspect(value, { depth: 4, breakLength: Number.POSITIVE_INFINITY, maxStringLength: LONGEST_LINE })
  } catch {
    return formatWithOptions({}, '%s', typeof value)
  }
}

export const newLogLines = (): LogLines => {
  let lines: string[] | null = null
  return {
    add(level, values) {
      lines ??= []
      if (lines.length > MOST_LINES) return
      if (lines.length === MOST_LINES) lines.push(OVERFLOW)
      else lines.push(`[${level}] ${values.map(shown).join(' ')}`.slice(0, LONGEST_LINE))
    },
    text: () => (lines === null ? '[]' : JSON.stringify(lines)),
  }
}

type Method = 'debug' | 'log' | 'info' | 'warn' | 'error' | 'trace'
const LEVELS: Readonly<Record<Method, Level>> = {
  debug: 'DEBUG',
  log: 'LOG',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
  trace: 'LOG',
}

/** From now on `console.*` goes to `find()` when that gives lines, and where it went before otherwise. */
export const captureConsole = (find: () => LogLines | null): void => {
  for (const [method, level] of Object.entries(LEVELS) as [Method, Level][]) {
    const before = console[method].bind(console)
    console[method] = (...values: unknown[]) => {
      const lines = find()
      if (lines === null) before(...values)
      else lines.add(level, values)
    }
  }
}
