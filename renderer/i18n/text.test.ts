/** Both languages say the same things: same keys, same parameters, and words for every literal of the domain. */
import { describe, expect, test } from 'vitest'
import { ALERT_TYPES } from '../../convex/domain/alerts.ts'
import { REASONS } from '../../convex/domain/canonical.ts'
import { CALL_STATUSES, END_REASONS } from '../../convex/domain/liveCall.ts'
import { DISPATCH_OBJECTIVES, DISPATCH_PHASES } from '../../convex/domain/templates.ts'
import { PRIORITIES } from '../../convex/domain/triage.ts'
import { DICTIONARIES, type Entry, type TextKey, textIn, textOr } from './text.ts'

const parameters = (entry: Entry): readonly string[] => {
  const forms = typeof entry === 'string' ? [entry] : [entry.one, entry.other, entry.many ?? entry.other]
  return [...new Set(forms.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '')))].sort()
}

describe.each(Object.entries(DICTIONARIES))('%s', (_, dictionary) => {
  const es: Readonly<Record<string, Entry>> = dictionary.es
  const en: Readonly<Record<string, Entry>> = dictionary.en

  test('has the same keys in Spanish and English', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(es).sort())
  })

  test('takes the same parameters in both, and no text is empty', () => {
    for (const [key, entry] of Object.entries(es)) {
      const other = en[key]
      if (other === undefined) continue
      expect([key, parameters(other)]).toEqual([key, parameters(entry)])
      expect(typeof entry === 'string' ? entry : entry.other, key).not.toBe('')
    }
  })
})

test('every literal of the domain has words', () => {
  const t = textIn('es')
  const keys = [
    ...ALERT_TYPES.map((one) => `alert.${one}`),
    ...REASONS.map((one) => `reason.${one}`),
    ...DISPATCH_PHASES.map((one) => `phase.${one}`),
    ...DISPATCH_OBJECTIVES.map((one) => `objective.${one}`),
    ...CALL_STATUSES.map((one) => `status.${one}`),
    ...END_REASONS.map((one) => `end.${one}`),
    ...PRIORITIES.map((one) => `priority.${one}`),
  ]
  for (const key of keys) expect(t(`vocabulary.${key}` as TextKey)).not.toBe(`vocabulary.${key}`)
})

test('plurals follow the number, numbers the language', () => {
  expect(textIn('es')('frame.back.title', { n: 1 })).toBe('Al día: 1 actualización enviada')
  expect(textIn('es')('frame.back.title', { n: 14 })).toBe('Al día: 14 actualizaciones enviadas')
  expect(textIn('es')('frame.back.title', { n: 1_000_000 })).toBe('Al día: 1.000.000 actualizaciones enviadas')
  expect(textIn('en')('frame.back.title', { n: 1 })).toBe('Up to date: 1 update sent')
})

test('words that another program brings are shown as they came', () => {
  expect(textOr(textIn('es'), 'vocabulary.phase.Discovery call', 'Discovery call')).toBe('Discovery call')
})
