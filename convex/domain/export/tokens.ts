/** The words of a text with their places, folded so that case and accents make no difference. */

export type Token = { readonly from: number; readonly to: number; readonly folded: string; readonly raw: string }

const WORD = /[\p{L}\p{N}\p{M}]+/gu

export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

export const tokensOf = (text: string): readonly Token[] =>
  [...text.matchAll(WORD)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    folded: fold(found[0]),
    raw: found[0],
  }))

/** Words of names that are words of everything: hidden within a name, left alone without one. */
const PARTICLES: ReadonlySet<string> = new Set(
  'de del la las los el y e i o da do das dos di du van von der san santa don dona sr sra dr dra'.split(' '),
)
export const isParticle = (folded: string): boolean => PARTICLES.has(folded) || folded === ''
