/** Whatever looks like a person's or a key's is gone from a diagnostics text, and what a technician needs is still there. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { redact } from './redact.ts'

test.each([
  '+56 9 5555 0101',
  '56955550101',
  '(2) 2555 0147',
  '12.345.678-9',
  'ana.rojas@samu.example.cl',
  'sip:despacho7@192.0.2.7:5060',
  'tel:+56955550101',
  '192.0.2.7',
  '2001:db8:0:1::7',
  'http://127.0.0.1:4000/?k=AbCdEf123456',
  'Bearer abc.def-ghi',
  'apiKey: "dg_9f8e7d6c"',
  'password=hola1234',
  'sk-ant-api03-AAAABBBBCCCC',
  'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl',
  '/home/paula/.local/share/vigia',
  'C:\\Users\\Paula\\AppData',
  'd41d8cd98f00b204e9800998ecf8427e',
])('%s does not come out', (secret) => {
  const shown = redact(`before ${secret} after`)
  expect(shown).toMatch(/^before .*\[\w+\].* after$/)
  for (const word of [
    '5555',
    '0101',
    'rojas',
    'despacho7',
    '192.0',
    'db8',
    'AbCdEf',
    'ghi',
    '9f8e',
    'hola',
    'AAAA',
    'ZXlK',
    'paula',
    'Paula',
    'd41d',
  ])
    if (secret.includes(word)) expect(shown).not.toContain(word)
})

test.each([
  '0.1.0',
  'engine.ready ms 1234',
  'SQLITE_BUSY',
  'v24.21.0',
  '16384 MB',
  'p99 12.5 ms',
  'at 18:05:03',
  'deliver.ts:120:14',
])('%s stays', (text) => expect(redact(text)).toBe(text))

test('no number that could be dialled survives in any text around it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[2-9]\d{8}$/), fc.constantFrom(' ', ': ', '"', '(', ', '), (number, before) => {
      expect(redact(`x${before}+56 ${number} y`)).not.toContain(number)
    }),
  )
})
