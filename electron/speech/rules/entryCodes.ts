/** The code of a gate or a door, given to who asks for it. */
import type { Context } from './context.ts'
import { type Finding, finding, type Line } from './line.ts'

const ASKS_CODE = {
  es: /\b(?:clave|codigo)\b[^.]*\?/,
  en: /\b(gate|door|entry|access|building|lobby|key ?safe|garage)? ?code\b[^.]*\?/,
} as const
const DIGITS = /(?<![\d.])#?\d{3,6}#?(?![\d.])/

/** "Is there a gate code?" — "4417, then pound": the gate code 4417. */
export function entryCode(line: Line, { prompts }: Context): Finding[] {
  const asked = ASKS_CODE[line.tongue].exec(prompts.at(-1)?.text ?? '')
  const code = asked && !/\b(?:code|clave|codigo)\b/.test(line.text) ? DIGITS.exec(line.text) : null
  if (!asked || !code) return []
  const name = line.tongue === 'es' ? 'clave' : `${asked[1] ?? 'door'} code`
  const range = { start: code.index, end: code.index + code[0].length }
  return [finding(line, 'ubicacion_detalle', `${name} ${code[0]}`, range, 0.75, 'add')]
}
