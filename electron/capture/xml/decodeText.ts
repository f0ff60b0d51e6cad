/** The characters of a document by its own account (XML 1.0 §4.3.3, appendix F), and by what its bytes really are. */

/** Encodings that are met in the field; any other is read as UTF-8. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['utf-16', 'utf-16le'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['iso-8859-1', 'windows-1252'],
  ['iso-8859-15', 'iso-8859-15'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
])

/** Never throws. `problem` says when the bytes were not what they claimed to be. */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly problem: string | null } {
  const claimed = claimedEncoding(bytes)
  const encoding = KNOWN.get(claimed)
  const problem = encoding === undefined ? 'an encoding that is not known' : null
  try {
    return { text: new TextDecoder(encoding ?? 'utf-8', { fatal: true }).decode(bytes), problem }
  } catch {
    // A name with accents must come through: what is not UTF-8 is nearly always the code page of an old server.
    return {
      text: new TextDecoder('windows-1252').decode(bytes),
      problem: 'the bytes are not of the encoding that is told',
    }
  }
}

function claimedEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0x3c && bytes[1] === 0) return 'utf-16le'
  if (bytes[0] === 0 && bytes[1] === 0x3c) return 'utf-16be'
  const head = String.fromCharCode(...bytes.subarray(0, 128))
  const declaration = head.slice(0, Math.max(head.indexOf('?>'), 0))
  const told = /encoding[ \t\r\n]?=[ \t\r\n]?["']([A-Za-z0-9._-]{1,40})["']/.exec(declaration)?.[1]?.toLowerCase()
  // Whoever reads the declaration as single bytes has ruled out UTF-16 already.
  return told === undefined || told.startsWith('utf-16') ? 'utf-8' : told
}
