/**
 * Keys for sound between two consoles. What stands in the description (RFC 4568) may be read on the way, so it is no key but what
 * makes one together with the ticket, which both hosts have from the room's backend and which never crosses the line.
 */
import { hkdfSync } from 'node:crypto'
import type { Key, LegSettings, Suite } from '../rtp/media/media.ts'
import { SUITES } from '../sip/sdp/crypto.ts'

/** Whose sound a key seals. */
export type End = 'host' | 'supervisor'

/** Nothing goes in clear between consoles, not even to a neighbour on the same machine. */
export const CONSOLE_TERMS = { codecs: ['opus', 'g722', 'pcma', 'pcmu'], srtp: 'required' } as const

/** The settings with the keys that are really used; null when nothing was agreed that could be sealed. `ours`: which end we are. */
export function sealedBy(ticket: string, ours: End, settings: LegSettings): LegSettings | null {
  const { srtp } = settings
  if (!srtp || ticket === '') return null
  const { suite } = srtp
  const theirs = ours === 'host' ? 'supervisor' : 'host'
  const key = (end: End, said: Key): Key => keyOf(ticket, end, suite, said)
  return { ...settings, srtp: { suite, ours: key(ours, srtp.ours), theirs: key(theirs, srtp.theirs) } }
}

/** RFC 5869: the ticket is the secret, what was said is the salt, and each end has keys of its own, so that none can be turned back on its sender. */
function keyOf(ticket: string, end: End, suite: Suite, { key, salt }: Key): Key {
  const { keyBytes, saltBytes } = SUITES[suite]
  const said = Buffer.concat([key, salt])
  const bytes = Buffer.from(hkdfSync('sha256', ticket, said, `vigia console ${end} ${suite}`, keyBytes + saltBytes))
  return { key: bytes.subarray(0, keyBytes), salt: bytes.subarray(keyBytes) }
}
