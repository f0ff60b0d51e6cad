/** What a failed delivery means: no one heard us, the backend stumbled, or it will never take this fact. */
import { ConvexError } from 'convex/values'

export type Verdict =
  /** The network, or a token that has run out: try for ever. */
  | { readonly kind: 'unreachable' }
  /** The backend heard us and failed: try a few times. */
  | { readonly kind: 'failing' }
  /** The backend says no, and would say no again. */
  | { readonly kind: 'refused'; readonly code: string }

/** What Convex's own checks say of arguments or of a function that is not there. */
const REFUSALS = [
  'ArgumentValidationError',
  'ReturnsValidationError',
  'Could not find public function',
  'does not match validator',
]

/** The clients put this in front of whatever a function threw. */
const FROM_BACKEND = /\[CONVEX M\(|Server Error/

export function verdictOf(error: unknown): Verdict {
  if (error instanceof ConvexError) {
    const code = codeOf(error.data)
    return code === 'unauthenticated' ? { kind: 'unreachable' } : { kind: 'refused', code }
  }
  const message = error instanceof Error ? error.message : ''
  const refusal = REFUSALS.find((text) => message.includes(text))
  if (refusal) return { kind: 'refused', code: refusal }
  return { kind: FROM_BACKEND.test(message) ? 'failing' : 'unreachable' }
}

/** The code of our own errors; never the rest, which may quote a caller. */
function codeOf(data: unknown): string {
  if (typeof data !== 'object' || data === null || !('code' in data)) return 'refused'
  return typeof data.code === 'string' ? data.code : 'refused'
}
