/** Text in the letters that every PDF reader has (WinAnsi): what it lacks is written with a plain letter, or by its number. */

/** Beyond Latin-1, what WinAnsi (Windows-1252) has in its upper half (ISO 32000-1 annex D.2). */
const EXTRA = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
const PLAIN: Readonly<Record<string, string>> = {
  '−': '-',
  '→': '->',
  '≥': '>=',
  '≤': '<=',
  '\u202f': ' ',
  '\u2009': ' ',
}

const isPrintable = (letter: string): boolean => {
  const code = letter.codePointAt(0) ?? 0
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa1 && code <= 0xff && code !== 0xad) || EXTRA.includes(letter)
}

/** Letters that cannot be printed show as `[U+4F60]`: nothing is left out unsaid. */
export const printable = (text: string): string => [...text.normalize('NFC')].map(printed).join('')

function printed(letter: string): string {
  if (isPrintable(letter)) return letter
  if (/^[\s\p{Cc}\u00a0]$/u.test(letter)) return ' '
  if (/^[\p{Cf}\p{M}]$/u.test(letter)) return ''
  const plain = PLAIN[letter] ?? letter.normalize('NFKD').replace(/\p{M}/gu, '')
  if (plain !== '' && [...plain].every(isPrintable)) return plain
  return `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
}
