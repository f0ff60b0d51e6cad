/** What the page may use of this machine: the microphone, and Convex on loopback. Everything else is refused. */
import { type Session, session } from 'electron'
import { isOurs } from './origin.ts'

type Details = { readonly mediaTypes?: readonly string[]; readonly mediaType?: string }

/** `loopback-network` is what Chromium asks when a page talks to 127.0.0.1, where the embedded engine is. */
const allowed = (permission: string, details: Details): boolean => {
  if (permission === 'loopback-network') return true
  if (permission !== 'media') return false
  const types = details.mediaTypes ?? (details.mediaType ? [details.mediaType] : [])
  return types.length > 0 && types.every((type) => type === 'audio')
}

export function lockPermissions(dev?: string, target: Session = session.defaultSession): void {
  target.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(isOurs(details.requestingUrl, dev) && allowed(permission, details as Details)),
  )
  target.setPermissionCheckHandler(
    (_contents, permission, origin, details) => isOurs(origin, dev) && allowed(permission, details as Details),
  )
  target.setDevicePermissionHandler(() => false)
}
