/** What the window's page may do, said in headers by both hosts. */

/**
 * Content-Security-Policy of the window. `backend` is the address of Convex, the only place beside its host that it may talk to;
 * `host` the host's own WebSocket origin when it has one.
 */
export function contentPolicy({ backend, host }: { readonly backend: string; readonly host?: string }): string {
  const convex = new URL(backend)
  const socket = `${convex.protocol === 'https:' ? 'wss:' : 'ws:'}//${convex.host}`
  return [
    "default-src 'none'",
    "script-src 'self'",
    // React writes style attributes for sizes that come from data.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "media-src 'self' blob:",
    `connect-src ${["'self'", host, convex.origin, socket].filter((source) => source !== undefined).join(' ')}`,
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

export const pageHeaders = (policy: string): Readonly<Record<string, string>> => ({
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
})
