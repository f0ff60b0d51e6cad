/** A sound card made of software for tests: a PulseAudio of its own with a microphone that can be spoken into and unplugged, and a headset. */
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export const MICROPHONE = 'Dispatcher_Mic'
const START_MS = 10_000

/** Why there is none, or null when there can be one. */
export const pulseMissing = (): string | null =>
  ['pulseaudio', 'pactl', 'paplay', 'parec'].every((name) => spawnSync(name, ['--version']).status === 0)
    ? null
    : 'pulseaudio and pulseaudio-utils are not installed'

export type Pulse = {
  /** For programs that shall use this card. */
  readonly env: Readonly<Record<string, string>>
  /** Speaks a WAV into the microphone; resolves when it has been said. */
  speak(wav: string): Promise<void>
  unplug(): Promise<void>
  plug(): Promise<void>
  /** What goes to the headset from now on, 16 kHz mono. */
  listen(): { stop(): Promise<Int16Array> }
  stop(): Promise<void>
}

/** `spare` adds a second microphone, silent. */
export async function startPulse({ spare = false } = {}): Promise<Pulse> {
  const dir = mkdtempSync(join(tmpdir(), 'vigia-pulse-'))
  mkdirSync(join(dir, 'run'), { mode: 0o700 })
  const socket = join(dir, 'run', 'native')
  const env = { PULSE_RUNTIME_PATH: join(dir, 'run'), PULSE_SERVER: `unix:${socket}`, HOME: dir }
  const { DISPLAY: _d, DBUS_SESSION_BUS_ADDRESS: _b, ...outer } = process.env
  const whole = { ...outer, ...env }
  // Without `norewinds` the monitor of a null sink begins up to 0.85 s late.
  const sink = (name: string): string =>
    `module-null-sink sink_name=${name} rate=48000 channels=1 norewinds=1 sink_properties=device.description=${name}`
  const loads = [
    `module-native-protocol-unix socket=${socket} auth-anonymous=1`,
    sink('vmic'),
    sink('headset'),
    ...(spare ? [sink('quiet'), remap('spare_mic', 'quiet', 'Spare_Mic')] : []),
  ]
  const server = spawn(
    'pulseaudio',
    [
      ...['-n', '--daemonize=no', '--fail=yes', '--exit-idle-time=-1', '--disallow-exit', '--log-target=stderr'],
      ...loads.flatMap((load) => ['-L', load]),
    ],
    { env: whole, stdio: 'ignore' },
  )
  const over = ended(server)
  // A test that fails badly must not leave it behind.
  const kill = (): void => void server.kill('SIGKILL')
  process.once('exit', kill)
  const pactl = async (...args: string[]): Promise<string> => (await run('pactl', args, { env: whole })).stdout.trim()
  await until(() => pactl('info'))
  let module = ''
  const plug = async (): Promise<void> => {
    const [name, ...args] = remap('dispatcher_mic', 'vmic', MICROPHONE).split(' ')
    module = await pactl('load-module', name ?? '', ...args)
    await pactl('set-default-source', 'dispatcher_mic')
  }
  await plug()
  await pactl('set-default-sink', 'headset')

  return {
    env,
    speak: async (wav) => void (await run('paplay', ['--device=vmic', wav], { env: whole })),
    plug,
    unplug: async () => void (await pactl('unload-module', module)),
    listen() {
      const format = ['--rate=16000', '--channels=1', '--format=s16le', '--latency-msec=20']
      const recorder = spawn('parec', ['--device=headset.monitor', ...format], {
        env: whole,
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      const parts: Buffer[] = []
      recorder.stdout.on('data', (part: Buffer) => parts.push(part))
      const done = ended(recorder)
      return {
        async stop() {
          recorder.kill('SIGTERM')
          await done
          const bytes = Buffer.concat(parts)
          return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + (bytes.length & ~1)))
        },
      }
    },
    async stop() {
      process.off('exit', kill)
      kill()
      await over
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

const remap = (name: string, sink: string, description: string): string =>
  `module-remap-source source_name=${name} master=${sink}.monitor channels=1 channel_map=mono master_channel_map=mono source_properties=device.description=${description}`

const ended = (child: ChildProcess): Promise<void> => new Promise((resolve) => child.once('exit', () => resolve()))

async function until(answers: () => Promise<unknown>): Promise<void> {
  const late = Date.now() + START_MS
  for (;;) {
    try {
      await answers()
      return
    } catch (error) {
      if (Date.now() > late) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

/** Best match of `heard` with `said` when shifted by up to `most` samples, each part of a sample tried: the card's clock is not ours. */
export function likeness(said: Int16Array, heard: Int16Array): { correlation: number; at: number } {
  let best = { correlation: 0, at: 0 }
  const score = (shift: number, step: number): number => {
    let ab = 0
    let aa = 0
    let bb = 0
    for (let i = 0; i < said.length; i += step) {
      const place = i + shift
      const whole = Math.floor(place)
      const part = place - whole
      const y = (heard[whole] ?? 0) * (1 - part) + (heard[whole + 1] ?? 0) * part
      const x = said[i] ?? 0
      ab += x * y
      aa += x * x
      bb += y * y
    }
    return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb)
  }
  for (let shift = 0; shift < heard.length - said.length / 2; shift += 2) {
    const correlation = score(shift, 23)
    if (correlation > best.correlation) best = { correlation, at: shift }
  }
  const around = best.at
  best = { correlation: 0, at: around }
  for (let shift = around - 4; shift <= around + 4; shift += 0.05) {
    const correlation = score(shift, 1)
    if (correlation > best.correlation) best = { correlation, at: shift }
  }
  return best
}
