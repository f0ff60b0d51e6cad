/** What processes cost: processor time by thread, memory, and how busy the machine is (Linux: proc(5)). */
import { readdirSync, readFileSync } from 'node:fs'

/** Processor time so far, ms. */
export type Spent = {
  readonly total: number
  readonly main: number
  /** The media engine's thread; 0 for a process without one. */
  readonly media: number
  /** Disk and name look-ups. */
  readonly pool: number
  /** Garbage collection and compilation beside the main thread. */
  readonly runtime: number
}

/** A clock tick, ms: Linux tells 100 a second whatever its own are. */
const TICK_MS = 10

/** NaN where the system does not tell. */
export function spentBy(pid: number): Spent {
  const spent = { total: 0, main: 0, media: 0, pool: 0, runtime: 0 }
  try {
    for (const task of readdirSync(`/proc/${pid}/task`)) {
      const { comm, ms } = threadOf(`/proc/${pid}/task/${task}/stat`)
      spent.total += ms
      spent[Number(task) === pid ? 'main' : kindOf(comm)] += ms
    }
    return spent
  } catch {
    return { total: Number.NaN, main: Number.NaN, media: Number.NaN, pool: Number.NaN, runtime: Number.NaN }
  }
}

function threadOf(file: string): { readonly comm: string; readonly ms: number } {
  const text = readFileSync(file, 'latin1')
  const end = text.lastIndexOf(')')
  const fields = text.slice(end + 2).split(' ')
  return {
    comm: text.slice(text.indexOf('(') + 1, end),
    ms: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
  }
}

/** By the names that Node gives its threads. */
function kindOf(comm: string): 'media' | 'pool' | 'runtime' {
  if (comm === 'libuv-worker') return 'pool'
  return /^(?:V8Worker|DelayedTask|SignalInspector|node$)/.test(comm) ? 'runtime' : 'media'
}

/** Memory in use, bytes. */
export function residentBytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024
  } catch {
    return Number.NaN
  }
}

/** Time that all processors together were busy and were there, ticks. */
export function machineTicks(): { readonly busy: number; readonly all: number } {
  try {
    const [, ...ticks] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/)
    const numbers = ticks.map(Number)
    const all = numbers.slice(0, 8).reduce((sum, one) => sum + one, 0)
    return { busy: all - (numbers[3] ?? 0) - (numbers[4] ?? 0), all }
  } catch {
    return { busy: Number.NaN, all: Number.NaN }
  }
}

/** Datagrams that this machine's kernel gave up so far: no room in a socket, or in a processor's queue. */
export function droppedByKernel(): number {
  try {
    const [names, numbers] = readFileSync('/proc/net/snmp', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('Udp:'))
      .map((line) => line.split(' '))
    const full = Number(numbers?.[names?.indexOf('RcvbufErrors') ?? -1] ?? 0)
    const queues = readFileSync('/proc/net/softnet_stat', 'utf8').trim().split('\n')
    return queues.reduce((sum, line) => sum + Number.parseInt(line.split(' ')[1] ?? '0', 16), full)
  } catch {
    return 0
  }
}
