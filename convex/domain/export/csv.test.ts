/** What a reader of RFC 4180 gets back is what was put in, and no cell is a formula. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrest, bundles } from './bundle.fixture.ts'
import { parseCsv } from './csv.fixture.ts'
import { CSV_COLUMNS, cell, toCsv } from './csv.ts'

test('a call reads back with its columns, its accents and its proofs', () => {
  const text = toCsv(arrest)
  expect(text.startsWith('\ufeffkind,at,')).toBe(true)
  const [header, ...rows] = parseCsv(text.slice(1))
  expect(header).toEqual([...CSV_COLUMNS])
  const numero = rows.find(([kind, , , , what]) => kind === 'field' && what === 'numero')
  expect(numero?.slice(4)).toEqual([
    'numero',
    '2890',
    '',
    '0.91',
    'machine: rules es 3',
    'dos mil ochocientos noventa',
    '11',
  ])
  expect(rows.filter(([kind]) => kind === 'line')).toHaveLength(arrest.transcript.length)
  expect(rows.find(([, , , , what]) => what === 'caller_phone')?.[5]).toBe("'+56 9 5550 1482")
})

test('every bundle gives rows of one width, and no cell begins like a formula', () => {
  fc.assert(
    fc.property(bundles, (bundle) => {
      const rows = parseCsv(toCsv(bundle).slice(1))
      for (const row of rows) {
        expect(row).toHaveLength(CSV_COLUMNS.length)
        for (const value of row) expect(value).not.toMatch(/^\s*[=+\-@\t\r]/)
      }
      expect(rows.filter(([kind]) => kind === 'line').map((row) => row[5]?.replace(/^'/, ''))).toEqual(
        bundle.transcript.map(({ text }) => text.replace(/^'/, '')),
      )
    }),
    { numRuns: 60 },
  )
})

test.each(['=1+1', '+56', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1'])('%j is text', (danger) => {
  expect(parseCsv(`${cell(danger)}\r\n`)[0]?.[0]).toBe(`'${danger}`)
})
