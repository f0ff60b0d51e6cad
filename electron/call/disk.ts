/** The few things that a recording asks of the disk; a test gives one that is full. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createTurns } from './turns.ts'

export type Disk = {
  /** Makes a new file with its folder; an older one of that name is kept aside. */
  create(file: string, head: Uint8Array): Promise<void>
  /** At a byte position; beyond the end, what lies between reads as silence. */
  write(file: string, bytes: Uint8Array, position: number): Promise<void>
  /** Fewer bytes where the file ends. */
  read(file: string, position: number, length: number): Promise<Uint8Array>
  /** On the disk itself when it resolves. */
  sync(file: string): Promise<void>
  /** Closes the file and says what is in it. */
  seal(file: string): Promise<{ bytes: number; sha256: string }>
}

/** Flushes at once. Node does all work on files in four threads, and a slow flush may not take them all from the writing. */
const FLUSHES = 2

/** Files stay open between writes: opening one sixteen times a second for each of thirty calls would be most of the work. */
export function openDisk(): Disk {
  const handles = new Map<string, FileHandle>()
  const flushing = createTurns(FLUSHES)
  const handleOf = async (file: string): Promise<FileHandle> => {
    const known = handles.get(file)
    if (known) return known
    await mkdir(dirname(file), { recursive: true })
    // 'a+' makes the file when it is missing, but appends wherever one asks it to write: hence a second, plain handle.
    await (await open(file, 'a+', 0o600)).close()
    const handle = await open(file, 'r+')
    handles.set(file, handle)
    return handle
  }
  const write = async (file: string, bytes: Uint8Array, position: number): Promise<void> => {
    const handle = await handleOf(file)
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done)
      done += bytesWritten
    }
  }
  return {
    async create(file, head) {
      await keepAside(file)
      await write(file, head, 0)
    },
    write,
    async read(file, position, length) {
      const handle = await handleOf(file)
      const bytes = new Uint8Array(length)
      const { bytesRead } = await handle.read(bytes, 0, length, position)
      return bytes.subarray(0, bytesRead)
    },
    sync: (file) => flushing(async () => (await handleOf(file)).datasync()),
    async seal(file) {
      const handle = handles.get(file)
      handles.delete(file)
      await handle?.sync()
      await handle?.close()
      return { bytes: (await stat(file)).size, sha256: await sha256Of(file) }
    },
  }
}

/** A recording is never written over: one of the same name is kept beside it, by the time of its last change. */
async function keepAside(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (found) await rename(file, `${file}.${Math.round(found.mtimeMs)}`)
}

export const realDisk: Disk = openDisk()

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}
