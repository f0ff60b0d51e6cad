// Counts of the test runners' own reports, and the names of what failed.

/**
 * Vitest's JSON report. A file that could not even be loaded has no tests: it counts as one that failed.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests?: number,
 *   testResults: { name?: string, status: string, assertionResults: { status: string, fullName: string }[] }[] }} report
 */
export function readVitest(report) {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    names: report.testResults.flatMap(({ name, status, assertionResults }) => {
      const failed = assertionResults.filter((one) => one.status === 'failed')
      return status === 'failed' && assertionResults.length === 0
        ? [`${name} (not loaded)`]
        : failed.map((one) => one.fullName)
    }),
  }
}

/**
 * Playwright's JSON report. A test that passed at the second try passed; errors outside of tests count one each.
 * @param {{ stats: { expected: number, flaky: number, unexpected: number, skipped: number }, errors?: unknown[],
 *   suites?: Suite[] }} report
 * @typedef {{ specs?: { title: string, ok: boolean }[], suites?: Suite[] }} Suite
 */
export function readPlaywright({ stats, errors = [], suites = [] }) {
  const names = (of) =>
    of.flatMap(({ specs = [], suites: inner = [] }) => [
      ...specs.filter(({ ok }) => !ok).map(({ title }) => title),
      ...names(inner),
    ])
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    names: names(suites),
  }
}
