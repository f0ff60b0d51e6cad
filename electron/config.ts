/** What this run was asked to be: the only reader of the command line and of the environment. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

export type WindowRole = 'supervisor' | 'dispatcher' | 'admin'

export type Config = {
  readonly data: string
  /** 0 takes any free port. */
  readonly port: number
  readonly role: WindowRole
  /** A practice call to start with: its id, or `true` for the first one. */
  readonly practice: string | true | undefined
  /** A file of telephone lines, used in place of the kept ones and never written. */
  readonly lines: string | undefined
  /** With `lines`: what the recogniser will hear on every one of their calls. */
  readonly lineScript: string | undefined
  /** A call from a microphone of this machine, without a window: what the system calls it, or `true` for its own choice. */
  readonly microphone: string | true | undefined
  readonly replay: { readonly wav: string; readonly script: string | undefined } | undefined
  /** 1 is real time. */
  readonly speed: number
  /** Open a browser by ourselves. */
  readonly open: boolean
  /** Tell on stderr when each result left the recogniser; for `bench:screen`. */
  readonly traceWords: boolean
  /** A Convex of the room's own; without it the embedded engine is started. */
  readonly convexUrl: string | undefined
  /** Where the development server of the window is. */
  readonly rendererUrl: string | undefined
}

/** A flag or a variable that cannot be used: which, and why. */
export class ConfigError extends Error {
  readonly flag: string
  readonly reason: string

  constructor(flag: string, reason: string) {
    super(`${flag}: ${reason}`)
    this.name = 'ConfigError'
    this.flag = flag
    this.reason = reason
  }
}

const ROLES: readonly WindowRole[] = ['supervisor', 'dispatcher', 'admin']
const FASTEST = 100

/** `optional` flags may stand alone. `--host` is read by the start script; here it is only let through. */
const FLAGS = {
  '--host': 'value',
  '--port': 'value',
  '--data': 'value',
  '--as': 'value',
  '--practice': 'optional',
  '--replay': 'value',
  '--script': 'value',
  '--lines': 'value',
  '--microphone': 'optional',
  '--speed': 'value',
  '--no-open': 'none',
  '--trace-words': 'none',
} as const
type Flag = keyof typeof FLAGS

export const USAGE = `Flags: --host desktop|browser  --port N  --data DIR  --as ${ROLES.join('|')}  --practice [id]  --replay FILE.wav  --script FILE.json  --lines FILE.json  --microphone [device]  --speed N  --no-open`

/** Where the flags are read from; tests give all of it. */
type Machine = {
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly cwd: string
  /** Flags of Chromium and of a debugger share the desktop's command line. */
  readonly desktop: boolean
  /** Unpackaged, the command line names the app's folder before the flags. */
  readonly packaged: boolean
}

/** Throws `ConfigError` that names the first bad flag. */
export function readConfig(machine: Partial<Machine> = {}): Config {
  const { platform, home, cwd, desktop, packaged, env } = { ...thisMachine(), ...machine }
  const argv = machine.argv ?? process.argv.slice(packaged ? 1 : 2)
  const given = readFlags(argv, desktop)
  const text = (flag: Flag): string | undefined => {
    const value = given.get(flag)
    return typeof value === 'string' ? value : undefined
  }
  oneOf('--host', text('--host'), ['desktop', 'browser'])
  const wav = text('--replay')
  const script = text('--script')
  const lines = text('--lines')
  if (script !== undefined && wav === undefined && lines === undefined)
    throw new ConfigError('--script', 'needs --replay or --lines')
  if (wav !== undefined && given.has('--practice')) throw new ConfigError('--replay', 'cannot go with --practice')
  if (given.has('--microphone') && (wav !== undefined || given.has('--practice')))
    throw new ConfigError('--microphone', 'cannot go with --practice or --replay')
  const data = text('--data')
  return {
    data: data === undefined ? dataDir(platform, home, env) : resolve(cwd, data),
    port: number('--port', text('--port') ?? '0', { least: 0, most: 65_535, whole: true }),
    role: oneOf('--as', text('--as'), ROLES) ?? 'supervisor',
    practice: given.get('--practice'),
    lines: lines && resolve(cwd, lines),
    lineScript: lines && wav === undefined && script ? resolve(cwd, script) : undefined,
    microphone: given.get('--microphone'),
    replay: wav === undefined ? undefined : { wav: resolve(cwd, wav), script: script && resolve(cwd, script) },
    speed: number('--speed', text('--speed') ?? '1', { least: 0.1, most: FASTEST, whole: false }),
    open: !given.has('--no-open'),
    traceWords: given.has('--trace-words'),
    convexUrl: webAddress('CONVEX_URL', env.CONVEX_URL),
    rendererUrl: webAddress('ELECTRON_RENDERER_URL', env.ELECTRON_RENDERER_URL),
  }
}

const thisMachine = (): Omit<Machine, 'argv'> => ({
  env: process.env,
  platform: process.platform,
  home: homedir(),
  cwd: process.cwd(),
  desktop: false,
  packaged: false,
})

/** Switches that Chromium, a debugger or a test driver put on the desktop's command line. */
const CHROMIUM =
  /^--(no-sandbox|user-data-dir|remote-debugging|inspect|disable-|enable-|use-|autoplay-policy|force-|lang|ozone|gtk|password-store|allow-|original-process)/

function readFlags(argv: readonly string[], desktop: boolean): Map<Flag, string | true> {
  const given = new Map<Flag, string | true>()
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? ''
    if (word === '--' || (desktop && CHROMIUM.test(word))) continue
    const [name = '', ...rest] = word.split('=')
    if (!isFlag(name)) throw new ConfigError(name, name.startsWith('-') ? 'is not a flag of ours' : 'is not a flag')
    if (given.has(name)) throw new ConfigError(name, 'is given twice')
    const next = argv[i + 1]
    const inline = rest.length > 0 ? rest.join('=') : undefined
    const follows = next !== undefined && !next.startsWith('--')
    if (FLAGS[name] === 'none') {
      if (inline !== undefined) throw new ConfigError(name, 'takes no value')
      given.set(name, true)
    } else if (inline !== undefined || follows) {
      if (inline === undefined) i++
      const value = inline ?? next ?? ''
      if (value === '') throw new ConfigError(name, 'needs a value')
      given.set(name, value)
    } else if (FLAGS[name] === 'optional') given.set(name, true)
    else throw new ConfigError(name, 'needs a value')
  }
  return given
}

const isFlag = (name: string): name is Flag => Object.hasOwn(FLAGS, name)

function oneOf<T extends string>(flag: Flag, value: string | undefined, allowed: readonly T[]): T | undefined {
  if (value === undefined) return undefined
  const found = allowed.find((one) => one === value)
  if (!found) throw new ConfigError(flag, `must be ${allowed.join(' or ')}`)
  return found
}

function number(flag: Flag, text: string, limits: { least: number; most: number; whole: boolean }): number {
  const value = Number(text)
  const { least, most, whole } = limits
  const fits = text.trim() !== '' && value >= least && value <= most && (!whole || Number.isInteger(value))
  if (!fits) throw new ConfigError(flag, `must be a ${whole ? 'whole ' : ''}number from ${least} to ${most}`)
  return value
}

function webAddress(variable: string, text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  const url = URL.parse(text)
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new ConfigError(variable, 'must be an http or https address')
  return text.replace(/\/$/, '')
}

/** The usual place of each system; XDG Base Directory Specification 0.8 on Linux. */
function dataDir(platform: NodeJS.Platform, home: string, env: Readonly<Record<string, string | undefined>>): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Vigia')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Vigia')
  return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'vigia')
}
