/** `db.query(…)`: streams and pages over index ranges, with filters and limits applied in the order they were chained. */
import type { JSONValue } from 'convex/values'
import type { Catalogue, Index } from '../store/catalogue.ts'
import type { Documents, Row } from '../store/documents.ts'
import type { Footprint } from '../store/footprint.ts'
import { count } from '../store/limits.ts'
import { passes } from '../values/filter.ts'
import { afterKey, type JSONObject, type KeyRange, keyRange, type RangeLink } from '../values/keys.ts'

export type Stream = Iterator<Row, void>

type Operator = { readonly filter: JSONValue } | { readonly limit: number }
type Order = 'asc' | 'desc'
type Source =
  | { readonly type: 'FullTableScan'; readonly tableName: string; readonly order: Order | null }
  | {
      readonly type: 'IndexRange'
      readonly indexName: string
      readonly range: RangeLink[]
      readonly order: Order | null
    }
  | { readonly type: 'Search'; readonly indexName: string }

/** A query as convex/server serialises it (query_impl). */
export type QueryJSON = { readonly source: Source; readonly operators: readonly Operator[] }

export type PageRequest = {
  readonly query: QueryJSON
  readonly cursor: string | null
  readonly endCursor: string | null
  readonly pageSize: number
  readonly maximumRowsRead: number | null
  readonly maximumBytesRead?: number | null
}
/** JSON text of the page, and where it ended. */
export type Page = { readonly text: string; readonly end: string }

export type Queries = {
  stream(footprint: Footprint, query: QueryJSON): Stream
  /**
   * One page. With `journal` (or `endCursor`) it ends where it ended before, whatever its size is by now. A page that had to
   * read too much ends early and says `SplitRequired`; one that came near says `SplitRecommended`, with the cursor of its middle
   * (convex/react, use_paginated_query, asks for both halves then; the bounds are those of convex/server's pagination).
   */
  page(footprint: Footprint, request: PageRequest, journal: string | null): Page
}

/** The cursor past the last document. */
const END_CURSOR = '_end_cursor'
const DEFAULT_PAGE = 32
const MAX_ROWS_READ = 16_384
const MAX_BYTES_READ = 8 * 1024 * 1024
/** Past this share of what a page may read, a client is advised to split it. */
const ADVISED = 0.75

const limitOf = (operators: readonly Operator[]): number | null => {
  const [only, second] = operators
  return only !== undefined && second === undefined && 'limit' in only ? only.limit : null
}

/** Stops right after the last wanted row, so that the read set holds no key that was not needed. */
function* narrowed(rows: Generator<Row, void>, operators: readonly Operator[]): Generator<Row, void> {
  const left = operators.map((operator) => ('limit' in operator ? operator.limit : Number.POSITIVE_INFINITY))
  if (left.includes(0)) return
  for (const row of rows) {
    let doc: JSONObject | null = null
    let kept = true
    let last = false
    for (const [i, operator] of operators.entries()) {
      if ('filter' in operator) {
        doc ??= JSON.parse(row.value) as JSONObject
        kept = passes(doc, operator.filter)
        if (!kept) break
      } else {
        const remaining = (left[i] ?? 0) - 1
        left[i] = remaining
        if (remaining === 0) last = true
      }
    }
    if (kept) yield row
    if (last) return
  }
}

export const openQueries = (catalogue: Catalogue, documents: Documents): Queries => {
  const sourceOf = (source: Source): { index: Index; range: KeyRange; order: Order } => {
    if (source.type === 'Search') throw new Error('Search indexes are not supported by the embedded engine.')
    const full = source.type === 'FullTableScan'
    const index = catalogue.index(full ? `${source.tableName}.by_creation_time` : source.indexName)
    const range = keyRange(full ? [] : source.range, index.fields, index.name)
    return { index, range, order: source.order ?? 'asc' }
  }

  return {
    stream(footprint, query) {
      count(footprint.counts, 'databaseQueries')
      const { index, range, order } = sourceOf(query.source)
      const hint = limitOf(query.operators) ?? DEFAULT_PAGE
      return narrowed(documents.scan(footprint, index, range, order, hint), query.operators)
    },

    page(footprint, request, journal) {
      count(footprint.counts, 'databaseQueries')
      const { index, range, order } = sourceOf(request.query.source)
      const stop = request.endCursor ?? journal
      if (request.cursor === END_CURSOR) return pageOf([], END_CURSOR)
      let { low, high } = range
      const bound = (cursor: string): Buffer => Buffer.from(cursor, 'base64url')
      if (request.cursor !== null) {
        if (order === 'asc') low = afterKey(bound(request.cursor))
        else high = bound(request.cursor)
      }
      if (stop !== null && stop !== END_CURSOR) {
        if (order === 'asc') high = afterKey(bound(stop))
        else low = bound(stop)
      }
      const { operators } = request.query
      const most = request.maximumRowsRead ?? MAX_ROWS_READ
      const mostBytes = request.maximumBytesRead ?? MAX_BYTES_READ
      const values: string[] = []
      /** Every key that was read, in order: the middle one is where the page may be split. */
      const keys: Buffer[] = []
      let bytes = 0
      for (const row of documents.scan(footprint, index, { low, high }, order, request.pageSize + 1)) {
        keys.push(row.key)
        bytes += row.value.length
        const doc = operators.length > 0 ? (JSON.parse(row.value) as JSONObject) : null
        const kept = doc === null || operators.every((each) => !('filter' in each) || passes(doc, each.filter))
        if (kept) values.push(row.value)
        if (keys.length >= most || bytes >= mostBytes) {
          return pageOf(values, row.key.toString('base64url'), splitOf(keys, 'SplitRequired'))
        }
        if (stop === null && values.length >= request.pageSize) {
          return pageOf(values, row.key.toString('base64url'), adviceOf(keys, bytes, most, mostBytes))
        }
      }
      return pageOf(values, stop ?? END_CURSOR, adviceOf(keys, bytes, most, mostBytes))
    },
  }
}

type Split = { readonly cursor: string | null; readonly status: 'SplitRecommended' | 'SplitRequired' | null }
const WHOLE: Split = { cursor: null, status: null }

const splitOf = (keys: readonly Buffer[], status: 'SplitRecommended' | 'SplitRequired'): Split => {
  const middle = keys.length < 2 ? undefined : keys[Math.floor((keys.length - 1) / 2)]
  return { cursor: middle?.toString('base64url') ?? null, status }
}
const adviceOf = (keys: readonly Buffer[], bytes: number, most: number, mostBytes: number): Split =>
  keys.length > most * ADVISED || bytes > mostBytes * ADVISED ? splitOf(keys, 'SplitRecommended') : WHOLE

const pageOf = (values: readonly string[], end: string, split: Split = WHOLE): Page => ({
  end,
  text:
    `{"page":[${values.join(',')}],"isDone":${end === END_CURSOR},"continueCursor":${JSON.stringify(end)},` +
    `"splitCursor":${JSON.stringify(split.cursor)},"pageStatus":${JSON.stringify(split.status)}}`,
})
