/** Snapshot files of Convex: a ZIP of `<table>/documents.jsonl` and their companions, read entry by entry. */
import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { type Entry, openPromise } from 'yauzl'

export type Archive = {
  /** Tables with documents, by name; Convex's own begin with an underscore. */
  readonly documents: ReadonlyMap<string, Entry>
  readonly schemas: ReadonlyMap<string, Entry>
  /** Uploaded files by storage id. */
  readonly files: ReadonlyMap<string, Entry>
  /** Lines that are not empty, with their number from 1. */
  lines(entry: Entry): AsyncGenerator<{ readonly line: string; readonly at: number }, void>
  open(entry: Entry): Promise<Readable>
  close(): void
}

/** The backend allows a folder before each of these (crates/application/src/snapshot_import/parse.rs). */
const DOCUMENTS = /^(?:.*\/)?([^/]+)\/documents\.jsonl$/
const SCHEMA = /^(?:.*\/)?([^/]+)\/generated_schema\.jsonl$/
const FILE = /^(?:.*\/)?_storage\/([^/.]+)(?:\.[^/]+)?$/
const COMPONENTS = /(^|\/)_components\//

/** Longest line, characters: a document holds at most 1 MiB, and its encoding adds some. */
const LONGEST = 20 * 1024 * 1024

/** Lines without their ends. Rejects when the stream fails, as it does when its checksum is wrong. */
async function* linesOf(input: Readable): AsyncGenerator<string, void> {
  const decoder = new StringDecoder('utf8')
  let held = ''
  for await (const chunk of input) {
    const lines = (held + decoder.write(chunk as Buffer)).split('\n')
    held = lines.pop() ?? ''
    if (held.length > LONGEST) throw new Error(`A line is longer than ${LONGEST} characters.`)
    yield* lines
  }
  yield held + decoder.end()
}

/** Rejects when the file is no ZIP, or holds what the engine has no place for. */
export const openArchive = async (file: string): Promise<Archive> => {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch((error: unknown) => {
    throw new Error(`${file}: ${error instanceof Error ? error.message : 'cannot be read as a ZIP file'}`)
  })
  const documents = new Map<string, Entry>()
  const schemas = new Map<string, Entry>()
  const files = new Map<string, Entry>()
  const keep = (into: Map<string, Entry>, name: string | undefined, entry: Entry): boolean => {
    if (name === undefined) return false
    if (into.has(name)) throw new Error(`${file} holds ${name} twice.`)
    into.set(name, entry)
    return true
  }

  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName
      if (COMPONENTS.test(name))
        throw new Error(`${file} holds components, which the embedded engine has no place for.`)
      if (keep(documents, DOCUMENTS.exec(name)?.[1], entry)) continue
      if (keep(schemas, SCHEMA.exec(name)?.[1], entry)) continue
      keep(files, FILE.exec(name)?.[1], entry)
    }
    if (documents.size === 0) throw new Error(`${file} holds no table (TABLE/documents.jsonl).`)
  } catch (error) {
    zip.close()
    throw error
  }

  return {
    documents,
    schemas,
    files,
    async *lines(entry) {
      let at = 0
      for await (const line of linesOf(await zip.openReadStreamPromise(entry))) {
        at += 1
        if (line !== '') yield { line, at }
      }
    },
    open: (entry) => zip.openReadStreamPromise(entry),
    close: () => zip.close(),
  }
}
