/** Why a file was not handed out, as data and in words. */
import { ConvexError } from 'convex/values'
import type { Text } from '../i18n/text.ts'
import { NotEido } from './files.ts'

export type Failure =
  | { readonly kind: 'offline' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'eido'; readonly path: string; readonly detail: string }
  | { readonly kind: 'make'; readonly detail: string }

export const OFFLINE: Failure = { kind: 'offline' }

export function failureOf(error: unknown): Failure {
  if (error instanceof NotEido) return { kind: 'eido', path: error.path || '/', detail: error.reason }
  const data: unknown = error instanceof ConvexError ? error.data : null
  const code = typeof data === 'object' && data !== null && 'code' in data ? data.code : null
  if (code === 'forbidden' || code === 'unauthenticated') return { kind: 'forbidden' }
  if (code === 'call_not_found') return { kind: 'gone' }
  return { kind: 'make', detail: code === null ? messageOf(error) : String(code) }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 200)

export function failureText(t: Text, failure: Failure): string {
  switch (failure.kind) {
    case 'eido':
      return t('export.fail_eido', failure)
    case 'make':
      return t('export.fail_make', failure)
    default:
      return t(`export.fail_${failure.kind}`)
  }
}
