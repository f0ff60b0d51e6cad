/** Who may speak to us, and how often: strangers and floods get silence, not an answer. */
import { BlockList, isIP } from 'node:net'

export type Gate = {
  /** `now` in ms. False: drop it without a word. */
  admits(address: string, now: number): boolean
}

export type GateRules = {
  /** `192.0.2.7` or `192.0.2.0/24`, `2001:db8::/32`. Empty: anybody. */
  readonly allow: readonly string[]
  /** Messages a second for each address; bursts of two seconds' worth pass. */
  readonly perSecond: number
}

/** Addresses remembered at once; the oldest are forgotten first. */
const ADDRESSES = 4_096

/** Throws a RangeError for a rule that is no address: a wrong setting must not open the door. */
export function createGate({ allow, perSecond }: GateRules): Gate {
  const list = new BlockList()
  for (const rule of allow) addRule(list, rule)
  const buckets = new Map<string, { left: number; at: number }>()
  const full = 2 * perSecond
  return {
    admits(address, now) {
      const family = isIP(address)
      if (family === 0 || (allow.length > 0 && !list.check(address, family === 6 ? 'ipv6' : 'ipv4'))) return false
      const bucket = buckets.get(address) ?? { left: full, at: now }
      bucket.left = Math.min(full, bucket.left + ((now - bucket.at) * perSecond) / 1000)
      bucket.at = now
      if (!buckets.has(address) && buckets.size >= ADDRESSES) {
        const [oldest] = buckets.keys()
        if (oldest !== undefined) buckets.delete(oldest)
      }
      buckets.set(address, bucket)
      if (bucket.left < 1) return false
      bucket.left--
      return true
    },
  }
}

function addRule(list: BlockList, rule: string): void {
  const [address = '', bits] = rule.split('/')
  const family = isIP(address)
  const max = family === 6 ? 128 : 32
  const prefix = bits === undefined ? max : /^\d{1,3}$/.test(bits) ? Number(bits) : -1
  if (family === 0 || prefix < 0 || prefix > max) throw new RangeError(`not an address or a network: ${rule}`)
  list.addSubnet(address, prefix, family === 6 ? 'ipv6' : 'ipv4')
}
