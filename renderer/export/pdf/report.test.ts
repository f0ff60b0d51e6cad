// @vitest-environment node
/** The report says all that is in the bundle, in letters that print, the same bytes each time. */
import { PDFDocument } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrest, bundles, line, STARTED_AT } from '../../../convex/domain/export/bundle.fixture.ts'
import type { IncidentBundle } from '../../../convex/domain/export/bundle.ts'
import { redact } from '../../../convex/domain/export/redact.ts'
import type { Language } from '../../i18n/language.ts'
import { textIn } from '../../i18n/text.ts'
import { textOfPdf } from './pdf.fixture.ts'
import { printable } from './printable.ts'
import { toPdf } from './report.ts'

const about = (bundle: IncidentBundle, language: Language = 'es') => ({
  bundle,
  language,
  t: textIn(language),
  exportedAt: STARTED_AT + 3_600_000,
  contentSha256: 'cd'.repeat(32),
})
const report = (bundle: IncidentBundle, language?: Language) => toPdf(about(bundle, language))

describe('a cardiac arrest', () => {
  test('is told with its proof, its words and its recording, accents and all', async () => {
    const pages = await textOfPdf(await report(arrest))
    const text = pages.join('\n')
    for (const words of [
      'Paro cardiorrespiratorio',
      'Los Tilos',
      '2890',
      'Juan',
      'Pérez',
      'Carla Rojas',
      '+56 9 5550 1482',
    ])
      expect(text).toContain(words)
    expect(text).toContain('«dos mil ochocientos noventa» 00:11')
    expect(text).toContain('también se oyó: 2810')
    expect(text).toContain('¡Ayúdeme, por favor! Mi papá se desplomó y no responde.')
    expect(text).toContain('ab'.repeat(32))
    expect(text).toContain('CONTIENE DATOS PERSONALES')
  })

  test('has at every foot its page, its hash and when it was made', async () => {
    const pages = await textOfPdf(await report(arrest))
    for (const [i, page] of pages.entries()) {
      expect(page).toContain(`Página ${i + 1} de ${pages.length}`)
      expect(page).toContain(`SHA-256 ${'cd'.repeat(32)}`)
      expect(page).toContain('Emitido vie 20 nov 2026, 20:37:26')
    }
  })

  test('is the same bytes for the same incident, language and time', async () => {
    const [first, second, english] = [await report(arrest), await report(arrest), await report(arrest, 'en')]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    expect(Buffer.from(first).equals(Buffer.from(english))).toBe(false)
    const doc = await PDFDocument.load(first, { updateMetadata: false })
    expect(doc.getCreationDate()?.getTime()).toBe(STARTED_AT + 3_600_000)
  })

  test('names nobody when redacted', async () => {
    const text = (await textOfPdf(await report(redact(arrest)))).join('\n')
    for (const word of ['Juan', 'Pérez', 'Marta', 'Carla', 'Rojas', 'Paula', '2890', '1482'])
      expect(text).not.toContain(word)
    expect(text).toContain('DATOS PERSONALES OCULTOS')
    expect(text).toContain('Personal 1')
  })
})

test('a long call goes on over pages, and every line of it is there', async () => {
  const transcript = Array.from({ length: 300 }, (_, i) =>
    line(
      `k-${i}`,
      i % 2 === 0 ? 'agent' : 'customer',
      i * 3000,
      `Línea ${i}: ${'palabra '.repeat((i * 7) % 60)}fin${i}.`,
    ),
  )
  const pages = await textOfPdf(await report({ ...arrest, transcript }))
  expect(pages.length).toBeGreaterThan(8)
  const text = pages.join(' ').replaceAll('\n', ' ')
  for (let i = 0; i < 300; i++) expect(text).toContain(`fin${i}.`)
})

test('no bundle is too odd for paper', async () => {
  await fc.assert(
    fc.asyncProperty(bundles, fc.constantFrom<Language>('es', 'en'), async (bundle, language) => {
      const doc = await PDFDocument.load(await report(bundle, language))
      expect(doc.getPageCount()).toBeGreaterThan(0)
    }),
    { numRuns: 15 },
  )
}, 20_000)

test.each([
  ['Ñuñoa, ¿qué pasó? «así» – 5 € …', 'Ñuñoa, ¿qué pasó? «así» – 5 € …'],
  ['e\u0301l', 'él'],
  ['Łódź a\tb\u0007c', '[U+0141]ódz a b c'],
  ['你 👋', '[U+4F60] [U+1F44B]'],
  ['a→b ≥ 5\u200b', 'a->b >= 5'],
])('%j prints as %j', (text, printed) => {
  expect(printable(text)).toBe(printed)
})
