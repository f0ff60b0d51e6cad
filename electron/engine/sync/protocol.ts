/**
 * Messages of Convex's sync protocol (convex/browser/sync/protocol.ts, client 1.48): what a client may say, checked,
 * and the texts we answer with.
 */
import { randomUUID } from 'node:crypto'
import type { JSONValue } from 'convex/values'
import type { Failure } from '../runtime/failure.ts'
import { isObject, type JSONObject } from '../values/keys.ts'

/** What a client's state is based on; both sides start every socket at zero. */
export type Version = { readonly querySet: number; readonly identity: number; readonly ts: bigint }

export type Modification =
  | {
      readonly kind: 'add'
      readonly queryId: number
      readonly path: string
      readonly args: JSONValue
      readonly journal: string | null
    }
  | { readonly kind: 'remove'; readonly queryId: number }

export type ClientMessage =
  | { readonly kind: 'connect'; readonly session: string; readonly maxObserved: bigint | null }
  | { readonly kind: 'authenticate'; readonly baseVersion: number; readonly token: Token }
  | {
      readonly kind: 'modify'
      readonly baseVersion: number
      readonly newVersion: number
      readonly modifications: readonly Modification[]
    }
  | {
      readonly kind: 'mutation' | 'action'
      readonly requestId: number
      readonly path: string
      readonly args: JSONValue
    }
  | { readonly kind: 'event' }
export type Token =
  | { readonly kind: 'none' }
  | { readonly kind: 'user'; readonly value: string }
  | { readonly kind: 'admin' }

/** A message that breaks the protocol: names the field and the reason, never its content. */
export class ProtocolError extends Error {
  readonly field: string
  readonly reason: string
  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`)
    this.name = 'ProtocolError'
    this.field = field
    this.reason = reason
  }
}

/** Longest name of a session or function, characters. */
const LONGEST_NAME = 1024

const text = (value: JSONValue | undefined, field: string): string => {
  if (typeof value !== 'string') throw new ProtocolError(field, 'must be text')
  return value
}
const name = (value: JSONValue | undefined, field: string): string => {
  const given = text(value, field)
  if (given === '' || given.length > LONGEST_NAME) throw new ProtocolError(field, 'must be 1 to 1024 characters')
  return given
}
const natural = (value: JSONValue | undefined, field: string): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new ProtocolError(field, 'must be a whole number from 0')
  }
  return value
}
/** Arguments travel as an array of one object. */
const onlyArgument = (value: JSONValue | undefined, field: string): JSONValue => {
  if (!Array.isArray(value) || value.length > 1) throw new ProtocolError(field, 'must be an array of one object')
  return value[0] ?? {}
}

/** u64, little endian, base64: how timestamps travel. */
export const encodeTs = (ts: bigint): string => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(ts)
  return bytes.toString('base64')
}
const decodeTs = (value: JSONValue | undefined, field: string): bigint => {
  const bytes = Buffer.from(text(value, field), 'base64')
  if (bytes.length !== 8) throw new ProtocolError(field, 'must be 8 bytes')
  return bytes.readBigUInt64LE()
}

const parseModification = (value: JSONValue): Modification => {
  if (!isObject(value)) throw new ProtocolError('modifications', 'must hold objects')
  const queryId = natural(value.queryId, 'queryId')
  if (value.type === 'Remove') return { kind: 'remove', queryId }
  if (value.type !== 'Add') throw new ProtocolError('modifications', 'must be Add or Remove')
  const journal = value.journal === undefined || value.journal === null ? null : text(value.journal, 'journal')
  return { kind: 'add', queryId, journal, path: name(value.udfPath, 'udfPath'), args: onlyArgument(value.args, 'args') }
}

const parseToken = (message: JSONObject): Token => {
  if (message.tokenType === 'None') return { kind: 'none' }
  if (message.tokenType === 'Admin') return { kind: 'admin' }
  if (message.tokenType === 'User') return { kind: 'user', value: text(message.value, 'value') }
  throw new ProtocolError('tokenType', 'must be User, Admin or None')
}

const parseJSON = (raw: string): JSONValue => {
  try {
    return JSON.parse(raw) as JSONValue
  } catch {
    throw new ProtocolError('message', 'is not JSON')
  }
}

/** Throws ProtocolError. */
export const parseMessage = (raw: string): ClientMessage => {
  const message = parseJSON(raw)
  if (!isObject(message)) throw new ProtocolError('message', 'must be an object')
  switch (message.type) {
    case 'Connect': {
      const seen = message.maxObservedTimestamp
      const maxObserved = seen === undefined || seen === null ? null : decodeTs(seen, 'maxObservedTimestamp')
      return { kind: 'connect', session: name(message.sessionId, 'sessionId'), maxObserved }
    }
    case 'Authenticate':
      return {
        kind: 'authenticate',
        baseVersion: natural(message.baseVersion, 'baseVersion'),
        token: parseToken(message),
      }
    case 'ModifyQuerySet': {
      if (!Array.isArray(message.modifications)) throw new ProtocolError('modifications', 'must be an array')
      const baseVersion = natural(message.baseVersion, 'baseVersion')
      const newVersion = natural(message.newVersion, 'newVersion')
      return { kind: 'modify', baseVersion, newVersion, modifications: message.modifications.map(parseModification) }
    }
    case 'Mutation':
    case 'Action':
      return {
        kind: message.type === 'Mutation' ? 'mutation' : 'action',
        requestId: natural(message.requestId, 'requestId'),
        path: name(message.udfPath, 'udfPath'),
        args: onlyArgument(message.args, 'args'),
      }
    case 'Event':
      return { kind: 'event' }
    default:
      throw new ProtocolError('type', 'is not known')
  }
}

export const PING = '{"type":"Ping"}'

/** `ts` only for mutations: the client resolves the promise when a Transition reaches it. `logLines` is JSON text. */
export const succeeded = (
  kind: 'Mutation' | 'Action',
  requestId: number,
  answer: { readonly text: string; readonly logLines: string; readonly ts?: bigint },
): string => {
  const at = answer.ts === undefined ? '' : `,"ts":"${encodeTs(answer.ts)}"`
  return (
    `{"type":"${kind}Response","requestId":${requestId},"success":true,"result":${answer.text}${at},` +
    `"logLines":${answer.logLines}}`
  )
}

export const failed = (
  kind: 'Mutation' | 'Action',
  requestId: number,
  { message, data }: Failure,
  logLines: string,
): string => {
  const errorData = data === undefined ? '' : `,"errorData":${JSON.stringify(data)}`
  return (
    `{"type":"${kind}Response","requestId":${requestId},"success":false,"result":${JSON.stringify(message)},` +
    `"logLines":${logLines}${errorData}}`
  )
}

/** `attempted`: the answer to an Authenticate; otherwise a token that was good has ended. */
export const authError = (error: string, baseVersion: number, attempted: boolean): string =>
  JSON.stringify({ type: 'AuthError', error, baseVersion, authUpdateAttempted: attempted })

/** The texts of timestamps, kept while they are the last: all who are told at one moment are told of the same. */
const createTsTexts = (): ((ts: bigint) => string) => {
  const texts = new Map<bigint, string>()
  return (ts) => {
    const known = texts.get(ts)
    if (known !== undefined) return known
    if (texts.size >= LAST_MOMENTS) texts.clear()
    const text = encodeTs(ts)
    texts.set(ts, text)
    return text
  }
}
const LAST_MOMENTS = 64
const tsText = createTsTexts()

const versionText = ({ querySet, identity, ts }: Version): string =>
  `{"querySet":${querySet},"identity":${identity},"ts":"${tsText(ts)}"}`

export const transition = (start: Version, end: Version, modifications: readonly string[]): string =>
  `{"type":"Transition","startVersion":${versionText(start)},"endVersion":${versionText(end)},` +
  `"modifications":[${modifications.join(',')}]}`

/** Longest message sent whole, characters; the client joins the parts of a longer one (TransitionChunk). */
const LONGEST_MESSAGE = 512 * 1024

export const inChunks = (message: string): string[] => {
  if (message.length <= LONGEST_MESSAGE) return [message]
  const transitionId = randomUUID()
  const totalParts = Math.ceil(message.length / LONGEST_MESSAGE)
  return Array.from({ length: totalParts }, (_, partNumber) => {
    const chunk = message.slice(partNumber * LONGEST_MESSAGE, (partNumber + 1) * LONGEST_MESSAGE)
    return JSON.stringify({ type: 'TransitionChunk', chunk, partNumber, totalParts, transitionId })
  })
}
