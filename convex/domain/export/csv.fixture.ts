/** A reader of CSV for tests. */

/** A reader written from the grammar of RFC 4180 §2, apart from the writer. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let i = 0
  while (i < text.length) {
    let value = ''
    if (text[i] === '"') {
      i++
      while (i < text.length && !(text[i] === '"' && text[i + 1] !== '"')) {
        value += text[i]
        i += text[i] === '"' ? 2 : 1
      }
      i++
    } else while (i < text.length && text[i] !== ',' && !text.startsWith('\r\n', i)) value += text[i++]
    row.push(value)
    if (text[i] === ',') i++
    else if (text.startsWith('\r\n', i)) {
      rows.push(row)
      row = []
      i += 2
    } else if (i < text.length) throw new Error(`neither comma nor line end at ${i}`)
  }
  return rows
}
