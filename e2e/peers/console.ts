/** A console of ours with telephone lines, as built, and a second hand on it: what it carries, what it recorded. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConvexHttpClient } from 'convex/browser'
import { CERTIFICATE } from '../../electron/engine/testing/certificate.ts'
import type { Event } from '../../electron/ipc/contract.ts'
import { type HostRun, startHost } from '../host.ts'
import { type HostBridge, openHostBridge } from '../hostBridge.ts'
import type { Folder } from './folder.ts'
import { freePort } from './program.ts'

export type PhoneCall = Event<'live.phone'>['calls'][number]

export type Console = {
  readonly host: HostRun
  readonly bridge: HostBridge
  readonly ports: { readonly udp: number; readonly tcp: number; readonly tls: number }
  /** Every state that its calls were told in, oldest first. */
  readonly told: readonly PhoneCall[]
  /** The newest word on a call that fits; waits for it. */
  call(fits: (call: PhoneCall) => boolean, ms?: number): Promise<PhoneCall>
  /** Waits for a call to be over: it is in no list any more. */
  ended(callId: string, ms?: number): Promise<void>
  /** Waits for a line to stand so. */
  line(id: string, state: string, ms?: number): Promise<void>
  /** Asks Convex as the host's own user. */
  readonly convex: () => Promise<ConvexHttpClient>
  /** The recordings that are there, by file name. */
  recordings(): string[]
  /** Waits for the call to be over and its recording closed; its file. */
  recorded(callId: string): Promise<string>
  stop(): Promise<void>
}

type Options = {
  readonly folder: Folder
  readonly name: string
  /** Settings of lines, as in `lines.json`. */
  readonly lines: readonly object[]
  readonly passwords?: Readonly<Record<string, string>>
  readonly role?: 'dispatcher' | 'supervisor' | 'admin'
  readonly args?: readonly string[]
}

export async function openConsole({ folder, name, lines, passwords = {}, role = 'dispatcher', args = [] }: Options) {
  const [udp, tcp, tls] = [await freePort(), await freePort(), await freePort()]
  const from = 20_000 + 400 * Math.floor(Math.random() * 60)
  const listen = {
    address: '127.0.0.1',
    udp,
    tcp,
    tls: { port: tls, certificate: folder.certificate, key: folder.key },
    rtp: { from, to: from + 399 },
  }
  const file = join(folder.dir, `${name}.lines.json`)
  writeFileSync(file, JSON.stringify({ listen, lines, passwords }))
  const trusted = join(folder.dir, 'trusted.pem')
  writeFileSync(trusted, CERTIFICATE)
  const host = await startHost({
    args: ['--lines', file, '--as', role, ...args],
    env: { NODE_EXTRA_CA_CERTS: trusted },
  })
  const bridge = await openHostBridge(host.url)
  const told: PhoneCall[] = []
  let present: readonly PhoneCall[] = []
  bridge.on('live.phone', ({ calls }) => {
    told.push(...calls)
    present = calls
  })
  const recordingsDir = join(host.data, 'recordings')
  const one: Console = {
    host,
    bridge,
    ports: { udp, tcp, tls },
    told,
    call: (fits, ms = 10_000) =>
      until(
        () => told.findLast(fits),
        ms,
        () => JSON.stringify(told.at(-1)),
      ),
    async ended(callId, ms = 15_000) {
      await until(
        () => (present.some((call) => call.callId === callId && call.state !== 'ended') ? undefined : true),
        ms,
        () => JSON.stringify(present),
      )
    },
    async line(id, state, ms = 10_000) {
      let last = ''
      await until(
        async () => {
          const { status } = await bridge.call('lines.get', {})
          last = JSON.stringify(status)
          return status.some((line) => line.id === id && line.state === state) || undefined
        },
        ms,
        () => last,
      )
    },
    async convex() {
      const { convexUrl } = await bridge.call('host.info', {})
      const client = new ConvexHttpClient(convexUrl, { logger: false })
      client.setAuth((await bridge.call('auth.token', { fresh: true })) ?? '')
      return client
    },
    recordings: () =>
      existsSync(recordingsDir) ? readdirSync(recordingsDir).filter((one) => one.endsWith('.wav')) : [],
    async recorded(callId) {
      await until(
        async () => ((await bridge.call('calls.local', {})).some((call) => call.callId === callId) ? undefined : true),
        15_000,
        () => `${callId} still runs`,
      )
      return join(recordingsDir, `${encodeURIComponent(callId)}.wav`)
    },
    async stop() {
      bridge.close()
      await host.stop()
    },
  }
  return one
}

/** Asks until there is an answer. */
export async function until<T>(
  ask: () => T | undefined | Promise<T | undefined>,
  ms = 10_000,
  why: () => string | undefined = () => '',
): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const found = await ask()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain: ${why()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
