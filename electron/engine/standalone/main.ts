/** `npm run backend`: one engine for a small room without a desktop, and the care of its data. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openIssuer } from '../auth/issuer.ts'
import { openProduct } from '../modules.ts'
import { OptionError } from '../options.ts'
import { type Command, parseCommand, USAGE } from './arguments.ts'
import { backUp } from './backup.ts'
import { inspect, summarise } from './check.ts'
import { writeExport } from './exchange/export.ts'
import { readImport } from './exchange/import.ts'
import { DATABASE, openMoment } from './folder.ts'
import { restore } from './restore.ts'
import { serve } from './serve.ts'

const BAD_USAGE = 2
const FAILED = 1
/** What the database and its copies hold is for this user only. */
const OWNER_ONLY = 0o077

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const say = (line: string): void => void process.stderr.write(`backend: ${line}\n`)

const check = (dir: string): number => {
  const moment = openMoment(join(dir, DATABASE))
  try {
    const report = inspect(moment, say)
    for (const fault of report.faults) print(`fault: ${fault}`)
    print(
      report.faults.length === 0 ? `ok: ${summarise(report)}` : `${report.faults.length} faults; ${summarise(report)}`,
    )
    return report.faults.length === 0 ? 0 : FAILED
  } finally {
    moment.close()
  }
}

/** Resolves when the engine has been told to stop and has stopped. */
const serveUntilTold = async (command: Extract<Command, { kind: 'serve' }>): Promise<number> => {
  const engine = await serve({ command, product: openProduct(), now: Date.now, say })
  const told = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
  print(engine.url)
  say(`serving ${command.dir}; Ctrl-C stops it`)
  await told
  say('closing')
  await engine.close()
  return 0
}

const run = async (command: Command): Promise<number> => {
  const now = Date.now()
  switch (command.kind) {
    case 'help':
      print(USAGE)
      return 0
    case 'serve':
      return serveUntilTold(command)
    case 'check':
      return check(command.dir)
    case 'backup':
      print(`ok: ${summarise(await backUp({ ...command, say }))}`)
      return 0
    case 'restore':
      print(`ok: ${summarise(restore({ ...command, now, say }))}`)
      return 0
    case 'export':
      print(`ok: ${await writeExport({ ...command, say })}`)
      return 0
    case 'import':
      print(`ok: ${await readImport({ ...command, schema: openProduct().schema, now, say })}`)
      return 0
    case 'keys':
      if (!existsSync(command.dir)) throw new OptionError('data', `${command.dir} does not exist`)
      print(JSON.stringify(openIssuer(command.dir).jwks()))
      return 0
  }
}

process.umask(OWNER_ONLY)
// A fault of one function or socket must not end the others; its text could hold what a caller sent, so it is not shown.
process.on('unhandledRejection', () => say('a promise was rejected and nobody listened'))

try {
  process.exitCode = await run(parseCommand(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd()))
} catch (error) {
  say(error instanceof Error ? error.message : 'it failed')
  if (error instanceof OptionError && error.field === 'help') print(USAGE)
  process.exitCode = error instanceof OptionError ? BAD_USAGE : FAILED
}
