/** Which of the things that a question offered an answer takes: "¿diabetes, asma, arritmias?" — "lo último", "the first one", "las dos". */
import type { Line } from './line.ts'

const FIRST = /\b(?:(?:lo|la|el) primer[oa]?|(?:the )?first(?: one| 1)?|the former)\b/
const SECOND = /\b(?:(?:lo|la|el) segund[oa]|(?:the )?second(?: one| 1)?)\b/
const LAST = /\b(?:(?:lo|la|el) ultim[oa]|(?:the )?last(?: one| 1)?|the latter)\b/
const ALL =
  /^\W*(?:(?:si|yes|yeah|tiene|has|uy|oh|ay)\W+)*(?:l[oa]s (?:dos|tres|2|3)|amb[oa]s|tod[oa]s|both|all (?:of (?:them|those)|3|three)|the lot)\b/

/** The indices of what is taken, of `count` things offered; empty when the answer takes none of them so. */
export function chosenFrom(line: Line, count: number): number[] {
  if (count < 2) return []
  const head = line.text.slice(0, 60)
  if (/\b(?:no|ni|not|except|menos)\b[^.,;]{0,12}\b(?:primer|segund|ultim|first|second|last)/.test(head)) return []
  // "The last time", "el último año": no choice
  if (
    /\b(?:primer[oa]?|segund[oa]|ultim[oa]|first|second|last) (?:time|vez|year|week|ano|mes|semana|night|dia|name|floor|piso|baby|heart|stroke)/.test(
      head,
    )
  )
    return []
  if (ALL.test(head)) return Array.from({ length: count }, (_, i) => i)
  if (FIRST.test(head)) return [0]
  if (SECOND.test(head)) return [1]
  return LAST.test(head) ? [count - 1] : []
}
