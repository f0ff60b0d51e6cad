/** No failure gets lost between a runner's report and the last line. */
import { expect, test } from 'vitest'
import { readPlaywright, readVitest } from './verdict.mjs'

test('a file that could not be loaded is a failure', () => {
  const report = {
    numPassedTests: 7,
    numFailedTests: 1,
    numPendingTests: 2,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}] },
    ],
  }

  expect(readVitest(report)).toEqual({ passed: 7, failed: 2, skipped: 2 })
})

test('an error outside of the tests is a failure', () => {
  const stats = { expected: 5, flaky: 1, unexpected: 2, skipped: 3 }

  expect(readPlaywright({ stats, errors: [{}] })).toEqual({ passed: 6, failed: 3, skipped: 3 })
})
