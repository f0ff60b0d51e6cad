/** Lines from the command line (`--lines FILE.json`), passwords and all, for tests and rehearsals: used, and never written. */
import { readFileSync } from 'node:fs'
import { LineError } from '../storage/line.ts'
import { type Lines, readLines } from '../storage/lines.ts'
import type { Secrets } from '../storage/secrets.ts'

export type Preset = { readonly lines: Lines; readonly secrets: Secrets }

/** `{listen?, lines?, passwords?: {id: text}}`. Throws `LineError` that names what is wrong. */
export function readPreset(file: string): Preset {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new LineError('file', `cannot be read: ${code}`)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new LineError('file', 'is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new LineError('file', 'must be an object')
  const { passwords = {}, ...rest } = value as Record<string, unknown>
  if (typeof passwords !== 'object' || passwords === null) throw new LineError('passwords', 'must be an object')
  return {
    lines: readLines(rest),
    secrets: inMemory(new Map(Object.entries(passwords).map(([id, one]) => [id, String(one)]))),
  }
}

const inMemory = (kept: Map<string, string>): Secrets => ({
  kind: 'file',
  reveal: (id) => kept.get(id),
  has: (id) => kept.has(id),
  keep: (id, text) => void kept.set(id, text),
  forget: (id) => void kept.delete(id),
})
