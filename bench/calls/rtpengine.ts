/**
 * Debian's rtpengine under the same RTP load: it forwards both voices of each call and writes every packet to a pcap file.
 * Its recording daemon, which decodes and mixes, reads from rtpengine's kernel module and so cannot run beside a userspace one.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openChild } from './child.ts'
import type { ClientTalk } from './client.ts'
import { residentBytes, spentBy } from './load.ts'
import { type NgClient, openNgClient } from './ngClient.ts'
import { packetsIn } from './pcap.ts'

export type EngineRun = {
  readonly calls: number
  readonly sentFrames: number
  /** Sent and not in its files. */
  readonly lostFrames: number
  /** % of one processor. */
  readonly cpu: number
  readonly rssBytes: number
  readonly diskBytes: number
}

export type EngineOutcome =
  | { readonly kind: 'ran'; readonly version: string; readonly run: EngineRun; readonly daemon: string }
  | { readonly kind: 'absent'; readonly why: string }

const ADDRESS = '127.0.0.1'
const START_MS = 5000
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export async function runRtpengine(calls: number, seconds: number): Promise<EngineOutcome> {
  const version = versionOf()
  if (version === undefined)
    return { kind: 'absent', why: 'it is not installed (Debian: rtpengine-daemon, rtpengine-recording-daemon)' }
  const dir = mkdtempSync(join(tmpdir(), 'vigia-rtpengine-'))
  const port = await freePort()
  const engine = spawn(
    'rtpengine',
    [
      '--foreground',
      '--log-stderr',
      '--log-level=4',
      '--table=-1',
      `--interface=${ADDRESS}`,
      `--listen-ng=${ADDRESS}:${port}`,
      '--port-min=16400',
      '--port-max=31999',
      `--recording-dir=${dir}`,
      '--recording-method=pcap',
      '--recording-format=raw',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  engine.stderr?.on('data', (part) => {
    said = `${said}${String(part)}`.slice(-2000)
  })
  const client = openChild<ClientTalk>('client.ts')
  const ng = openNgClient(port)
  try {
    await ready(engine, ng)
    const run = await measure({ engine, ng, client, dir, calls, seconds })
    return { kind: 'ran', version, run, daemon: daemonWords() }
  } catch (error) {
    const last = said.trim().split('\n').at(-1) ?? ''
    return { kind: 'absent', why: `it did not run: ${error instanceof Error ? error.message : error}. ${last}`.trim() }
  } finally {
    ng.close()
    await client.close()
    await ended(engine)
    rmSync(dir, { recursive: true, force: true })
  }
}

type Parts = {
  readonly engine: ChildProcess
  readonly ng: NgClient
  readonly client: ReturnType<typeof openChild<ClientTalk>>
  readonly dir: string
  readonly calls: number
  readonly seconds: number
}

async function measure({ engine, ng, client, dir, calls, seconds }: Parts): Promise<EngineRun> {
  const pid = engine.pid ?? 0
  const ports = await client.ask('open', { calls })
  const to: number[] = []
  const tags = (call: number) => ({ 'call-id': `bench${call}`, 'from-tag': `a${call}` })
  for (let call = 0; call < calls; call++) {
    const common = { ...tags(call), 'record call': 'yes', ICE: 'remove' }
    const offered = await ng.ask({ ...common, command: 'offer', sdp: describe(ports[2 * call] ?? 0) })
    const answered = await ng.ask({
      ...common,
      command: 'answer',
      'to-tag': `b${call}`,
      sdp: describe(ports[2 * call + 1] ?? 0),
    })
    // The answer tells the first party where to send, the offer the second.
    to.push(portOf(answered.sdp), portOf(offered.sdp))
  }
  const played = client.ask('play', { to, seconds })
  // Until every call sounds; the last ones begin this much later.
  const rampMs = calls * 15 + 1500
  await pause(rampMs)
  const began = { at: performance.now(), ms: spentBy(pid).total }
  await pause(Math.max(1000, seconds * 1000 - rampMs - 500))
  const cpu = ((spentBy(pid).total - began.ms) / (performance.now() - began.at)) * 100
  const rssBytes = residentBytes(pid)
  const { packets } = await played
  for (let call = 0; call < calls; call++) await ng.ask({ ...tags(call), command: 'delete', 'delete delay': 0 })
  await pause(1000)
  const files = readdirSync(join(dir, 'pcaps')).map((name) => join(dir, 'pcaps', name))
  const written = files.reduce((sum, file) => sum + packetsIn(readFileSync(file)), 0)
  return {
    calls,
    sentFrames: packets,
    lostFrames: packets - written,
    cpu,
    rssBytes,
    diskBytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
  }
}

const describe = (port: number): string =>
  ['v=0', `o=- 1 1 IN IP4 ${ADDRESS}`, 's=-', `c=IN IP4 ${ADDRESS}`, 't=0 0', `m=audio ${port} RTP/AVP 0`, ''].join(
    '\r\n',
  )

function portOf(sdp: unknown): number {
  const port = /^m=audio (\d+)/m.exec(String(sdp))?.[1]
  if (port === undefined) throw new Error('it gave no port')
  return Number(port)
}

async function ready(engine: ChildProcess, ng: NgClient): Promise<void> {
  const until = performance.now() + START_MS
  for (;;) {
    if (engine.exitCode !== null) throw new Error(`it ended with ${engine.exitCode}`)
    try {
      await ng.ask({ command: 'ping' })
      return
    } catch (error) {
      if (performance.now() > until) throw error
    }
  }
}

function versionOf(): string | undefined {
  // It says so on stderr.
  const { error, stdout, stderr } = spawnSync('rtpengine', ['--version'], { encoding: 'utf8' })
  return error ? undefined : (/\d+(?:\.\d+)+/.exec(stdout + stderr)?.[0] ?? 'of unknown version')
}

/** Why the second daemon is not in the figures. */
const daemonWords = (): string =>
  existsSync('/proc/rtpengine')
    ? 'its kernel module is loaded here, but this run used userspace: rtpengine-recording has nothing to read'
    : 'rtpengine-recording could not run: it reads sound from /proc/rtpengine, which only the kernel module makes'

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, ADDRESS, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function ended(engine: ChildProcess): Promise<void> {
  if (engine.exitCode !== null || engine.pid === undefined) return Promise.resolve()
  return new Promise((resolve) => {
    const late = setTimeout(() => engine.kill('SIGKILL'), 3000)
    engine.once('exit', () => {
      clearTimeout(late)
      resolve()
    })
    engine.kill('SIGTERM')
  })
}
