/** An incident as a printed report: A4, legible in grey, the same bytes for the same incident, language and time. */
import { PDFDocument } from '@cantoo/pdf-lib'
import { LOCALES } from '../../i18n/language.ts'
import type { About } from './about.ts'
import { cardPart } from './card.ts'
import { changesPart, integrityPart, reviewPart } from './closing.ts'
import { footers, headPart } from './head.ts'
import { printable } from './printable.ts'
import { openSheet } from './sheet.ts'
import { timelinePart } from './timeline.ts'
import { transcriptPart } from './transcript.ts'

export async function toPdf(about: About): Promise<Uint8Array> {
  const { bundle, t, language, exportedAt } = about
  const doc = await PDFDocument.create({ updateMetadata: false })
  const at = new Date(exportedAt)
  doc.setTitle(printable(`${t('export.pdf_kicker')} ${bundle.incident?.number ?? bundle.call.callId}`), {
    showInWindowTitleBar: true,
  })
  doc.setLanguage(LOCALES[language])
  doc.setCreator('Vigía')
  doc.setProducer('Vigía')
  doc.setCreationDate(at)
  doc.setModificationDate(at)
  const sheet = await openSheet(doc)
  headPart(sheet, about)
  cardPart(sheet, about)
  timelinePart(sheet, about)
  transcriptPart(sheet, about)
  changesPart(sheet, about)
  reviewPart(sheet, about)
  integrityPart(sheet, about)
  footers(sheet, about)
  return doc.save()
}
