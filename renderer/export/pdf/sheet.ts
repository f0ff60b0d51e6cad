/** A4 pages that are written from top to bottom: text that wraps, rows of columns that may break over pages, rules. Points. */
import { type PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib'
import { printable } from './printable.ts'

export const PAGE = { width: 595.28, height: 841.89, left: 48, right: 48, top: 52, bottom: 64 } as const
export const CONTENT = PAGE.width - PAGE.left - PAGE.right

export type Style = {
  readonly size: number
  readonly bold?: boolean
  readonly italic?: boolean
  /** 0 black to 1 white; what must be read stays at 0.4 or below, so that it does on a grey print. */
  readonly grey?: number
}
export type Cell = { readonly text: string; readonly width: number; readonly style: Style }

export const BODY: Style = { size: 9 }
export const STRONG: Style = { size: 9, bold: true }
export const SMALL: Style = { size: 7.5, grey: 0.36 }
export const QUOTE: Style = { size: 8, italic: true, grey: 0.25 }
const LINE = 1.36
const HAIR = 0.75

export type Sheet = {
  readonly pages: () => readonly PDFPage[]
  readonly gap: (points: number) => void
  readonly rule: (grey?: number, thickness?: number) => void
  /** A title that never stands alone at the foot of a page. */
  readonly heading: (text: string, aside?: string) => void
  readonly paragraph: (text: string, style: Style, indent?: number) => void
  /** Columns side by side from the left margin; long ones go on on the next page. `bar` draws a line before the row. */
  readonly row: (cells: readonly Cell[], more?: { readonly bar?: boolean; readonly after?: number }) => void
  /** A frame around one line, filled black or left open. */
  readonly label: (text: string, filled: boolean) => void
  readonly widthOf: (text: string, style: Style) => number
  /** Text at a place of its own, outside the flow. */
  readonly at: (page: PDFPage, text: string, x: number, y: number, style: Style) => void
  readonly top: () => { readonly page: PDFPage; readonly y: number }
}

export async function openSheet(doc: PDFDocument): Promise<Sheet> {
  const plain = await doc.embedFont(StandardFonts.Helvetica)
  const bold = await doc.embedFont(StandardFonts.HelveticaBold)
  const italic = await doc.embedFont(StandardFonts.HelveticaOblique)
  const fontOf = (style: Style): PDFFont => (style.bold ? bold : style.italic ? italic : plain)
  const ink = (grey = 0.08) => rgb(grey, grey, grey)
  const pages: PDFPage[] = []
  let y = 0

  const turn = (): PDFPage => {
    const page = doc.addPage([PAGE.width, PAGE.height])
    pages.push(page)
    y = PAGE.height - PAGE.top
    return page
  }
  const current = (): PDFPage => pages.at(-1) ?? turn()
  const need = (height: number): void => {
    current()
    if (y - height < PAGE.bottom) turn()
  }
  const widthOf = (text: string, style: Style): number => fontOf(style).widthOfTextAtSize(printable(text), style.size)
  const at = (page: PDFPage, text: string, x: number, base: number, style: Style): void =>
    page.drawText(printable(text), { x, y: base, size: style.size, font: fontOf(style), color: ink(style.grey) })

  const wrap = (text: string, { width, style }: Pick<Cell, 'width' | 'style'>): readonly string[] => {
    const font = fontOf(style)
    const fits = (line: string): boolean => font.widthOfTextAtSize(line, style.size) <= width
    return text.split(/\r?\n/).flatMap((part) => wrapped(printable(part), fits))
  }

  const row: Sheet['row'] = (cells, { bar = false, after = 3 } = {}) => {
    const columns = cells.map((cell) => ({ cell, lines: wrap(cell.text, cell) }))
    const leading = Math.max(...cells.map(({ style }) => style.size)) * LINE
    const count = Math.max(...columns.map(({ lines }) => lines.length))
    // A short row stays in one piece; a long one leaves no single line behind.
    need(leading * (count <= 12 ? count : 2))
    for (let i = 0; i < count; i++) {
      need(leading)
      y -= leading
      if (bar) current().drawRectangle({ x: PAGE.left - 7, y: y - 2.4, width: 1.6, height: leading, color: ink(0.45) })
      let x: number = PAGE.left
      for (const { cell, lines } of columns) {
        const line = lines[i]
        if (line !== undefined && line !== '') at(current(), line, x, y, cell.style)
        x += cell.width
      }
    }
    y -= after
  }

  return {
    pages: () => pages,
    widthOf,
    at,
    row,
    top: () => ({ page: current(), y }),
    gap(points) {
      current()
      y -= points
    },
    rule(grey = 0.8, thickness = HAIR) {
      need(thickness)
      const line = { start: { x: PAGE.left, y }, end: { x: PAGE.left + CONTENT, y } }
      current().drawLine({ ...line, thickness, color: ink(grey) })
    },
    heading(text, aside) {
      need(64)
      y -= 28
      at(current(), text, PAGE.left, y, { size: 12.5, bold: true })
      if (aside !== undefined) at(current(), aside, PAGE.left + CONTENT - widthOf(aside, SMALL), y, SMALL)
      y -= 6
      current().drawLine({
        start: { x: PAGE.left, y },
        end: { x: PAGE.left + CONTENT, y },
        thickness: 1.2,
        color: ink(0.15),
      })
      y -= 4
    },
    paragraph(text, style, indent = 0) {
      const width = CONTENT - indent
      row(
        indent === 0
          ? [{ text, width, style }]
          : [
              { text: '', width: indent, style },
              { text, width, style },
            ],
      )
    },
    label(text, filled) {
      const style: Style = { size: 8, bold: true }
      const width = Math.min(CONTENT, widthOf(text, style) + 14)
      need(18)
      y -= 16
      current().drawRectangle({
        x: PAGE.left,
        y: y - 1,
        width,
        height: 16,
        ...(filled ? { color: ink(0.12) } : { borderColor: ink(0.12), borderWidth: 1 }),
      })
      at(current(), text, PAGE.left + 7, y + 4, filled ? { ...style, grey: 1 } : style)
      y -= 5
    },
  }
}

/** Breaks at blanks; a word longer than the line is cut. */
function wrapped(text: string, fits: (line: string) => boolean): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/ +/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    while (!fits(line)) {
      const piece = longestFit(line, fits)
      lines.push(line.slice(0, piece))
      line = line.slice(piece)
    }
  }
  return [...lines, line]
}

function longestFit(word: string, fits: (line: string) => boolean): number {
  let low = 1
  let high = word.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(word.slice(0, middle))) low = middle
    else high = middle - 1
  }
  return low
}
