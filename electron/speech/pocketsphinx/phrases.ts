/** The phrases of the settings as files that the recogniser can read: a grammar and a dictionary of Spanish. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dictionaryOf, grammarOf } from './spanish.ts'

export type Written = { readonly grammar: string; readonly dictionary: string }

const written = new Map<string, Written>()

/** Written once for the same phrases, to a folder of this process that is removed with it. Throws the system's error. */
export function openPhrases(phrases: readonly string[]): Written {
  const key = phrases.join('\n')
  const known = written.get(key)
  if (known) return known
  const folder = mkdtempSync(join(tmpdir(), 'vigia-phrases-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const files = { grammar: join(folder, 'phrases.gram'), dictionary: join(folder, 'phrases.dict') }
  writeFileSync(files.grammar, grammarOf(phrases), { mode: 0o600 })
  writeFileSync(files.dictionary, dictionaryOf(phrases), { mode: 0o600 })
  written.set(key, files)
  return files
}
