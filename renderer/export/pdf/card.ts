/** The incident card in the report: every value with who set it, how sure it was, and the words that prove it. */
import type { FieldName } from '../../../convex/domain/canonical.ts'
import type { BundleField } from '../../../convex/domain/export/bundle.ts'
import { GROUPS, specOf } from '../../incident/groups.ts'
import { labelOf, saidOf } from '../../incident/words.ts'
import { type About, authorText, lap, personText, sureText } from './about.ts'
import { BODY, CONTENT, QUOTE, type Sheet, SMALL, STRONG } from './sheet.ts'

const LABEL = 96
const VALUE = 150
const WHO = 92

export function cardPart(sheet: Sheet, about: About): void {
  const { bundle, t } = about
  const known = bundle.fields.filter(({ value, lockedBy }) => value !== null || lockedBy !== null)
  sheet.heading(t('export.pdf_card'), t('export.pdf_cardCount', { n: known.length }))
  if (known.length === 0) {
    sheet.paragraph(t('export.pdf_cardEmpty'), BODY)
    return
  }
  sheet.row(
    [
      { text: t('export.pdf_field'), width: LABEL, style: SMALL },
      { text: t('export.pdf_value'), width: VALUE, style: SMALL },
      { text: t('export.pdf_who'), width: WHO, style: SMALL },
      { text: t('export.pdf_proof'), width: CONTENT - LABEL - VALUE - WHO, style: SMALL },
    ],
    { after: 4 },
  )
  for (const group of ['motivo' as const, ...GROUPS]) {
    const rows = known.filter(({ field }) => (field === 'motivo' ? group === 'motivo' : specOf(field).group === group))
    if (rows.length === 0) continue
    sheet.rule()
    for (const row of rows) fieldRow(sheet, about, row)
    sheet.gap(3)
  }
}

function fieldRow(sheet: Sheet, about: About, row: BundleField): void {
  const { t } = about
  const { field, value, setBy, confidence, evidence, lockedBy, alternatives } = row
  const who = [
    `${authorText(about, setBy)}${confidence === null ? '' : ` · ${sureText(about, confidence)}`}`,
    lockedBy === null ? '' : t('export.pdf_locked', { name: personText(about, lockedBy) }),
  ]
  const proofs = evidence.map(({ quote, atMs }) => `«${quote}» ${lap(atMs)}`)
  const said = value === null ? t('export.pdf_emptied') : saidOf(t, field, value)
  sheet.row(
    [
      { text: labelOf(t, field as FieldName), width: LABEL, style: { ...BODY, grey: 0.3 } },
      { text: said, width: VALUE - 10, style: STRONG },
      { text: '', width: 10, style: BODY },
      { text: who.filter((part) => part !== '').join('\n'), width: WHO - 10, style: SMALL },
      { text: '', width: 10, style: BODY },
      { text: proofs.join('\n') || t('export.pdf_noWords'), width: CONTENT - LABEL - VALUE - WHO, style: QUOTE },
    ],
    { after: 2 },
  )
  for (const one of alternatives)
    sheet.row(
      [
        { text: '', width: LABEL, style: SMALL },
        { text: t('export.pdf_alternative', { value: saidOf(t, field, one.value) }), width: VALUE - 10, style: SMALL },
        { text: '', width: 10, style: SMALL },
        { text: sureText(about, one.confidence), width: WHO, style: SMALL },
        {
          text: one.evidence.map(({ quote, atMs }) => `«${quote}» ${lap(atMs)}`).join('\n'),
          width: CONTENT - LABEL - VALUE - WHO,
          style: QUOTE,
        },
      ],
      { after: 2 },
    )
}
