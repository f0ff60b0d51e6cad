/** The key of the browser host: 192 random bits in the printed address, then in a cookie that scripts cannot read. */
import { randomBytes, timingSafeEqual } from 'node:crypto'

export type Key = {
  readonly text: string
  opens(attempt: string | null | undefined): boolean
}

export function cutKey(bytes: Uint8Array = randomBytes(24)): Key {
  const text = Buffer.from(bytes).toString('base64url')
  const want = Buffer.from(text)
  return {
    text,
    opens(attempt) {
      const got = Buffer.from(attempt ?? '')
      return got.length === want.length && timingSafeEqual(got, want)
    },
  }
}

/** Cookies are sent to every port of an address, so the port is in the name: two hosts on one machine do not shut each other out. */
export const cookieName = (port: number): string => `vigia-${port}`

export const setCookie = (port: number, key: Key): string =>
  `${cookieName(port)}=${key.text}; HttpOnly; SameSite=Strict; Path=/`

export function readCookie(header: string | undefined, port: number): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === cookieName(port)) return part.slice(at + 1).trim()
  }
  return undefined
}
