/** Reads back what a report says: its pages, and the text drawn on each. */
import { decodePDFRawStream, PDFArray, PDFDocument, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'

const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const letter = (code: number): string =>
  code >= 0x80 && code <= 0x9f ? (UPPER[code - 0x80] ?? '') : String.fromCharCode(code)

/** One text a page, a line a drawn string. */
export async function textOfPdf(bytes: Uint8Array): Promise<readonly string[]> {
  const doc = await PDFDocument.load(bytes, { updateMetadata: false })
  return doc.getPages().map((page) => {
    const contents = page.node.Contents()
    const parts = contents instanceof PDFArray ? contents.asArray() : [contents]
    return parts
      .map((part) => (part instanceof PDFRef ? doc.context.lookup(part) : part))
      .map((stream) => (stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : new Uint8Array()))
      .map((raw) => drawnText(new TextDecoder('latin1').decode(raw)))
      .join('\n')
  })
}

const drawnText = (operators: string): string =>
  [...operators.matchAll(/<([0-9A-Fa-f]*)>\s*Tj/g)]
    .map((found) => (found[1]?.match(/../g) ?? []).map((pair) => letter(Number.parseInt(pair, 16))).join(''))
    .join('\n')
