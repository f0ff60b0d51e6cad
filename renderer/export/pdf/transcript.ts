/** What was said, line by line; a bar beside the caller's words tells the two apart without colour. */
import { lineMs } from '../../../convex/domain/export/bundle.ts'
import { type About, lap } from './about.ts'
import { BODY, CONTENT, type Sheet, SMALL, STRONG } from './sheet.ts'

const LAP = 44
const WHO = 66

export function transcriptPart(sheet: Sheet, about: About): void {
  const { bundle, t } = about
  sheet.heading(t('export.pdf_transcript'), t('export.pdf_lines', { n: bundle.transcript.length }))
  if (bundle.transcript.length === 0) sheet.paragraph(t('export.pdf_noTranscript'), BODY)
  let before = ''
  for (const line of bundle.transcript) {
    const ms = lineMs(bundle, line)
    const width = CONTENT - LAP - WHO
    const late = line.late ? ` ${t('export.pdf_late')}` : ''
    sheet.row(
      [
        { text: ms === null ? '' : lap(ms), width: LAP, style: { ...SMALL, size: 8 } },
        { text: line.speaker === before ? '' : t(`vocabulary.leg.${line.speaker}`), width: WHO, style: STRONG },
        { text: `${line.text}${late}`, width, style: BODY },
      ],
      { bar: line.speaker === 'customer', after: 2 },
    )
    if (line.translation !== null) sheet.paragraph(`= ${line.translation}`, { ...SMALL, italic: true }, LAP + WHO)
    if (line.correction !== null) {
      const { by, text } = line.correction
      sheet.paragraph(`${t('export.pdf_corrected', { by })} ${text}`, { ...SMALL, italic: true }, LAP + WHO)
    }
    before = line.speaker
  }
  if (bundle.cut.includes('transcript')) sheet.paragraph(t('export.pdf_cut'), STRONG)
}
