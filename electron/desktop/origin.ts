/** Whose page it is: ours, or anyone else's. Compared as parsed origins, so that `app://vigia.evil` is not ours. */

/** The window's address in the desktop. A scheme of our own instead of file:// keeps the page away from the disk. */
export const SCHEME = 'app'
export const HOST = 'vigia'
export const ORIGIN = `${SCHEME}://${HOST}`

/** `https://host:port` or `app://vigia`; null for what is no address. `URL.origin` is "null" for schemes that are not the web's. */
export function originOf(text: string | undefined): string | null {
  const url = URL.parse(text ?? '')
  return url?.host ? `${url.protocol}//${url.host}` : null
}

/** `dev` is the development server of the window, when there is one. */
export const isOurs = (url: string | undefined, dev?: string): boolean => {
  const origin = originOf(url)
  return origin !== null && (origin === ORIGIN || origin === originOf(dev))
}
