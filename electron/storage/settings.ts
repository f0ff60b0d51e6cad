/** What people chose for this console (language, theme, density, devices), in a file that a half-written save cannot spoil. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'

export type Device = { id: string; label: string; group: string }

export type Devices = {
  input?: Device
  output?: Device
  echoCancellation: boolean
  noiseSuppression: boolean
  autoGainControl: boolean
  volume: number
}

/** How long a recording stays as WAV once its archive is proved; read when the host starts. */
export type KeepWav = 'always' | 'untilArchived' | { days: number }

export type Settings = {
  language?: 'es' | 'en'
  theme?: 'dark' | 'light' | 'hc'
  density?: 'compact' | 'normal' | 'roomy'
  devices?: Devices
  keepWav?: KeepWav
  reducedMotion?: boolean
  readTranscript?: 'off' | 'customer' | 'agent' | 'both'
  singleKeys?: boolean
}

export type SettingsFault = { readonly field: string; readonly reason: string }

export type SettingsFile = {
  get(): Settings
  /** Durable when it returns; throws the system's error when it cannot be written. */
  set(settings: Settings): void
}

const CHOICES = {
  language: ['es', 'en'],
  theme: ['dark', 'light', 'hc'],
  density: ['compact', 'normal', 'roomy'],
  reducedMotion: [true, false],
  readTranscript: ['off', 'customer', 'agent', 'both'],
  singleKeys: [true, false],
} as const

/** A file that cannot be used is told to `onFault`, kept beside as `.bad`, and the console starts as if there were none. */
export function openSettings(file: string, onFault: (fault: SettingsFault) => void): SettingsFile {
  let current: Settings = {}
  const text = read(file, onFault)
  if (text !== undefined) {
    const found = parse(text)
    if ('settings' in found) current = found.settings
    else {
      onFault(found.fault)
      keepAside(file)
    }
  }
  return {
    get: () => ({ ...current }),
    set(settings) {
      const draft = `${file}.draft`
      writeFileSync(draft, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600, flush: true })
      renameSync(draft, file)
      current = { ...settings }
    },
  }
}

function read(file: string, onFault: (fault: SettingsFault) => void): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code !== 'ENOENT') onFault({ field: 'file', reason: `cannot be read: ${code}` })
    return undefined
  }
}

function parse(text: string): { settings: Settings } | { fault: SettingsFault } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: { field: 'file', reason: 'is not JSON' } }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { fault: { field: 'file', reason: 'must be an object' } }
  for (const [field, chosen] of Object.entries(value)) {
    if (field === 'devices') {
      const wrong = faultOfDevices(chosen)
      if (wrong) return { fault: wrong }
      continue
    }
    if (field === 'keepWav') {
      if (!isKeepWav(chosen))
        return { fault: { field, reason: 'must be always or untilArchived or {days} from 0 to 36500' } }
      continue
    }
    if (!Object.hasOwn(CHOICES, field)) return { fault: { field, reason: 'is not a setting' } }
    const allowed: readonly unknown[] = CHOICES[field as keyof typeof CHOICES]
    if (!allowed.includes(chosen)) return { fault: { field, reason: `must be ${allowed.join(' or ')}` } }
  }
  return { settings: value as Settings }
}

const MOST_DAYS = 36_500

export function isKeepWav(value: unknown): value is KeepWav {
  if (value === 'always' || value === 'untilArchived') return true
  if (typeof value !== 'object' || value === null || Object.keys(value).join() !== 'days') return false
  const { days } = value as { days: unknown }
  return typeof days === 'number' && Number.isInteger(days) && days >= 0 && days <= MOST_DAYS
}

const FLAGS = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const

function faultOfDevices(value: unknown): SettingsFault | undefined {
  if (typeof value !== 'object' || value === null) return { field: 'devices', reason: 'must be an object' }
  const devices: Record<string, unknown> = { ...value }
  for (const flag of FLAGS)
    if (typeof devices[flag] !== 'boolean') return { field: `devices.${flag}`, reason: 'must be true or false' }
  const { volume } = devices
  if (!(typeof volume === 'number' && volume >= 0 && volume <= 1))
    return { field: 'devices.volume', reason: 'must be from 0 to 1' }
  for (const end of ['input', 'output']) {
    const device = devices[end]
    if (device !== undefined && !isDevice(device)) return { field: `devices.${end}`, reason: 'must name a device' }
  }
  return undefined
}

const isDevice = (value: unknown): value is Device =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'label', 'group'].every((name) => typeof (value as Record<string, unknown>)[name] === 'string')

function keepAside(file: string): void {
  try {
    renameSync(file, `${file}.bad`)
  } catch {
    // It stays where it is until the next save takes its place.
  }
}
