/** Errors of functions on their way to a caller: to another function as an exception, to a client as message and data. */
import { randomBytes } from 'node:crypto'
import type { JSONValue } from 'convex/values'

/** What a client is told. `data` is there only for a ConvexError. */
export type Failure = { readonly message: string; readonly data?: JSONValue }

const CONVEX_ERROR = Symbol.for('ConvexError')

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** ConvexError data leaves a handler as JSON text (convex/server, registration_impl) and passes a syscall as a value. */
const dataOf = (error: unknown): JSONValue | undefined => {
  if (typeof error !== 'object' || error === null || !(CONVEX_ERROR in error) || !('data' in error)) return undefined
  return typeof error.data === 'string' ? (JSON.parse(error.data) as JSONValue) : (error.data as JSONValue)
}

/** The error as a syscall must throw it, so that the calling handler can catch it as a ConvexError. */
export const crossing = (error: unknown): Error => {
  const data = dataOf(error)
  const crossed = new Error(messageOf(error))
  return data === undefined ? crossed : Object.assign(crossed, { data })
}

/** Worded as Convex words it; the id lets a report be matched, and means nothing else. */
export const failureOf = (error: unknown): Failure => {
  const data = dataOf(error)
  const kind = data === undefined ? 'Uncaught Error' : 'Uncaught ConvexError'
  const message = `[Request ID: ${randomBytes(8).toString('hex')}] Server Error\n${kind}: ${messageOf(error)}`
  return data === undefined ? { message } : { message, data }
}

/** What a log may say of an error: its kind and where it arose. Its message could hold what a caller sent. */
export const traceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error
  const at = error.stack?.split('\n').find((line) => line.startsWith('    at '))
  return `${error.name}${at === undefined ? '' : ` ${at.trim()}`}`
}
