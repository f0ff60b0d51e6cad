/**
 * The syscalls of `ctx.storage` (convex/server 1.48, impl/storage_impl.ts, and src/server/storage.ts for what each promises). A file is a document of `_storage` and the bytes
 * beside it; what reads one of them depends on the document, so a deleted file makes live queries run again.
 */
import { createHash } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import type { JSONValue } from 'convex/values'
import type { Clock } from '../store/clock.ts'
import type { Documents } from '../store/documents.ts'
import { type Files, STORAGE_TABLE } from '../store/files.ts'
import type { Footprint } from '../store/footprint.ts'
import { count } from '../store/limits.ts'
import type { JSONObject } from '../values/keys.ts'
import type { Callee, Invocation } from './invocation.ts'

export type StorageParts = {
  readonly files: Files
  readonly documents: Documents
  readonly clock: Clock
  readonly now: () => number
  readonly callee: Callee
  /** `http://127.0.0.1:PORT`, once the engine listens. */
  readonly url: () => string
}

export type StorageCalls = {
  readonly calls: {
    readonly [operation: string]: (invocation: Invocation, args: JSONObject) => string | Promise<string>
  }
  readonly jsCalls: { readonly [operation: string]: (invocation: Invocation, args: Given) => Promise<unknown> }
  /** Makes the document of a file that is on the disk; the file goes again if the transaction does not stand. */
  record(invocation: Invocation, id: string, file: { sha256: string; size: number; contentType: string | null }): void
}
type Given = Readonly<Record<string, unknown>>
type Metadata = { readonly sha256: string; readonly size: number; readonly contentType: string | null }

const sha256Of = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** Convex shows a checksum in hexadecimal and takes one in either spelling (storage.ts: `sha256`). */
const checkSum = (expected: unknown, actual: Buffer): void => {
  if (typeof expected !== 'string' || expected === '') return
  if (expected !== actual.toString('base64') && expected.toLowerCase() !== actual.toString('hex')) {
    throw new Error('The file does not have the given sha256.')
  }
}

const idOf = (args: Given): string => {
  if (typeof args.storageId === 'string') return args.storageId
  throw new Error('A storage call lacks its `storageId`.')
}

export const createStorageCalls = ({ files, documents, clock, now, callee, url }: StorageParts): StorageCalls => {
  const metadataOf = (footprint: Footprint, id: string): Metadata | null => {
    const text = documents.get(footprint, id, STORAGE_TABLE)
    if (text === null) return null
    const { sha256, size, contentType } = JSON.parse(text) as JSONObject
    return {
      sha256: String(sha256),
      size: Number(size),
      contentType: typeof contentType === 'string' ? contentType : null,
    }
  }

  const record: StorageCalls['record'] = (invocation, id, { contentType, ...file }) => {
    invocation.files.add(id)
    const value: JSONObject = contentType === null ? file : { ...file, contentType }
    documents.insert(invocation.footprint, STORAGE_TABLE, value, clock.creationTime(now()), id)
  }

  const uploadUrl = (invocation: Invocation): string => {
    if (invocation.kind !== 'mutation') throw new Error('Upload URLs can only be made in a mutation or an action.')
    return JSON.stringify(`${url()}/api/storage/upload?token=${files.issueToken(now())}`)
  }

  const remove = (invocation: Invocation, id: string): string => {
    if (invocation.kind !== 'mutation') throw new Error('Files can only be deleted in a mutation or an action.')
    documents.remove(invocation.footprint, id, STORAGE_TABLE)
    invocation.files.add(id)
    return 'null'
  }

  /** An action is in no transaction: what it asks for gets one of its own. */
  const inTransaction = (invocation: Invocation, work: (inner: Invocation) => string): string | Promise<string> =>
    invocation.kind === 'action'
      ? callee.transaction(invocation.identity, async (inner) => work(inner))
      : work(invocation)

  const described = async (invocation: Invocation, id: string): Promise<Metadata | null> =>
    JSON.parse(
      await inTransaction(invocation, (inner) => JSON.stringify(metadataOf(inner.footprint, id))),
    ) as Metadata | null

  return {
    record,

    calls: {
      /** A URL that takes one POST of one file, within the hour, and answers `{storageId}`. */
      '1.0/storageGenerateUploadUrl': (invocation) => inTransaction(invocation, uploadUrl),

      /** Where the file is served, or null when there is none. */
      '1.0/storageGetUrl': async (invocation, args) => {
        const id = idOf(args)
        const found = await described(invocation, id)
        return JSON.stringify(found === null ? null : `${url()}/api/storage/${files.nameOf(id)}`)
      },

      /** `{storageId, sha256, size, contentType}`, or null. */
      '1.0/storageGetMetadata': async (invocation, args) => {
        const found = await described(invocation, idOf(args))
        return JSON.stringify(found === null ? null : { storageId: idOf(args), ...found })
      },

      /** The document goes with the transaction, the file after its commit. Throws when there is no such file. */
      '1.0/storageDelete': (invocation, args) => inTransaction(invocation, (inner) => remove(inner, idOf(args))),

      /** `ctx.storage.store` in a mutation: the bytes come as base64. */
      '1.0/storageStore': (invocation, args) => {
        if (invocation.kind !== 'mutation') throw new Error('Files can only be stored in a mutation or an action.')
        const bytes = Buffer.from(String(args.blob ?? ''), 'base64')
        const sum = sha256Of(bytes)
        checkSum(args.sha256, sum)
        count(invocation.footprint.counts, 'filesWritten')
        count(invocation.footprint.counts, 'fileWriteBytes', bytes.length)
        const id = files.write(bytes)
        invocation.files.add(id)
        const contentType = typeof args.contentType === 'string' && args.contentType !== '' ? args.contentType : null
        record(invocation, id, { sha256: sum.toString('hex'), size: bytes.length, contentType })
        return JSON.stringify(id)
      },

      /** `ctx.storage.get` in a mutation: `{blob: base64, contentType}` or null. */
      '1.0/storageGet': (invocation, args) => {
        if (invocation.kind !== 'mutation') throw new Error('Files can only be read in a mutation or an action.')
        const found = metadataOf(invocation.footprint, idOf(args))
        const bytes = found === null ? null : files.read(idOf(args))
        if (found === null || bytes === null) return 'null'
        count(invocation.footprint.counts, 'filesRead')
        count(invocation.footprint.counts, 'fileReadBytes', bytes.length)
        return JSON.stringify({ blob: bytes.toString('base64'), contentType: found.contentType } satisfies JSONValue)
      },
    },

    jsCalls: {
      /** `ctx.storage.store` in an action; rejects when the checksum that was given is not the file's. */
      'storage/storeBlob': async (invocation, args) => {
        if (!(args.blob instanceof Blob)) throw new Error('store() expects a Blob.')
        const { blob } = args
        const options = args.options as { sha256?: unknown } | undefined
        const bytes = new Uint8Array(await blob.arrayBuffer())
        const sum = sha256Of(bytes)
        checkSum(options?.sha256, sum)
        const file = {
          sha256: sum.toString('hex'),
          size: bytes.length,
          contentType: blob.type === '' ? null : blob.type,
        }
        const text = await callee.transaction(invocation.identity, async (inner) => {
          const id = files.write(bytes)
          record(inner, id, file)
          return JSON.stringify(id)
        })
        return JSON.parse(text) as string
      },

      /** `ctx.storage.get` in an action: a Blob that reads from the disk, or null. */
      'storage/getBlob': async (invocation, args) => {
        const found = await described(invocation, idOf(args))
        const path = found === null ? null : files.find(idOf(args))
        return path === null || found === null ? null : openAsBlob(path, { type: found.contentType ?? '' })
      },
    },
  }
}
