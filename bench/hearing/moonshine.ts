/**
 * Makes a model folder for `bench:hearing -- --model DIR` out of the npm registry: `node bench/hearing/moonshine.ts DIR [es|en]`.
 *
 * The weights lie in the package of Moonshine's JavaScript (tiny for English, MIT; base for Spanish, not for commercial use: to measure
 * with, not to ship), the vocabulary in the tokenizer that it uses. What a room fetches in the settings are k2-fsa's releases of the same models.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const WEIGHTS = '@usefulsensors/moonshine-js@0.1.21'
const TOKENIZER = 'llama-tokenizer-js@1.2.2'
const FOLDERS: Readonly<Record<string, string>> = { es: 'base-es-non-commercial', en: 'tiny' }
const VOCABULARY = 32_768

const [to, language = 'es'] = process.argv.slice(2)
const model = FOLDERS[language]
if (to === undefined || model === undefined) {
  process.stderr.write('moonshine: a folder, and es or en\n')
  process.exit(2)
}

const draft = mkdtempSync(join(tmpdir(), 'vigia-moonshine-'))
try {
  const unpacked = (name: string): string => {
    const out = execFileSync('npm', ['pack', '--silent', name, '--pack-destination', draft], { encoding: 'utf8' })
    const folder = join(draft, name.replaceAll(/[^a-z]/g, '-'))
    mkdirSync(folder)
    execFileSync('tar', ['-xzf', join(draft, out.trim().split('\n').at(-1) ?? ''), '-C', folder])
    return join(folder, 'package')
  }
  const weights = join(unpacked(WEIGHTS), 'dist/model', model, 'quantized')
  const tokenizer = (await import(join(unpacked(TOKENIZER), 'llama-tokenizer.js'))) as {
    default: { vocabById: readonly string[] }
  }
  mkdirSync(to, { recursive: true })
  for (const file of ['encoder_model.onnx', 'decoder_model_merged.onnx'])
    copyFileSync(join(weights, file), join(to, file))
  const words = tokenizer.default.vocabById
  /** A piece is its bytes in base64; what follows the vocabulary are marks of time that nobody reads. */
  const bytesOf = (i: number): Buffer => {
    const word = words[i] ?? `<<ST_${i - words.length}>>`
    const byte = /^<0x([0-9A-F]{2})>$/.exec(word)?.[1]
    return byte === undefined ? Buffer.from(word) : Buffer.from([Number.parseInt(byte, 16)])
  }
  writeFileSync(
    join(to, 'tokens.txt'),
    Array.from({ length: VOCABULARY }, (_, i) => `${bytesOf(i).toString('base64')} ${i}\n`).join(''),
  )
  process.stdout.write(`${to}\n`)
} finally {
  rmSync(draft, { recursive: true, force: true })
}
