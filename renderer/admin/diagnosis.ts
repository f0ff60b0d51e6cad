/** The machine's health as rows, and as one text to be copied or sent: nothing in it is about a person. */
import type { Returns } from '../../electron/ipc/contract.ts'
import type { Format } from '../i18n/format.ts'
import type { Text } from '../i18n/text.ts'
import { bytesText } from './bytes.ts'

export type Machine = Returns<'admin.diagnostics'>
export type Link = Pick<Returns<'admin.backend'>, 'backend' | 'since' | 'queued' | 'parked' | 'embedded'>

export type Health = 'good' | 'warn' | 'bad'
export type Line = { readonly key: string; readonly title: string; readonly text: string; readonly health?: Health }

/** Sound of a call is 115 MB an hour; below this a room has a day left, bytes. */
const DISK_WARN = 20e9
const DISK_BAD = 2e9
/** A beat of sound is 20 ms. */
const LOOP_WARN_MS = 20
const LOOP_BAD_MS = 100

const above = (value: number, warn: number, bad: number): Health =>
  value >= bad ? 'bad' : value >= warn ? 'warn' : 'good'

export function healthLines(t: Text, format: Format, machine: Machine, link: Link | undefined, now: number): Line[] {
  const { versions, system, startedAt, loopP99Ms, memoryBytes, memoryOfBytes, diskFreeBytes } = machine
  const standing = Object.entries(machine.lines)
  const line = (key: string, text: string, health?: Health): Line => ({
    key,
    title: t(`people.d_${key}` as 'people.d_disk'),
    text,
    ...(health ? { health } : {}),
  })
  const backendHealth: Record<Link['backend'], Health> = { up: 'good', connecting: 'warn', down: 'bad' }
  return [
    line(
      'versions',
      Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', '),
    ),
    line('system', system),
    line('uptime', uptime(format, now - startedAt)),
    line('loop', format.shortTime(loopP99Ms), above(loopP99Ms, LOOP_WARN_MS, LOOP_BAD_MS)),
    line('memory', `${bytesText(format, memoryBytes)} / ${bytesText(format, memoryOfBytes)}`),
    diskFreeBytes === null
      ? line('disk', t('people.d_unknown'), 'warn')
      : line('disk', bytesText(format, diskFreeBytes), above(-diskFreeBytes, -DISK_WARN, -DISK_BAD)),
    ...(link === undefined
      ? []
      : [
          line('backend', t(BACKEND[link.backend]), backendHealth[link.backend]),
          line('queue', format.number(link.queued + link.parked), link.parked > 0 ? 'warn' : 'good'),
        ]),
    line('calls', format.number(machine.calls)),
    line('recordings', format.number(machine.recordings)),
    line(
      'lines',
      standing.length === 0 ? t('admin.none') : standing.map(([state, n]) => `${state} ${n}`).join(', '),
      'failed' in machine.lines ? 'bad' : undefined,
    ),
    line('vault', t(`people.d_vault_${machine.vault}`), machine.vault === 'none' ? 'warn' : undefined),
  ]
}

const BACKEND = { up: 'frame.foot.upToDate', connecting: 'frame.foot.connecting', down: 'frame.foot.down' } as const

/** 3 h 12 min, or days of it. */
function uptime(format: Format, ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  const days = Math.floor(minutes / 1440)
  const parts = [
    days > 0 ? `${format.number(days)} d` : '',
    minutes >= 60 ? `${Math.floor((minutes % 1440) / 60)} h` : '',
    `${minutes % 60} min`,
  ]
  return parts.filter(Boolean).join(' ')
}

/** Plain text, one fact a line. Facts and troubles come from the host without anything about a person. */
export function asText(title: string, lines: readonly Line[], machine: Machine, at: number): string {
  const facts = lines.map(({ title: name, text }) => `${name}: ${text}`)
  const troubles = machine.troubles.map(({ at: when, level, event, detail }) =>
    `${when} ${level} ${event} ${detail}`.trim(),
  )
  return [title, new Date(at).toISOString(), '', ...facts, '', ...troubles, ''].join('\n')
}

/** The same for a machine to read. */
export const asFile = (machine: Machine, link: Link | undefined, at: number): string =>
  `${JSON.stringify({ at: new Date(at).toISOString(), ...machine, link: link ?? null }, null, 2)}\n`
