/** Two consoles of one room: a dispatcher's and a supervisor's host, each with its own issuer, on one Convex of the room. */
import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openIssuer } from '../electron/engine/auth/issuer.ts'
import { freePort } from './peers/program.ts'
import type { Console, HostOptions, TelephoneRoom } from './telephoneRoom.ts'

const BACKEND = resolve(import.meta.dirname, '../electron/engine/standalone/main.ts')
const START_MS = 30_000

export type Pair = { readonly dispatcher: Console; readonly supervisor: Console; readonly backend: string }

/** `more` is for the dispatcher's host. */
export async function openPair({ folder, host, keep }: TelephoneRoom, more: HostOptions = {}): Promise<Pair> {
  const ports = { dispatcher: await freePort(), supervisor: await freePort() }
  const data = (name: string): string => join(folder.dir, name)
  const trust = Object.keys(ports).flatMap((name) => {
    const keys = join(folder.dir, `${name}.jwks.json`)
    writeFileSync(keys, JSON.stringify(openIssuer(data(name)).jwks()))
    return ['--trust', keys]
  })
  const origins = Object.values(ports).map((port) => `http://127.0.0.1:${port}`)
  const child = spawn(
    process.execPath,
    [BACKEND, 'serve', '--data', data('backend'), '--port', '0', '--origins', origins.join(), ...trust],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  keep({ stop: () => ended(child) })
  const backend = await addressOf(child)
  const env = { CONVEX_URL: backend }
  const [dispatcher, supervisor] = await Promise.all([
    host({
      ...more,
      data: data('dispatcher'),
      args: ['--port', String(ports.dispatcher), ...(more.args ?? [])],
      env,
    }),
    host({
      role: 'supervisor',
      lines: [],
      data: data('supervisor'),
      args: ['--port', String(ports.supervisor)],
      env,
    }),
  ])
  return { dispatcher, supervisor, backend }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let printed = ''
    const timer = setTimeout(() => failed(new Error(`the backend gave no address:\n${printed}`)), START_MS)
    const hear = (part: Buffer): void => {
      printed += String(part)
      const url = /http:\/\/[\d.:]+/.exec(printed)?.[0]
      if (url === undefined) return
      clearTimeout(timer)
      found(url)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', (part: Buffer) => {
      printed += String(part)
    })
    child.once('exit', (code) => failed(new Error(`the backend ended with ${code}:\n${printed}`)))
  })
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
    setTimeout(() => child.kill('SIGKILL'), 5000).unref()
  })
}
