import { existsSync, readFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { expect, test } from 'vitest'
import { debianProgram } from './installed.ts'
import { openPhrases } from './phrases.ts'

test('says which part is missing, the program first', () => {
  const path = ['/bin', '', '/usr/bin'].join(delimiter)
  const there = (...files: readonly string[]) => debianProgram(path, (file) => files.includes(file))
  const model = '/usr/share/pocketsphinx/model/en-us/en-us'

  expect(there()).toBe('program')
  expect(there(model)).toBe('program')
  expect(there('/usr/bin/pocketsphinx_continuous')).toBe('model')
  expect(there('/usr/bin/pocketsphinx_continuous', model)).toBeUndefined()
  expect(debianProgram('', () => true)).toBe('program')
})

test('phrases become files once', () => {
  const files = openPhrases(['Mi padre se cayó.', 'No responde'])

  expect(readFileSync(files.grammar, 'utf8')).toContain('mi padre se cayó\n  | no responde;')
  expect(readFileSync(files.dictionary, 'utf8')).toContain('responde R EH S P OW N D EY')
  expect(openPhrases(['Mi padre se cayó.', 'No responde'])).toBe(files)
  expect(existsSync(openPhrases(['Otra']).grammar)).toBe(true)
})
