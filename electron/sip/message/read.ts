/** What reading a piece of text gives: the value, or why there is none. Nothing in this folder throws on bad input. */

export type Read<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | {
      readonly kind: 'bad'
      /** English, for the log and the reason phrase; never carries the input itself. */
      readonly why: string
    }

export const ok = <T>(value: T): Read<T> => ({ kind: 'ok', value })
export const bad = (why: string): Read<never> => ({ kind: 'bad', why })
