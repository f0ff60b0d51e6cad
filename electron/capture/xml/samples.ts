/** Documents of a folder, a file each: for tests, and as seeds of the fuzzer. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** By the name of the file without its ending. */
export const readSamples = (folder: string): ReadonlyMap<string, Uint8Array> =>
  new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.xml'))
      .map((file) => [file.slice(0, -4), readFileSync(join(folder, file))]),
  )

/** Gives the one of a name; throws when there is none. */
export const oneOf =
  (samples: ReadonlyMap<string, Uint8Array>) =>
  (name: string): Uint8Array => {
    const bytes = samples.get(name)
    if (!bytes) throw new Error(`no sample of the name ${name}`)
    return bytes
  }
