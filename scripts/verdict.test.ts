/** No failure gets lost between a runner's report and the last line. */
import { expect, test } from 'vitest'
import { readPlaywright, readVitest } from './verdict.mjs'

test('a file that could not be loaded is a failure', () => {
  const report = {
    numPassedTests: 7,
    numFailedTests: 1,
    numPendingTests: 2,
    testResults: [
      { name: 'a.test.ts', status: 'failed', assertionResults: [] },
      {
        name: 'b.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'failed', fullName: 'it rings' },
          { status: 'passed', fullName: 'it answers' },
        ],
      },
      { name: 'c.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'it ends' }] },
    ],
  }

  const names = ['a.test.ts (not loaded)', 'it rings']
  expect(readVitest(report)).toEqual({ passed: 7, failed: 2, skipped: 2, names })
})

test('an error outside of the tests is a failure', () => {
  const stats = { expected: 5, flaky: 1, unexpected: 2, skipped: 3 }

  const suites = [{ suites: [{ specs: [{ title: 'a call', ok: false }] }], specs: [{ title: 'a key', ok: true }] }]
  const names = ['a call']
  expect(readPlaywright({ stats, errors: [{}], suites })).toEqual({ passed: 6, failed: 3, skipped: 3, names })
})
