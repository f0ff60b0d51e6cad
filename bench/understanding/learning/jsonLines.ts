/** Files of single lines that annotators marked: one JSON object a line, in files named by their language. */
import { readdirSync, readFileSync } from 'node:fs'

/** What `read` makes of each line of a folder's `es-*.jsonl` and `en-*.jsonl`, with the language and the place it is from. */
export const linesIn = <T>(folder: URL, read: (text: string, lang: 'es' | 'en', id: string) => T): T[] =>
  readdirSync(folder)
    .filter((name) => /^(?:es|en)-.*\.jsonl$/.test(name))
    .toSorted()
    .flatMap((name) =>
      readFileSync(new URL(name, folder), 'utf8')
        .split('\n')
        .flatMap((text, i) =>
          text === '' ? [] : [read(text, name.startsWith('es') ? 'es' : 'en', `${name}:${i + 1}`)],
        ),
    )

export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
