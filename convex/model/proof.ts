/** Evidence as it comes from outside: bounded before it is kept. */
import type { Evidence } from '../domain/canonical.ts'
import { checkCallMs, checkId, checkText, refuse } from './refusal.ts'

const MOST = 20
const LONGEST_QUOTE = 2000

export function checkEvidence(field: string, evidence: readonly Evidence[]): void {
  if (evidence.length > MOST) refuse('value_invalid', field, `more than ${MOST}`)
  for (const { entryKey, quote, atMs } of evidence) {
    checkId(`${field}.entryKey`, entryKey)
    checkText(`${field}.quote`, quote, LONGEST_QUOTE)
    checkCallMs(`${field}.atMs`, atMs)
  }
}
