/** How this machine and its host are: measured, counted, and without anything about a person. */
import { readFileSync, statfsSync } from 'node:fs'
import { arch, release, totalmem } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { redact } from './redact.ts'

export type Trouble = { readonly at: string; readonly level: string; readonly event: string; readonly detail: string }

export type Machine = {
  readonly versions: Readonly<Record<string, string>>
  readonly system: string
  /** ms since the epoch. */
  readonly startedAt: number
  /** Delay of the host's event loop in the last minute, ms. */
  readonly loopP99Ms: number
  readonly loopMostMs: number
  readonly memoryBytes: number
  readonly memoryOfBytes: number
  /** Where the data folder lies; null when the system does not say. */
  readonly diskFreeBytes: number | null
  readonly troubles: readonly Trouble[]
}

export type Diagnostics = { read(): Machine; close(): void }

const BEAT_MS = 20
const MINUTE_MS = 60_000
/** Newest troubles shown. */
const SHOWN = 20
/** The end of the diary that is looked through, bytes. */
const TAIL = 256 * 1024

type Parts = {
  readonly data: string
  /** The host's diary. */
  readonly diary: string
  readonly version: string
  readonly now: () => number
}

export function openDiagnostics({ data, diary, version, now }: Parts): Diagnostics {
  const startedAt = now()
  const loop = monitorEventLoopDelay({ resolution: BEAT_MS })
  loop.enable()
  /** Of the last whole minute; a start is slow, and says nothing about now. */
  let minute: { p99Ms: number; mostMs: number } | undefined
  const turning = setInterval(() => {
    minute = { p99Ms: overBeat(loop.percentile(99)), mostMs: overBeat(loop.max) }
    loop.reset()
  }, MINUTE_MS)
  turning.unref()
  return {
    read: () => ({
      versions: versionsOf(version),
      system: `${process.platform} ${release()} ${arch()}`,
      startedAt,
      loopP99Ms: minute?.p99Ms ?? overBeat(loop.percentile(99)),
      loopMostMs: minute?.mostMs ?? overBeat(loop.max),
      memoryBytes: process.memoryUsage.rss(),
      memoryOfBytes: totalmem(),
      diskFreeBytes: freeAt(data),
      troubles: troublesIn(tailOf(diary)),
    }),
    close() {
      clearInterval(turning)
      loop.disable()
    },
  }
}

/** The monitor counts its own beat in; what is over it is delay. */
const overBeat = (ns: number): number =>
  Number.isFinite(ns) ? Math.max(0, Math.round((ns / 1e6 - BEAT_MS) * 10) / 10) : 0

function versionsOf(vigia: string): Record<string, string> {
  const { node = '', electron, chrome } = process.versions as Record<string, string | undefined>
  return { vigia, node, ...(electron ? { electron } : {}), ...(chrome ? { chromium: chrome } : {}) }
}

function freeAt(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return null
  }
}

function tailOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').slice(-TAIL)
  } catch {
    return ''
  }
}

/** Warnings and errors of a diary, newest first; a line that is none is passed over. */
export function troublesIn(diary: string): Trouble[] {
  const found: Trouble[] = []
  for (const line of diary.split('\n').reverse()) {
    if (found.length === SHOWN) break
    const trouble = troubleOf(line)
    if (trouble) found.push(trouble)
  }
  return found
}

function troubleOf(line: string): Trouble | undefined {
  let entry: unknown
  try {
    entry = JSON.parse(line)
  } catch {
    return undefined
  }
  if (typeof entry !== 'object' || entry === null) return undefined
  const { at, level, event, ...rest } = entry as Record<string, unknown>
  if (level !== 'warn' && level !== 'error') return undefined
  const detail = Object.entries(rest)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ')
  return { at: String(at), level, event: redact(String(event)), detail: redact(detail).slice(0, 300) }
}
