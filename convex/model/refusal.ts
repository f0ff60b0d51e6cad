/** Refusals: what a caller did wrong, as data that a window can put in words. */
import { ConvexError } from 'convex/values'
import type { ErrorCode, ErrorData } from '../domain/errors.ts'

/** Throws a `ConvexError` that names the code, and where one is to blame, the argument and why. */
export function refuse(code: ErrorCode, field?: string, reason?: string): never {
  const data: ErrorData = {
    code,
    ...(field === undefined ? {} : { field }),
    ...(reason === undefined ? {} : { reason }),
  }
  throw new ConvexError(data)
}

/** Longest accepted text by what it holds, in UTF-16 units. */
export const TEXT_LIMITS = { id: 200, name: 200, line: 10_000, note: 5_000, transcript: 400_000 } as const

/** An identifier or name that must be there and be of sane length. */
export function checkId(field: string, value: string, max: number = TEXT_LIMITS.id): void {
  if (value.trim() === '') refuse('value_invalid', field, 'empty')
  checkText(field, value, max)
}

export function checkText(field: string, value: string, max: number = TEXT_LIMITS.note): void {
  if (value.length > max) refuse('value_invalid', field, `longer than ${max} characters`)
}

/** A finite number within [min, max]; absent is fine. */
export function checkNumber(field: string, value: number | undefined, min: number, max: number): void {
  if (value === undefined) return
  if (!Number.isFinite(value)) refuse('value_invalid', field, 'not a finite number')
  if (value < min || value > max) refuse('value_invalid', field, `must be from ${min} to ${max}`)
}

export function checkInteger(field: string, value: number | undefined, min: number, max: number): void {
  checkNumber(field, value, min, max)
  if (value !== undefined && !Number.isInteger(value)) refuse('value_invalid', field, 'not a whole number')
}

/** ms since the epoch of an ISO instant; refuses what is not one. */
export function parseInstant(field: string, value: string): number {
  const at = Date.parse(value)
  if (Number.isNaN(at)) refuse('value_invalid', field, 'not an ISO date and time')
  return at
}

/** Largest accepted offset within a call: two days, in ms. */
export const MAX_CALL_MS = 2 * 24 * 3_600_000

export function checkCallMs(field: string, value: number | undefined): void {
  checkNumber(field, value, 0, MAX_CALL_MS)
}
