/** A generator of calls by scenario: sipp. */
import { join } from 'node:path'
import { freePort, start } from './program.ts'

export type SippRun = {
  /** `127.0.0.1:5060` */
  readonly target: string
  /** A file of `scenarios/`. */
  readonly scenario: string
  /** Where files that the scenario names lie. */
  readonly dir: string
  readonly calls?: number
  /** Calls begun a second. */
  readonly rate?: number
  readonly transport?: 'udp' | 'tcp'
  readonly service?: string
  /** ms. */
  readonly timeout?: number
  readonly args?: readonly string[]
}

export type SippOutcome = { readonly ok: boolean; readonly output: string }

const SCENARIOS = join(import.meta.dirname, 'scenarios')

/** Exit 0 means that every call went as the scenario says. */
export async function runSipp(run: SippRun): Promise<SippOutcome> {
  const { target, scenario, dir, calls = 1, rate = calls, transport = 'udp', service = 'vigia', timeout = 60_000 } = run
  const [port, media] = [await freePort(), await freePort()]
  const program = start(
    'sipp',
    [
      ...[target, '-sf', join(SCENARIOS, scenario), '-s', service],
      ...['-m', String(calls), '-r', String(rate), '-l', String(calls)],
      ...['-i', '127.0.0.1', '-mi', '127.0.0.1', '-p', String(port), '-mp', String(media)],
      ...['-t', transport === 'tcp' ? 't1' : 'u1', '-nostdin', '-trace_err'],
      ...['-timeout', `${Math.ceil(timeout / 1000)}s`],
      ...(run.args ?? []),
    ],
    { cwd: dir, env: { TERM: 'dumb' } },
  )
  const code = await program.over
  return { ok: code === 0, output: program.output().slice(-4000) }
}
