/** Keeps recording metadata exactly as it came, beside the recording it belongs to. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type MetadataShelf = {
  /** Numbered from 1; never throws, never waits. */
  keep(number: number, bytes: Uint8Array): void
  /** Resolves when all that was kept is written. */
  settled(): Promise<void>
}

/** Documents of one call that are kept: a client that sends more is broken. */
const MOST = 1_000

/** `<call>.metadata-001.xml` in the folder of the recordings. `onError` is told of a disk that fails, without a word of the content. */
export function openMetadataShelf(folder: string, callId: string, onError: (error: unknown) => void): MetadataShelf {
  let work: Promise<void> = Promise.resolve()
  return {
    keep(number, bytes) {
      if (number > MOST) return
      const file = join(folder, `${encodeURIComponent(callId)}.metadata-${String(number).padStart(3, '0')}.xml`)
      // The bytes belong to a message that may be gone when the disk comes to it.
      const own = Uint8Array.from(bytes)
      work = work.then(() => writeFile(file, own, { flush: true })).catch(onError)
    },
    settled: () => work,
  }
}
