/** Fetches a location that a call only points to (RFC 6753), when and where the room's policy allows it: https, few bytes, little time. */
import { type RequestOptions, request } from 'node:https'
import { type EmergencyData, type LocationSource, readDocument } from './emergencyData.ts'

/** Who may be asked. A stranger writes the address, so nothing is asked that the room has not named. */
export type ReferencePolicy =
  | { readonly kind: 'refuse' }
  | {
      readonly kind: 'fetch'
      /** `lis.example.com`, or `.example.com` for every host below it. Lower case; empty allows none. */
      readonly hosts: readonly string[]
      /** Of the whole fetch, redirects included, ms. */
      readonly timeoutMs: number
      readonly maxBytes: number
      /** Each to a host of the list. */
      readonly redirects: number
      /** Certificates, and a client's own, where the network has an authority of its own. */
      readonly tls?: Pick<RequestOptions, 'ca' | 'cert' | 'key'>
    }

export const REFUSE: ReferencePolicy = { kind: 'refuse' }

/** For a network of emergency services: a second and a half is what a dispatcher can wait for. */
export const FETCH_LIMITS = { timeoutMs: 1500, maxBytes: 65_536, redirects: 2 } as const

/** References become documents where the policy allows it, else they say why not. Never rejects; one request each, side by side. */
export async function dereference(data: EmergencyData, policy: ReferencePolicy): Promise<EmergencyData> {
  const locations = await Promise.all(
    data.locations.map((source) => (source.kind === 'reference' ? fetchOne(source, policy) : source)),
  )
  return { ...data, locations }
}

type Reference = Extract<LocationSource, { kind: 'reference' }>

async function fetchOne(source: Reference, policy: ReferencePolicy): Promise<LocationSource> {
  if (policy.kind === 'refuse') return source
  const got = await fetchDocument(source.uri, policy)
  if (got.kind === 'refused') return { ...source, why: `by reference: ${got.why}` }
  const read = readDocument(got.bytes, source.uri)
  return read.kind === 'broken' ? { ...source, why: 'by reference: what came is no location' } : read
}

type Fetched =
  | { readonly kind: 'document'; readonly bytes: Uint8Array }
  /** English; never the address itself. */
  | { readonly kind: 'refused'; readonly why: string }

type Fetching = Extract<ReferencePolicy, { kind: 'fetch' }>

const refused = (why: string): Fetched => ({ kind: 'refused', why })

async function fetchDocument(uri: string, policy: Fetching): Promise<Fetched> {
  const deadline = AbortSignal.timeout(policy.timeoutMs)
  let next = uri
  for (let hop = 0; hop <= policy.redirects; hop++) {
    const place = allowed(next, policy.hosts)
    if (typeof place === 'string') return refused(place)
    const got = await get(place, policy, deadline)
    if (got.kind !== 'elsewhere') return got
    next = URL.canParse(got.location, place.href) ? new URL(got.location, place.href).href : ''
  }
  return refused('redirected too often')
}

/** The place to ask, or why it is not asked. */
function allowed(uri: string, hosts: readonly string[]): URL | string {
  if (!URL.canParse(uri)) return 'not an address that can be fetched'
  const place = new URL(uri)
  if (place.protocol !== 'https:') return `not fetched over ${place.protocol.replace(/:$/, '')}: only https is`
  if (place.username !== '' || place.password !== '') return 'an address with a password'
  const host = place.hostname.toLowerCase()
  const named = hosts.some((one) => (one.startsWith('.') ? host.endsWith(one) : host === one))
  return named ? place : 'not fetched: the host is none that this room trusts'
}

type Got = Fetched | { readonly kind: 'elsewhere'; readonly location: string }

/** RFC 6753 §3: GET, and the answer is the location itself, or HELD's answer around it. */
function get(place: URL, { maxBytes, tls = {} }: Fetching, signal: AbortSignal): Promise<Got> {
  return new Promise((resolve) => {
    const fail = (): void => resolve(refused(signal.aborted ? 'no answer in time' : 'the server cannot be reached'))
    const headers = { accept: 'application/held+xml, application/pidf+xml;q=0.5' }
    const asking = request(place, { ...tls, headers, signal, agent: false }, (answer) => {
      const { statusCode = 0 } = answer
      const stop = (got: Got): void => {
        resolve(got)
        answer.destroy()
      }
      if (statusCode >= 300 && statusCode < 400) {
        stop({ kind: 'elsewhere', location: answer.headers.location ?? '' })
        return
      }
      if (statusCode !== 200) {
        stop(refused(`the server says ${statusCode}`))
        return
      }
      const pieces: Buffer[] = []
      let bytes = 0
      answer.on('data', (piece: Buffer) => {
        bytes += piece.length
        if (bytes > maxBytes) stop(refused('the answer is too large'))
        else pieces.push(piece)
      })
      answer.on('end', () => resolve({ kind: 'document', bytes: Buffer.concat(pieces) }))
      answer.on('error', fail)
    })
    asking.on('error', fail)
    asking.end()
  })
}
