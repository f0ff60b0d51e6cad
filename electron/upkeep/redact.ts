/** Takes out of a text what could tell who somebody is or open a door: numbers, addresses, names of people, keys, places on a disk. */

const RULES: readonly (readonly [RegExp, string])[] = [
  // A signed token, before anything in it is taken for something else.
  [/\beyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [secret]'],
  [
    /([?&]k=|\b(?:api[-_]?key|key|secret|password|passphrase|token|clave|contraseña)\b["']?\s*[:=]\s*["']?)[^\s"',&}]+/gi,
    '$1[secret]',
  ],
  [/\b(?:sk|pk|rk|gsk|xai)[-_][\w-]{8,}/g, '[secret]'],
  [/\bsips?:[^\s<>"',;]+/gi, '[address]'],
  [/\btel:[^\s<>"',;]+/gi, '[number]'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[address]'],
  [/(?:\/(?:home|Users)\/|[A-Z]:\\Users\\)[^/\\\s"']+/g, '[home]'],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b/g, '[host]'],
  [/\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{0,4}\b/gi, '[host]'],
  // A telephone number or an identity card, with whatever stands between its digits.
  [/(?<![\w.-])\+?\d(?:[\s().-]?\d){6,}(?:-?[\dkK])?(?![\w-])/g, '[number]'],
  [/\b[0-9a-f]{32,}\b/gi, '[secret]'],
  [/\b[\w+/-]{40,}={0,2}/g, '[secret]'],
]

export const redact = (text: string): string =>
  RULES.reduce((left, [pattern, word]) => left.replace(pattern, word), text)
