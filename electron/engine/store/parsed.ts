/**
 * Documents parsed or written lately, by id: a hot document (the state of a live call) is read and changed again and again,
 * and to parse it costs more than to find it. An entry counts only while its text is the stored one, so none can be out of date.
 */
import type { JSONObject } from '../values/keys.ts'

export type Parsed = {
  /** `text` as an object, which nobody may change. */
  of(id: string, text: string): JSONObject
  keep(id: string, text: string, doc: JSONObject): void
}

/** Characters of all texts that are kept: the live documents of a hundred calls. */
const MOST = 1024 * 1024
/** A longer one would push out too many others. */
const LONGEST = 64 * 1024

export const createParsed = (): Parsed => {
  /** The one used longest ago comes first. */
  const kept = new Map<string, { readonly text: string; readonly doc: JSONObject }>()
  let held = 0

  const drop = (id: string): void => {
    const known = kept.get(id)
    if (known === undefined) return
    held -= known.text.length
    kept.delete(id)
  }

  const keep: Parsed['keep'] = (id, text, doc) => {
    drop(id)
    if (text.length > LONGEST) return
    kept.set(id, { text, doc })
    held += text.length
    for (const [oldest] of kept) {
      if (held <= MOST) return
      drop(oldest)
    }
  }

  return {
    keep,
    of(id, text) {
      const known = kept.get(id)
      if (known?.text === text) return known.doc
      const doc = JSON.parse(text) as JSONObject
      keep(id, text, doc)
      return doc
    },
  }
}
