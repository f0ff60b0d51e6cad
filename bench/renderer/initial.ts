/** How much JavaScript the window loads before anything else can happen: the built files that index.html names, and all they import. */
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { gzipSync } from 'node:zlib'

export type Weight = { readonly file: string; readonly bytes: number; readonly gzip: number }

/** Modules that a document loads by itself. */
export const namedIn = (html: string): readonly string[] =>
  [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => path ?? '')

/** Static imports of a built module; `import(…)` is not one of them. */
export const importsOf = (code: string): readonly string[] =>
  [...code.matchAll(/(?:^|[;}\n])\s*(?:import|export)\s*(?:[\w$*{}\s,]+?\s*from\s*)?["']([^"']+\.js)["']/g)].map(
    ([, path]) => path ?? '',
  )

/** Every module that is loaded when `files` are, each once; paths are relative to `root`. */
export function closureOf(root: string, files: readonly string[]): readonly string[] {
  const found = new Set<string>()
  const take = (file: string): void => {
    if (found.has(file)) return
    found.add(file)
    for (const one of importsOf(readFileSync(join(root, file), 'utf8'))) take(normalize(join(dirname(file), one)))
  }
  for (const file of files) take(normalize(file))
  return [...found]
}

export const weightsOf = (root: string, files: readonly string[]): readonly Weight[] =>
  files
    .map((file) => {
      const code = readFileSync(join(root, file))
      return { file, bytes: code.length, gzip: gzipSync(code, { level: 9 }).length }
    })
    .toSorted((a, b) => b.gzip - a.gzip)

/** What `out/renderer` loads at once, heaviest first. */
export const initialModules = (root: string): readonly Weight[] =>
  weightsOf(root, closureOf(root, namedIn(readFileSync(join(root, 'index.html'), 'utf8'))))
