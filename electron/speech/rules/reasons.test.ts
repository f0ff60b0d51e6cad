/** Why one calls, in everyday words: plainly, hedged, and after a greeting. */
import { expect, test } from 'vitest'
import { SAID_EN, SAID_ES } from './reasons.fixture.ts'
import { told } from './told.fixture.ts'

test.each([
  ['es-CL', SAID_ES, 'Aló, por favor, '],
  ['en-US', SAID_EN, 'Hi, um, please, '],
] as const)('every everyday way to say it gives its reason, %s', async (language, reasons, lead) => {
  const wrong: string[] = []
  for (const [reason, sayings] of Object.entries(reasons))
    for (const saying of sayings) {
      const { record } = await told(language, `C: ${lead}${saying}.`)
      if (record.motivo !== reason) wrong.push(`${saying}: ${reason}, not ${record.motivo}`)
    }
  expect(wrong).toEqual([])
})
