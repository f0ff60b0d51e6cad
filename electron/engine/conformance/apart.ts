/** Runs one suite in a process of its own and gives its report, also when the process does not live to give one. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Report, Scale } from './report.ts'
import type { Told } from './suite.ts'

/** Characters of a dead suite's last words that are kept. */
const LAST_WORDS = 4000

export const runApart = (name: string, seed: number, scale: Scale, say: (line: string) => void): Promise<Report> =>
  new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, 'suite.ts'), [name, String(seed), scale], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let complaint = ''
    let report: Report | null = null
    child.stderr?.on('data', (part) => {
      complaint = (complaint + String(part)).slice(-LAST_WORDS)
    })
    child.on('message', (message) => {
      const told = message as Told
      if (told.kind === 'line') say(told.line)
      else report = told.report
    })
    child.once('exit', (code) => {
      const failed = { name: 'the suite ran to its end', ok: false, detail: `it ended with ${code}\n${complaint}` }
      resolve(report ?? { suite: name, findings: [failed], differences: 0, lost: 0, doubled: 0, notes: [] })
    })
  })
