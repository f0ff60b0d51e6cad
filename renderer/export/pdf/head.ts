/** The head of the report: what, how urgent, when, who; and at every foot the page, the content's hash and the time of export. */
import { rgb } from '@cantoo/pdf-lib'
import { durationMs } from '../../../convex/domain/export/bundle.ts'
import { PRIORITIES } from '../../../convex/domain/triage.ts'
import { dateText, phoneText, shortTime } from '../../i18n/format.ts'
import { textOr } from '../../i18n/text.ts'
import { saidOf } from '../../incident/words.ts'
import { type About, clockOf, lap, personText } from './about.ts'
import { BODY, CONTENT, PAGE, type Sheet, SMALL, STRONG } from './sheet.ts'

export function headPart(sheet: Sheet, about: About): void {
  const { bundle, t, language } = about
  const { call, incident } = bundle
  sheet.paragraph(t('export.pdf_kicker'), { size: 8, bold: true, grey: 0.36 })
  sheet.gap(5)
  const reason = bundle.fields.find(({ field }) => field === 'motivo')?.value
  const number = incident === null || incident.priorityFrom === null ? 0 : PRIORITIES.indexOf(incident.priority) + 1
  const { page, y } = sheet.top()
  badge(page, number === 0 ? '?' : String(number), y, sheet)
  const title = reason === null || reason === undefined ? t('export.pdf_unclassified') : saidOf(t, 'motivo', reason)
  sheet.row(
    [
      { text: '', width: 36, style: { size: 19 } },
      { text: title, width: CONTENT - 36, style: { size: 19, bold: true } },
    ],
    { after: 2 },
  )
  const ended = call.endedAt === null ? t('export.pdf_ongoing') : clockOf(call.endedAt)
  const priority = t(`vocabulary.priority.${number === 0 ? 'none' : (incident?.priority ?? 'none')}`)
  const when = `${dateText(language, call.startedAt)}, ${clockOf(call.startedAt)} – ${ended}`
  sheet.paragraph([incident?.number ?? call.callId, priority, when].join('  ·  '), { size: 9.5, grey: 0.25 }, 36)
  sheet.gap(4)
  if (call.practice) sheet.label(t('export.pdf_practice'), false)
  sheet.label(t(bundle.redacted ? 'export.pdf_redacted' : 'export.pdf_personal'), !bundle.redacted)
  sheet.gap(4)
  facts(sheet, about)
  if (incident?.description) {
    sheet.gap(4)
    sheet.paragraph(incident.description, BODY)
  }
}

/** Priority as on every screen: a shape with its number, told without colour. */
function badge(page: ReturnType<Sheet['top']>['page'], text: string, y: number, sheet: Sheet): void {
  page.drawRectangle({ x: PAGE.left, y: y - 31, width: 27, height: 27, color: rgb(0.12, 0.12, 0.12) })
  const style = { size: 16, bold: true, grey: 1 }
  sheet.at(page, text, PAGE.left + 13.5 - sheet.widthOf(text, style) / 2, y - 23.4, style)
}

function facts(sheet: Sheet, about: About): void {
  const { bundle, t, language } = about
  const { call } = bundle
  const lasted = durationMs(bundle)
  const hidden = bundle.redacted ? t('export.pdf_hidden') : '—'
  const pairs: readonly (readonly [string, string])[] = [
    [t('export.pdf_duration'), lasted === null ? t('export.pdf_ongoing') : lap(lasted)],
    [
      t('export.pdf_answerTime'),
      call.answeredAt === null ? '—' : shortTime(language, Math.max(0, call.answeredAt - call.startedAt)),
    ],
    [t('export.pdf_dispatcher'), personText(about, call.agentName) || '—'],
    [t('export.pdf_end'), call.endReason === null ? '—' : t(`vocabulary.end.${call.endReason}`)],
    [t('export.pdf_caller'), call.customerName || hidden],
    [t('export.pdf_phone'), phoneText(call.customerPhone) ?? hidden],
    [
      t('export.pdf_status'),
      bundle.incident === null ? '—' : textOr(t, `export.status_${bundle.incident.status}`, bundle.incident.status),
    ],
    [t('export.pdf_source'), textOr(t, `export.source_${call.sourceKind}`, call.sourceKind)],
  ]
  const width = CONTENT / 4
  for (let i = 0; i < pairs.length; i += 4) {
    const four = pairs.slice(i, i + 4)
    sheet.row(
      four.map(([label]) => ({ text: label, width, style: SMALL })),
      { after: 0 },
    )
    sheet.row(
      four
        .map(([, text]) => ({ text, width: width - 8, style: STRONG }))
        .flatMap((cell) => [cell, { ...cell, text: '', width: 8 }]),
      { after: 4 },
    )
  }
}

/** Written last, when the number of pages is known. */
export function footers(sheet: Sheet, about: About): void {
  const { bundle, t, language, exportedAt, contentSha256 } = about
  const pages = sheet.pages()
  const style = { size: 6.8, grey: 0.36 }
  for (const [i, page] of pages.entries()) {
    page.drawLine({
      start: { x: PAGE.left, y: 46 },
      end: { x: PAGE.left + CONTENT, y: 46 },
      thickness: 0.75,
      color: rgb(0.7, 0.7, 0.7),
    })
    const exported = t('export.pdf_exported', { time: `${dateText(language, exportedAt)}, ${clockOf(exportedAt)}` })
    const number = t('export.pdf_page', { n: i + 1, of: pages.length })
    const mark = t(bundle.redacted ? 'export.pdf_redactedShort' : 'export.pdf_personalShort')
    sheet.at(page, `${bundle.incident?.number ?? bundle.call.callId}  ·  ${mark}  ·  ${exported}`, PAGE.left, 35, style)
    sheet.at(page, number, PAGE.left + CONTENT - sheet.widthOf(number, { ...style, bold: true }), 35, {
      ...style,
      bold: true,
    })
    sheet.at(page, `${t('export.pdf_content')} SHA-256 ${contentSha256}`, PAGE.left, 25, style)
  }
}
