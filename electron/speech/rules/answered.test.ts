import { expect, test } from 'vitest'
import { ANSWERED } from './answered.fixture.ts'
import { told } from './told.fixture.ts'

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

test.each(ANSWERED.trim().split('\n'))('%s', async (row) => {
  const [language, question, answer, wanted = ''] = row.split('|')
  const [field = '', value = ''] = wanted.split('=')
  const { record } = await told(language === 'es' ? 'es-CL' : 'en-US', `A: ${question}`, `C: ${answer}`)
  const held = Object.entries(record).find(([name]) => name === field)?.[1] ?? ''
  expect(plain(held)).toContain(plain(value))
})
