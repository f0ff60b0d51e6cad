/**
 * Who may speak to the engine at all. WebSockets have no same-origin rule and a page may rebind its DNS name to
 * 127.0.0.1, so every request must name us by a loopback host and come from a page we know, or from no page.
 */
import type { IncomingMessage } from 'node:http'

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

export type Door = {
  /** Why this request is refused, or null. */
  refusal(request: IncomingMessage): string | null
  /** Headers that let a page of ours read the answer; none for anyone else. */
  corsHeaders(request: IncomingMessage): Record<string, string>
}

/**
 * `origins` are compared verbatim (`http://127.0.0.1:4100`, `app://vigia`). `port` is read when a request comes. `hostNames` are
 * served beside the loopback ones; a request that names the secure port 443 may leave the port out, as browsers do.
 */
export const createDoor = (origins: readonly string[], port: () => number, hostNames: readonly string[] = []): Door => {
  const allowed = new Set(origins)
  const ours = new Set([...LOOPBACK, ...hostNames.map((name) => name.toLowerCase())])

  const hostIsOurs = (host: string | undefined): boolean => {
    if (host === undefined) return false
    const [, name, number] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host.toLowerCase()) ?? []
    return name !== undefined && ours.has(name) && (number ?? '443') === String(port())
  }

  return {
    refusal({ headers }) {
      if (!hostIsOurs(headers.host)) return 'This host name is not served here.'
      if (headers.origin !== undefined && !allowed.has(headers.origin)) return 'This origin is not allowed.'
      return null
    },

    corsHeaders({ headers }) {
      if (headers.origin === undefined || !allowed.has(headers.origin)) return {}
      return {
        'Access-Control-Allow-Origin': headers.origin,
        'Access-Control-Allow-Headers': 'Content-Type, Authorization, Convex-Client, Digest, Range',
        'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
        // Chromium asks before a page may reach an address of this machine (WICG Private Network Access).
        'Access-Control-Allow-Private-Network': 'true',
        'Access-Control-Max-Age': '600',
        Vary: 'Origin',
      }
    },
  }
}
