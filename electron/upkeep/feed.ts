/** The address that newer versions come from, as administration set it: https alone, in a small file of the data folder. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'

export class FeedError extends Error {
  readonly field = 'url'
  readonly reason: string
  constructor(reason: string) {
    super(`url: ${reason}`)
    this.name = 'FeedError'
    this.reason = reason
  }
}

const MOST_CHARACTERS = 300

/** The address without a last slash; throws `FeedError` for all but a plain https address. */
export function feedOf(text: string): string {
  const trimmed = text.trim()
  if (trimmed.length > MOST_CHARACTERS) throw new FeedError('too_long')
  if (!URL.canParse(trimmed)) throw new FeedError('not_an_address')
  const url = new URL(trimmed)
  if (url.protocol !== 'https:') throw new FeedError('not_https')
  if (url.username !== '' || url.password !== '') throw new FeedError('has_password')
  if (url.search !== '' || url.hash !== '') throw new FeedError('has_query')
  return url.href.replace(/\/+$/, '')
}

export type FeedFile = {
  /** Null: the one that this version was made with. */
  get(): string | null
  /** Durable when it returns. */
  set(url: string | null): void
}

/** A file that cannot be used is as none: a console never fails to start for where its next version comes from. */
export function openFeed(file: string): FeedFile {
  let current = read(file)
  return {
    get: () => current,
    set(url) {
      const next = url === null ? null : feedOf(url)
      writeFileSync(`${file}.new`, JSON.stringify({ url: next }), { mode: 0o600, flush: true })
      renameSync(`${file}.new`, file)
      current = next
    },
  }
}

function read(file: string): string | null {
  try {
    const { url } = JSON.parse(readFileSync(file, 'utf8')) as { url?: unknown }
    return typeof url === 'string' ? feedOf(url) : null
  } catch {
    return null
  }
}
