/** Serves the window's files under app://vigia, with the same policy as the browser host. */
import { protocol } from 'electron'
import { readAsset } from '../site/assets.ts'
import { contentPolicy, pageHeaders } from '../site/policy.ts'
import { HOST, SCHEME } from './origin.ts'

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

export function serveWindow({ root, backend }: { readonly root: string; readonly backend: string }): void {
  const headers = pageHeaders(contentPolicy({ backend }))
  protocol.handle(SCHEME, async (request) => {
    const url = URL.parse(request.url)
    const asset = url?.host === HOST ? await readAsset(root, url.pathname || '/') : null
    if (!asset) return new Response('not found', { status: 404, headers: { 'content-type': 'text/plain' } })
    return new Response(asset.body, { headers: { ...headers, 'content-type': asset.type } })
  })
}
