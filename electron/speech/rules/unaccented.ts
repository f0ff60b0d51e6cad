/** Words as the rules compare them: without accents, in lower case, and safe inside a pattern. */

export const unaccented = (text: string): string => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '')

export const plain = (text: string): string => unaccented(text).toLowerCase()

/** A name that a caller said, as the part of a pattern that finds just it. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
