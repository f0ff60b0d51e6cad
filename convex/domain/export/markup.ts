/** Text within XML and HTML: what markup would take for its own is written as entities, what XML cannot hold is left out. */

/** XML 1.0 §2.2 has no place for these, not even as entities. */
const IMPOSSIBLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escaped = (text: string): string =>
  text.replace(IMPOSSIBLE, '').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

/** An element, or nothing when there is nothing to put in it. */
export const element = (name: string, text: string | null | undefined): string =>
  text === null || text === undefined || text.trim() === '' ? '' : `<${name}>${escaped(text)}</${name}>`
