/** Convex's HTTP API: one POST runs one function (docs.convex.dev, HTTP API; convex/browser/http_client.ts). */
import type { IncomingMessage } from 'node:http'
import type { JSONValue } from 'convex/values'
import { failureOf } from '../runtime/failure.ts'
import type { FunctionKind } from '../runtime/functions.ts'
import type { Identity } from '../runtime/identity.ts'
import { type LogLines, newLogLines } from '../runtime/logLines.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { encodeTs } from '../sync/protocol.ts'
import { isObject } from '../values/keys.ts'
import type { Identify } from './bearer.ts'
import { HttpError, readJSON } from './body.ts'
import { toPlain } from './plain.ts'

export type Answer = { readonly status: number; readonly body: string }

export type Api = {
  /** Null when the path is none of ours; throws HttpError for what never reached a function. */
  answer(request: IncomingMessage, path: string): Promise<Answer | null>
}

const KINDS: { readonly [path: string]: FunctionKind | 'any' } = {
  '/api/query': 'query',
  '/api/query_at_ts': 'query',
  '/api/mutation': 'mutation',
  '/api/action': 'action',
  '/api/function': 'any',
}
const RUN = '/api/run/'

/** A function threw: the clients read the body of this status as an answer, not as a broken server. */
const FUNCTION_ERROR = 560

/** `/api/run/mutations/liveCalls/start` means `mutations/liveCalls:start`. */
const runPath = (path: string): string => {
  try {
    return decodeURIComponent(path.slice(RUN.length)).replace(/\/([^/]+)$/, ':$1')
  } catch {
    throw new HttpError(400, 'BadPath', 'The path is not properly encoded.')
  }
}

export type ApiParts = {
  readonly runtime: Runtime
  readonly identify: Identify
}

export const createApi = ({ runtime, identify }: ApiParts): Api => {
  const run = async (
    kind: FunctionKind | 'any',
    path: string,
    args: JSONValue,
    identity: Identity | null,
    lines: LogLines,
  ): Promise<string> => {
    const found = runtime.functions.find(path, kind === 'any' ? null : kind, 'client')
    const call = { path, args, identity, from: 'client' } as const
    if (found.kind === 'query') return runtime.query(call, lines)
    if (found.kind === 'mutation') return (await runtime.mutate(call, lines)).text
    return runtime.act(call, lines)
  }

  const call = async (request: IncomingMessage, path: string, kind: FunctionKind | 'any'): Promise<Answer> => {
    if (request.method !== 'POST') throw new HttpError(405, 'MethodNotAllowed', 'Functions are called by POST.')
    const body = await readJSON(request)
    if (!isObject(body)) throw new HttpError(400, 'BadJsonBody', 'The body must be an object.')
    const name = path.startsWith(RUN) ? runPath(path) : body.path
    if (typeof name !== 'string') throw new HttpError(400, 'BadJsonBody', 'path: must be text.')
    const format = body.format ?? 'json'
    if (format !== 'json' && format !== 'convex_encoded_json') {
      throw new HttpError(400, 'BadFormat', 'format: must be json or convex_encoded_json.')
    }
    const args = (Array.isArray(body.args) ? body.args[0] : body.args) ?? {}
    const identity = await identify(request)
    const shape = (value: JSONValue): JSONValue => (format === 'json' ? toPlain(value) : value)
    const lines = newLogLines()
    try {
      const text = await run(kind, name, args, identity, lines)
      const value = format === 'json' ? JSON.stringify(shape(JSON.parse(text) as JSONValue)) : text
      return { status: 200, body: `{"status":"success","value":${value},"logLines":${lines.text()}}` }
    } catch (error) {
      const { message, data } = failureOf(error)
      const errorData = data === undefined ? {} : { errorData: shape(data) }
      const logLines = JSON.parse(lines.text()) as JSONValue
      const told = { status: 'error', errorMessage: message, ...errorData, logLines }
      return { status: FUNCTION_ERROR, body: JSON.stringify(told) }
    }
  }

  return {
    async answer(request, path) {
      if (path === '/api/query_ts') {
        return { status: 200, body: JSON.stringify({ ts: encodeTs(runtime.clock.last()) }) }
      }
      const kind = path.startsWith(RUN) ? 'any' : KINDS[path]
      return kind === undefined ? null : call(request, path, kind)
    },
  }
}
