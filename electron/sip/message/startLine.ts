/** The first line: `Method SP Request-URI SP SIP-Version` or `SIP-Version SP Status-Code SP Reason-Phrase` (RFC 3261 §7). */
import { decimal, isToken } from './grammar.ts'
import type { Problem } from './message.ts'
import { readUri, type Uri } from './uri.ts'

export type StartLine =
  | { readonly kind: 'request'; readonly method: string; readonly uri: string; readonly target: Uri | null }
  | { readonly kind: 'response'; readonly status: number; readonly reason: string }

/** Null when this is not SIP at all; such bytes are dropped without a word. */
export function readStartLine(line: string, problems: Problem[]): StartLine | null {
  return /^SIP\//i.test(line) ? readStatusLine(line, problems) : readRequestLine(line, problems)
}

const report = (problems: Problem[], why: string, status: 400 | 505 = 400): void => {
  problems.push({ status, at: 'start-line', why })
}

function checkVersion(version: string, problems: Problem[]): void {
  // "SIP-Version … is case-insensitive, but implementations MUST send upper-case" (§7.1).
  if (version.toUpperCase() !== 'SIP/2.0') report(problems, 'the version is not SIP/2.0', 505)
}

/** The reason may be empty and may hold any UTF-8 (RFC 4475 §3.1.1.12, §3.1.1.13). */
function readStatusLine(line: string, problems: Problem[]): StartLine {
  const [version = '', code = ''] = line.split(' ', 2)
  checkVersion(version, problems)
  // `Status-Code = 3DIGIT`: 4294967301 is not 5 (RFC 4475 §3.1.2.19).
  const status = code.length === 3 ? decimal(code, 699) : null
  if (status === null || status < 100) report(problems, 'the status is not 100 to 699')
  return { kind: 'response', status: status ?? 0, reason: line.slice(version.length + code.length + 2) }
}

function readRequestLine(line: string, problems: Problem[]): StartLine | null {
  const first = line.indexOf(' ')
  const trimmed = line.trimEnd()
  const last = trimmed.lastIndexOf(' ')
  if (first <= 0 || last <= first) return null
  const version = trimmed.slice(last + 1)
  if (!/^SIP\/\d{1,9}\.\d{1,9}$/i.test(version)) return null
  checkVersion(version, problems)
  const method = line.slice(0, first)
  if (!isToken(method)) report(problems, 'the method is not a token')
  // "No unescaped whitespace or control characters may be included in the Request-URI", one SP each side (§7.1).
  const uri = trimmed.slice(first + 1, last).trim()
  if (uri.length !== last - first - 1 || trimmed !== line) report(problems, 'blanks too many')
  const read = readUri(uri)
  if (read.kind === 'bad') report(problems, `Request-URI: ${read.why}`)
  const target = read.kind === 'ok' ? read.value : null
  // Table 1 of §19.1.1: headers are not allowed in a Request-URI (RFC 4475 §3.1.2.11).
  if (target?.kind === 'sip' && target.headers !== '') report(problems, 'Request-URI: headers cannot stand there')
  return { kind: 'request', method, uri, target }
}
