/** One large file from the network onto the disk: goes on where it broke off, knows its sum, and never fills the disk. */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, rm, stat, statfs, writeFile } from 'node:fs/promises'

export const MODEL_FAILURES = [
  'space',
  'connection',
  'slow',
  'refused',
  'checksum',
  'tooLarge',
  'unpack',
  'content',
] as const
export type ModelFailure = (typeof MODEL_FAILURES)[number]

export class ModelError extends Error {
  override readonly name = 'ModelError'
  readonly failure: ModelFailure

  constructor(failure: ModelFailure, reason: string, cause?: unknown) {
    super(`${failure}: ${reason}`, { cause })
    this.failure = failure
  }
}

export type Download = {
  readonly url: string
  /** Grows while it comes; stays for the next try when it breaks off. */
  readonly part: string
  /** Expected, bytes; twice that is refused. */
  readonly bytes: number
  /** Hexadecimal; absent: whatever comes is taken. */
  readonly sha256?: string | undefined
  readonly signal: AbortSignal
  readonly onProgress: (have: number) => void
  readonly timing?: Partial<typeof TIMING>
  /** Bytes that may be written beside it. */
  readonly free?: () => Promise<number>
}

const TIMING = {
  /** No byte for so long is a broken line, ms. */
  silentMs: 30_000,
  /** Pauses before it goes on, ms; their number is the number of tries. */
  retryMs: [1000, 3000, 10_000, 30_000] as readonly number[],
}
/** The archive, what is in it, and room to breathe. */
const ROOM = 4

/** Gives the sum of the whole file. Rejects with `ModelError`, or with the reason of `signal`. */
export async function download(options: Download): Promise<string> {
  const { part, sha256, signal } = options
  const { retryMs } = { ...TIMING, ...options.timing }
  await checkRoom(options)
  for (let tries = 0; ; tries++) {
    try {
      const sum = await goOn(options)
      if (sha256 === undefined || sum === sha256.toLowerCase()) return sum
      // What is wrong somewhere in the middle cannot be mended by going on.
      await forget(part)
      throw new ModelError('checksum', `it is ${sum}`)
    } catch (error) {
      signal.throwIfAborted()
      const mendable = error instanceof ModelError && (error.failure === 'connection' || error.failure === 'slow')
      const wait = retryMs[tries]
      if (!mendable || wait === undefined) throw error
      await pause(wait, signal)
    }
  }
}

async function checkRoom({ part, bytes, free }: Download): Promise<void> {
  const have = await sizeOf(part)
  const room = free ? await free() : await freeBeside(part)
  if (room < bytes - have + bytes * (ROOM - 1)) throw new ModelError('space', 'not enough room on the disk')
}

async function goOn(options: Download): Promise<string> {
  const { url, part, bytes, signal, onProgress } = options
  const { silentMs } = { ...TIMING, ...options.timing }
  const hash = createHash('sha256')
  const kept = await tagOf(part)
  let have = kept === undefined ? 0 : await sizeOf(part)
  if (have > 0) await read(part, hash)
  const silent = new AbortController()
  let watch = setTimeout(() => silent.abort(), silentMs)
  const alive = (): void => {
    clearTimeout(watch)
    watch = setTimeout(() => silent.abort(), silentMs)
  }
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([signal, silent.signal]),
      headers: have > 0 ? { range: `bytes=${have}-`, ...(kept ? { 'if-range': kept } : {}) } : {},
    })
    // All of it is here already.
    if (response.status === 416 && have > 0) return hash.digest('hex')
    if (!response.ok || !response.body) throw new ModelError('refused', `the server said ${response.status}`)
    const goesOn = response.status === 206 && startOf(response) === have
    const whole = goesOn ? hash : createHash('sha256')
    if (!goesOn) have = 0
    await writeFile(`${part}.tag`, response.headers.get('etag') ?? '')
    const promised = Number(response.headers.get('content-length') ?? Number.NaN) + have
    const file = await open(part, goesOn ? 'a' : 'w')
    try {
      for await (const piece of response.body) {
        alive()
        have += piece.byteLength
        if (have > bytes * 2) throw new ModelError('tooLarge', 'more came than was announced')
        whole.update(piece)
        await file.writeFile(piece)
        onProgress(have)
      }
    } finally {
      await file.close()
    }
    if (Number.isFinite(promised) && have < promised) throw new ModelError('connection', 'it broke off')
    return whole.digest('hex')
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof ModelError) throw error
    if (silent.signal.aborted) throw new ModelError('slow', 'nothing comes any more', error)
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new ModelError('space', code, error)
    throw new ModelError('connection', 'it broke off', error)
  } finally {
    clearTimeout(watch)
  }
}

export async function forget(part: string): Promise<void> {
  await rm(part, { force: true })
  await rm(`${part}.tag`, { force: true })
}

export const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    () => 0,
  )

/** What the server called the file when its part came; nothing when no part is here. */
const tagOf = (part: string): Promise<string | undefined> =>
  readFile(`${part}.tag`, 'utf8').then(
    (tag) => tag,
    () => undefined,
  )

/** RFC 9110 §14.4. */
function startOf(response: Response): number | undefined {
  const start = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1]
  return start === undefined ? undefined : Number(start)
}

async function read(file: string, hash: Hash): Promise<void> {
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer)
}

async function freeBeside(file: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(file.replace(/[\\/][^\\/]*$/, ''))
    return bavail * bsize
  } catch {
    // A disk that does not say is not taken for full; the write will tell.
    return Number.POSITIVE_INFINITY
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
