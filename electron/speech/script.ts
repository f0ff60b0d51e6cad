/** The side file of a recording: what was said in it, when, and how sure one can be, word by word. */

export type ScriptWord = {
  readonly text: string
  /** ms from the start of the call. */
  readonly startMs: number
  readonly endMs: number
  /** 0 to 1. */
  readonly confidence: number
}

export type ScriptLine = ScriptWord & {
  readonly speaker: 'agent' | 'customer'
  readonly words: readonly ScriptWord[]
}

export type ScriptFile = { readonly version: 1; readonly language: string; readonly lines: readonly ScriptLine[] }

/** The side file is wrong: `field` is a path such as `lines[3].endMs`. */
export class ScriptError extends Error {
  readonly field: string
  readonly reason: string

  constructor(field: string, reason: string) {
    super(`script ${field}: ${reason}`)
    this.name = 'ScriptError'
    this.field = field
    this.reason = reason
  }
}

/** A day of talk; more is not a call. */
const LONGEST_MS = 24 * 3600 * 1000

/** Reads the JSON of a side file. Throws `ScriptError` that names the first wrong field, and nothing else. */
export function readScript(json: string): ScriptFile {
  const file = record(parse(json), 'file')
  if (file.version !== 1) throw new ScriptError('version', 'must be 1')
  const language = text(file.language, 'language')
  const lines = list(file.lines, 'lines').map((line, i) => readLine(line, `lines[${i}]`))
  return { version: 1, language, lines }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new ScriptError('file', 'is not JSON')
  }
}

function readLine(value: unknown, field: string): ScriptLine {
  const line = record(value, field)
  if (line.speaker !== 'agent' && line.speaker !== 'customer') {
    throw new ScriptError(`${field}.speaker`, 'must be agent or customer')
  }
  const words = list(line.words ?? [], `${field}.words`).map((word, i) => timed(word, `${field}.words[${i}]`))
  const whole = timed(value, field)
  words.forEach((word, i) => {
    if (word.startMs < (words[i - 1]?.startMs ?? whole.startMs)) {
      throw new ScriptError(`${field}.words[${i}].startMs`, 'comes before what precedes it')
    }
    if (word.endMs > whole.endMs) throw new ScriptError(`${field}.words[${i}].endMs`, 'comes after the end of its line')
  })
  return { ...whole, speaker: line.speaker, words }
}

function timed(value: unknown, field: string): ScriptWord {
  const word = record(value, field)
  const startMs = number(word.startMs, `${field}.startMs`, LONGEST_MS)
  const endMs = number(word.endMs, `${field}.endMs`, LONGEST_MS)
  if (endMs < startMs) throw new ScriptError(`${field}.endMs`, 'comes before startMs')
  return {
    text: text(word.text, `${field}.text`),
    startMs,
    endMs,
    confidence: number(word.confidence, `${field}.confidence`, 1),
  }
}

function record(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ScriptError(field, 'must be an object')
  return value as Record<string, unknown>
}

function list(value: unknown, field: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new ScriptError(field, 'must be a list')
  return value
}

function text(value: unknown, field: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw new ScriptError(field, 'must be a text that is not empty')
  return value
}

function number(value: unknown, field: string, most: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0 || value > most) {
    throw new ScriptError(field, `must be a number from 0 to ${most}`)
  }
  return value
}
