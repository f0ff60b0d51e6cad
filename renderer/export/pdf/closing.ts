/** The end of the report: every change of the card, the review, and how its truth can be proved. */
import { type TextKey, textOr } from '../../i18n/text.ts'
import { labelOf, saidOf } from '../../incident/words.ts'
import { type About, authorText, clockOf, lap, lapOf, personText, sureText } from './about.ts'
import { BODY, CONTENT, type Sheet, SMALL, STRONG } from './sheet.ts'

export function changesPart(sheet: Sheet, about: About): void {
  const { bundle, t } = about
  if (bundle.changes.length === 0) return
  sheet.heading(t('export.pdf_changes'), t('export.pdf_changesCount', { n: bundle.changes.length }))
  for (const { at, field, action, value, by, confidence } of bundle.changes)
    sheet.row(
      [
        { text: lapOf(about, at), width: 44, style: { ...SMALL, size: 8 } },
        { text: labelOf(t, field), width: 110, style: BODY },
        { text: textOr(t, `export.change_${action}`, action), width: 78, style: { ...SMALL, size: 8 } },
        { text: value === null ? '—' : saidOf(t, field, value), width: 140, style: STRONG },
        { text: '', width: 8, style: BODY },
        {
          text: [authorText(about, by), sureText(about, confidence)].filter((part) => part !== '').join(' · '),
          width: CONTENT - 380,
          style: SMALL,
        },
      ],
      { after: 1 },
    )
  if (bundle.cut.includes('changes')) sheet.paragraph(t('export.pdf_cut'), STRONG)
}

export function reviewPart(sheet: Sheet, about: About): void {
  const { bundle, t } = about
  const { review } = bundle
  if (review === null) return
  sheet.heading(t('export.pdf_review'), review.score === null ? undefined : `${review.score} / 100`)
  if (review.signed) sheet.paragraph(t('export.pdf_signed', { name: personText(about, review.by) }), BODY)
  for (const { item, points, max } of review.items)
    sheet.row([
      { text: textOr(t, `export.criterion_${item}` as TextKey, item), width: 200, style: BODY },
      { text: `${points ?? '—'}${max === null ? '' : ` / ${max}`}`, width: 60, style: STRONG },
    ])
  for (const { text, by, atMs } of review.notes)
    sheet.row([
      { text: atMs === null ? '' : lap(atMs), width: 44, style: { ...SMALL, size: 8 } },
      { text: personText(about, by), width: 100, style: { ...SMALL, size: 8 } },
      { text, width: CONTENT - 144, style: BODY },
    ])
}

export function integrityPart(sheet: Sheet, about: About): void {
  const { bundle, t, language, contentSha256 } = about
  const { recording } = bundle
  const fact = (label: string, text: string): void =>
    sheet.row(
      [
        { text: label, width: 120, style: { ...BODY, grey: 0.3 } },
        { text, width: CONTENT - 120, style: BODY },
      ],
      { after: 1 },
    )
  sheet.heading(t('export.pdf_integrity'))
  fact(t('export.pdf_content'), contentSha256)
  if (recording === null) fact(t('export.pdf_recording'), t('export.pdf_noRecording'))
  else {
    const size = `${(recording.bytes / 1_048_576).toLocaleString(language, { maximumFractionDigits: 1 })} MB`
    const state = textOr(t, `export.recording_${recording.state}`, recording.state)
    fact(t('export.pdf_recording'), `${recording.file} · ${lap(recording.capturedMs)} · ${size} · ${state}`)
    fact('SHA-256', recording.sha256 ?? t('export.pdf_noHash'))
    if (recording.archive !== null) {
      fact(t('export.pdf_archive'), `${recording.archive.file} · ${recording.archive.codec}`)
      fact('SHA-256', recording.archive.sha256)
    }
  }
  fact(t('export.pdf_callId'), bundle.call.callId)
  sheet.gap(4)
  sheet.paragraph(t('export.pdf_howToProve'), SMALL)
  if (bundle.redacted) sheet.paragraph(t('export.pdf_redactedHow'), SMALL)
  sheet.paragraph(t('export.pdf_clock', { time: clockOf(about.exportedAt) }), SMALL)
}
