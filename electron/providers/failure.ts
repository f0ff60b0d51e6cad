/** Why a service could not be reached or used, in one word that the window puts in words; `reason` is for whoever mends it. */

import { TextRefused } from '../speech/aloud/inOrder.ts'
import { LlmError } from '../speech/llm/llmError.ts'
import { ProviderError } from '../speech/providerError.ts'

export const FAILURES = [
  /** A setting is missing or wrong; `reason` names it. */
  'setting',
  /** The name of the server cannot be found. */
  'dns',
  /** Nobody answers at that address, or the line broke. */
  'connection',
  /** The certificate of the server is not to be trusted, or it does not speak TLS. */
  'tls',
  /** 401, 403. */
  'key',
  /** 402, or the quota is used up. */
  'credit',
  'limit',
  /** 404, or 400 for its name: the server does not know the model, or has no such door. */
  'model',
  /** Another 4xx. */
  'refused',
  /** 5xx. */
  'server',
  /** It answers something that is not its protocol. */
  'protocol',
  /** It takes sound and gives no words back. */
  'silent',
  'slow',
  /** What runs in this app is not installed. */
  'module',
  /** The folder holds no model, or one that cannot be loaded. */
  'folder',
  /** The program that speaks is not on this machine. */
  'program',
  /** Nothing to say, or more than is said at a stretch. */
  'text',
  'unknown',
] as const
export type Failure = (typeof FAILURES)[number]
export type Failed = { readonly failure: Failure; readonly reason: string }

const DNS = /^(ENOTFOUND|EAI_AGAIN|EAI_FAIL|EAI_NODATA|EAI_NONAME|ENODATA)$/
const TLS = /^(CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO|ERR_CERT)/
const LINE =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EHOSTUNREACH|ENETUNREACH|EPIPE|UND_ERR_SOCKET|UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/

/** Never throws; nothing of a call, a key or an address is in what it gives. */
export function failureOf(error: unknown): Failed {
  const reason = error instanceof ProviderError ? withoutName(error) : 'it failed'
  for (const code of codesOf(error)) {
    if (DNS.test(code)) return { failure: 'dns', reason: code }
    if (TLS.test(code)) return { failure: 'tls', reason: code }
    if (LINE.test(code)) return { failure: 'connection', reason: code }
  }
  if (!(error instanceof ProviderError)) return { failure: 'unknown', reason }
  return { failure: byStatus(error.status) ?? byWords(error), reason }
}

function byStatus(status: number | undefined): Failure | undefined {
  if (status === undefined) return undefined
  if (status === 401 || status === 403) return 'key'
  if (status === 402) return 'credit'
  if (status === 404) return 'model'
  if (status === 429) return 'limit'
  if (status >= 500) return 'server'
  return status === 400 ? 'model' : 'refused'
}

function byWords(error: ProviderError): Failure {
  if (error instanceof LlmError) {
    if (error.kind === 'timeout') return 'slow'
    if (error.kind === 'connection') return 'connection'
    return error.kind === 'malformed' || error.kind === 'empty' ? 'protocol' : 'unknown'
  }
  const { message } = error
  if (error instanceof TextRefused) return 'text'
  if (/the program is not installed|the program could not/.test(message)) return 'program'
  if (/not installed/.test(message)) return 'module'
  if (/model folder|model could not be loaded|its process ended/.test(message)) return 'folder'
  if (/no URL/.test(message)) return 'setting'
  if (/last words never came|nothing comes back/.test(message)) return 'silent'
  if (/in time/.test(message)) return 'slow'
  if (/protocol|no transcription/.test(message)) return 'protocol'
  if (/was closed \(1008\)/.test(message)) return 'refused'
  return 'connection'
}

/** Codes of the system along the causes, the nearest first. */
function codesOf(error: unknown): string[] {
  const codes: string[] = []
  for (let cause = error, depth = 0; cause instanceof Error && depth < 6; cause = cause.cause, depth++) {
    const inner = cause instanceof AggregateError ? cause.errors : [cause]
    for (const one of inner)
      if (one instanceof Error && 'code' in one && typeof one.code === 'string') codes.push(one.code)
  }
  return codes
}

export const withoutName = ({ provider, message }: ProviderError): string =>
  message.startsWith(`${provider}: `) ? message.slice(provider.length + 2) : message
