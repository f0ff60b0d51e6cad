/** The conformance suites with small budgets; `npm run conformance` runs the same with large ones. */
import { expect, test } from 'vitest'
import { runApart } from './conformance/apart.ts'
import { SUITE_NAMES } from './conformance/suite.ts'

/** Printed when a suite fails, so that the same run can be had again. */
const SEED = Number(process.env.CONFORMANCE_SEED ?? 1)

// The generated code has a test of its own beside its script.
test.each(SUITE_NAMES.filter((name) => name !== 'generated'))(
  'conformance: %s',
  async (name) => {
    const { findings, differences, lost, doubled, notes } = await runApart(name, SEED, 'small', () => undefined)
    const told = { seed: SEED, notes, failed: findings.filter(({ ok }) => !ok), differences, lost, doubled }
    expect(told).toEqual({ seed: SEED, notes, failed: [], differences: 0, lost: 0, doubled: 0 })
  },
  120_000,
)
