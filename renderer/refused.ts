/** The code of what the backend or the host refused; `other` when it gave none. */
import { ConvexError } from 'convex/values'

export function refused(error: unknown): string {
  const data: unknown = error instanceof ConvexError ? error.data : error
  return typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string'
    ? data.code
    : 'other'
}
