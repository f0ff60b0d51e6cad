/** The encoding of rtpengine's control protocol ("NG"): a cookie, a space, and one bencoded dictionary (BEP 3). */

export type Bencoded = string | number | readonly Bencoded[] | { readonly [key: string]: Bencoded }

export function bencode(value: Bencoded): string {
  if (typeof value === 'number') return `i${Math.trunc(value)}e`
  if (typeof value === 'string') return `${Buffer.byteLength(value)}:${value}`
  if (isList(value)) return `l${value.map(bencode).join('')}e`
  const keys = Object.keys(value).sort()
  return `d${keys.map((key) => `${bencode(key)}${bencode(value[key] ?? '')}`).join('')}e`
}

const isList = (value: Bencoded): value is readonly Bencoded[] => Array.isArray(value)

/** Throws a SyntaxError for what is no such value. */
export function bdecode(bytes: Buffer): Bencoded {
  let at = 0
  const fail = (): never => {
    throw new SyntaxError(`not bencoded at byte ${at}`)
  }
  const upTo = (mark: string): string => {
    const end = bytes.indexOf(mark, at)
    if (end < 0) return fail()
    const text = bytes.toString('latin1', at, end)
    at = end + 1
    return text
  }
  const text = (): string => {
    const length = Number(upTo(':'))
    if (!Number.isInteger(length) || length < 0 || at + length > bytes.length) return fail()
    at += length
    return bytes.toString('utf8', at - length, at)
  }
  const read = (): Bencoded => {
    const mark = String.fromCharCode(bytes[at] ?? 0)
    if (/\d/.test(mark)) return text()
    at++
    if (mark === 'i') {
      const number = Number(upTo('e'))
      return Number.isFinite(number) ? number : fail()
    }
    if (mark === 'l') {
      const list: Bencoded[] = []
      while (bytes[at] !== END) list.push(at < bytes.length ? read() : fail())
      at++
      return list
    }
    if (mark !== 'd') return fail()
    const dictionary: Record<string, Bencoded> = {}
    while (bytes[at] !== END) {
      const key = at < bytes.length ? text() : fail()
      dictionary[key] = read()
    }
    at++
    return dictionary
  }
  return read()
}

const END = 'e'.charCodeAt(0)
