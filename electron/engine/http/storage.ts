/**
 * `/api/storage`: one POST lets one file in by the token of its upload URL, a GET gives a file out, whole or a range of it
 * (docs.convex.dev, file-storage; RFC 9110 §14 for ranges).
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { traceOf } from '../runtime/failure.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { STORAGE_TABLE } from '../store/files.ts'
import { newFootprint } from '../store/footprint.ts'
import type { JSONObject } from '../values/keys.ts'
import { HttpError } from './body.ts'

export type StorageDoor = {
  /** False when the path is none of ours; rejects with HttpError before anything was answered. */
  serve(request: IncomingMessage, response: ServerResponse, headers: Record<string, string>): Promise<boolean>
}

const PREFIX = '/api/storage/'
/** Largest file that is let in, bytes: an hour of two-channel 16-bit sound at 48 kHz fits. */
export const LARGEST_FILE = 1024 * 1024 * 1024
const LONGEST_TYPE = 255

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  // A stored page must not act as a page of ours.
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Accept-Ranges': 'bytes',
  // What lies under an id never changes.
  'Cache-Control': 'private, max-age=2592000, immutable',
}

type Range = { readonly from: number; readonly to: number }

/** The one range of a `Range` header, inclusive; null for the whole file, `'unsatisfiable'` for one that lies outside. */
export const parseRange = (header: string | undefined, size: number): Range | null | 'unsatisfiable' => {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  // RFC 9110 §14.2: a header that is not understood, several ranges among them, is ignored.
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Number(last)
    return length === 0 || size === 0 ? 'unsatisfiable' : { from: Math.max(0, size - length), to: size - 1 }
  }
  const from = Number(first)
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < from) return null
  return from >= size ? 'unsatisfiable' : { from, to }
}

const typeOf = (request: IncomingMessage): string | null => {
  const type = request.headers['content-type']
  return type === undefined || type.length > LONGEST_TYPE ? null : type
}

/** `Digest: sha-256=BASE64` of an upload (RFC 3230), or null. */
const digestOf = (request: IncomingMessage): string | null => {
  const { digest } = request.headers
  const [, value] = /(?:^|,)\s*sha-256=([A-Za-z0-9+/=]+)/i.exec(typeof digest === 'string' ? digest : '') ?? []
  return value ?? null
}

export const createStorageDoor = (runtime: Runtime, now: () => number): StorageDoor => {
  const { files } = runtime

  /** Streams the body to the disk, flushed, hashing it on the way. */
  const receive = async (request: IncomingMessage, path: string): Promise<{ sha256: Buffer; size: number }> => {
    const hash = createHash('sha256')
    let size = 0
    const measured = async function* (): AsyncGenerator<Buffer> {
      for await (const part of request) {
        const bytes = part as Buffer
        size += bytes.length
        if (size > LARGEST_FILE) throw new HttpError(413, 'PayloadTooLarge', `A file may hold ${LARGEST_FILE} bytes.`)
        hash.update(bytes)
        yield bytes
      }
    }
    await pipeline(measured, createWriteStream(path, { mode: 0o600 }))
    const handle = await open(path, 'r+')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
    return { sha256: hash.digest(), size }
  }

  const badToken = (): HttpError =>
    new HttpError(401, 'BadUploadToken', 'The upload URL was used, has expired or is not ours.')

  const upload = async (request: IncomingMessage): Promise<string> => {
    const token = new URL(request.url ?? '/', 'http://upload').searchParams.get('token') ?? ''
    if (!files.tokenIsGood(token, now())) throw badToken()
    const incoming = files.incoming()
    try {
      const { sha256, size } = await receive(request, incoming.path)
      const expected = digestOf(request)
      if (expected !== null && expected !== sha256.toString('base64')) {
        throw new HttpError(400, 'BadDigest', 'The file does not have the digest that was announced.')
      }
      const { text } = await runtime.exclusive(() =>
        runtime.transactHeld(null, async (invocation) => {
          if (!files.spendToken(token, now())) throw badToken()
          const id = files.adopt(incoming)
          runtime.recordFile(invocation, id, { sha256: sha256.toString('hex'), size, contentType: typeOf(request) })
          return JSON.stringify({ storageId: id })
        }),
      )
      return text
    } finally {
      incoming.discard()
    }
  }

  const documentOf = (id: string): JSONObject | null => {
    const text = runtime.documents.get(newFootprint(), id, STORAGE_TABLE)
    return text === null ? null : (JSON.parse(text) as JSONObject)
  }

  const download = async (
    request: IncomingMessage,
    response: ServerResponse,
    name: string,
    cors: Record<string, string>,
  ): Promise<void> => {
    const id = files.idOf(name)
    // In its turn, so that what a transaction is still writing is not seen.
    const document = id === null ? null : await runtime.exclusive(async () => documentOf(id))
    const path = id === null ? null : files.find(id)
    if (document === null || path === null) throw new HttpError(404, 'FileNotFound', 'There is no such file.')
    const size = Number(document.size)
    const type = typeof document.contentType === 'string' ? document.contentType : 'application/octet-stream'
    const headers = { ...HEADERS, ...cors, 'Content-Type': type, ETag: `"${String(document.sha256)}"` }
    const range = parseRange(request.headers.range, size)
    if (range === 'unsatisfiable') {
      response.writeHead(416, { ...headers, 'Content-Range': `bytes */${size}`, 'Content-Length': '0' })
      return void response.end()
    }
    const { from, to } = range ?? { from: 0, to: size - 1 }
    const partial = range === null ? {} : { 'Content-Range': `bytes ${from}-${to}/${size}` }
    response.writeHead(range === null ? 200 : 206, { ...headers, ...partial, 'Content-Length': String(to - from + 1) })
    if (request.method === 'HEAD' || size === 0) return void response.end()
    await pipeline(createReadStream(path, { start: from, end: to }), response)
  }

  return {
    async serve(request, response, headers) {
      const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
      if (!path.startsWith(PREFIX)) return false
      const name = path.slice(PREFIX.length)
      if (name === 'upload') {
        if (request.method !== 'POST') throw new HttpError(405, 'MethodNotAllowed', 'Files are sent by POST.')
        const body = await upload(request)
        response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers })
        response.end(body)
        return true
      }
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        throw new HttpError(405, 'MethodNotAllowed', 'Files are read by GET.')
      }
      await download(request, response, name, headers).catch((error: unknown) => {
        if (!response.headersSent) throw error
        // The reader went away, or the disk failed half way: a cut answer is all that can be said now.
        response.destroy(error instanceof Error ? error : new Error(traceOf(error)))
      })
      return true
    },
  }
}
