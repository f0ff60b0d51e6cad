/** What the patient is insured with, where it is chosen from the question or put right: "lo segundo, letra B", "se cambió, Banmédica es ahora". */
import { chosenFrom } from './chosenFrom.ts'
import { anyAsked, type Context } from './context.ts'
import { type Finding, finding, type Line, type Range } from './line.ts'

const INSURER =
  /\b(?:fonasa(?: (?:tramo |letra |grupo )?[a-d]\b)?|consalud|colmena|banmedica|cruz ?blanca|vida tres|nueva masvida|masvida|esencial|achs|asociacion chilena de seguridad|mutual de seguridad|instituto de seguridad|\bist\b|\bisl\b|dipreca|capredena|medicare|medicaid|blue cross|aetna|cigna|kaiser|united ?health\w*|bupa|axa|humana|tricare)\b/g
const TRANCHE = /\b(?:letra|tramo|grupo|la|el) ([a-d])\b(?! [a-z]+ )/
/** It is of an insurance that the line speaks, not of a hospital that is called so. */
const INSURED =
  /\b(?:isapre|fonasa|plan\b|credencial|afiliad\w+|prevision|insurance|insured|cover(?:ed|age)?|carnet de|le corresponde|corresponde por|pertenece|cotiza|card|policy|tarjeta)\b/
/** The first is of former times, or was a slip. */
const CHANGED =
  /\b(?:se (?:cambio|paso|salio)|nos cambiamos|antes|estuvo|ahora|ya no|miento|perdon|no,|digo|switched|changed|used to|now|sorry|wait|actually|no longer)\b/
const NOT_IT =
  /\b(?:antes (?:era|estaba en)|ya no (?:es|esta en|tiene)|no (?:es|era)|not|used to (?:be|have)) (?:la |el |with |on )?$/

const said = (line: Line, { start, end }: Range): string => {
  const words = line.plain.quote(start, end)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function insuranceTold(line: Line, context: Context): Finding | undefined {
  const asked = anyAsked(context, 'insurance')
  const prompt = context.prompts.at(-1)
  const named = [...line.text.matchAll(INSURER)]
    .filter(({ index }) => !NOT_IT.test(line.text.slice(0, index)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
  const tranche = TRANCHE.exec(line.text)?.[1]?.toUpperCase()
  const offered =
    prompt && asked
      ? [...prompt.text.matchAll(/\b(?:isapre|fonasa|particular|medicare|medicaid|private|public|nhs)\b/g)]
      : []
  const [choice] = named.length === 0 ? chosenFrom(line, offered.length) : []
  const pick = choice === undefined ? undefined : offered[choice]
  if (prompt && pick && pick[0] !== 'particular') {
    const words = said(prompt, { start: pick.index, end: pick.index + pick[0].length })
    const value = pick[0] === 'fonasa' && tranche ? `${words} ${tranche}` : words
    return finding(prompt, 'seguro_salud', value, { start: pick.index, end: pick.index + pick[0].length }, 0.85)
  }
  const first = named[0]
  const last = named.at(-1)
  if (!first || !last) return undefined
  // One alone is read elsewhere, where it was asked for
  if (!asked && !INSURED.test(line.text)) return undefined
  const value = said(line, last)
  const whole = /^fonasa$/i.test(value) && tranche ? `${value} ${tranche}` : value
  const mends = first !== last && CHANGED.test(line.text.slice(0, last.end + 12))
  if (first !== last && !mends) return undefined
  return finding(line, 'seguro_salud', whole, last, 0.85)
}
