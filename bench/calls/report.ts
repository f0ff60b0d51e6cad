/** What `bench:calls` prints. */
import type { Run } from './ours.ts'
import type { EngineOutcome } from './rtpengine.ts'

const COLUMNS: readonly (readonly [name: string, width: number, of: (run: Run) => string])[] = [
  ['', 6, (run) => run.what],
  ['calls', 6, (run) => `${run.calls}`],
  ['recorded', 9, (run) => `${run.recorded}`],
  ['frames', 8, (run) => `${run.sentFrames}`],
  ['lost', 6, (run) => `${run.lostFrames}`],
  ['identical', 10, (run) => `${run.identical}`],
  ['CPU %', 7, (run) => run.cpu.total.toFixed(1)],
  ['main', 6, (run) => run.cpu.main.toFixed(1)],
  ['media', 6, (run) => run.cpu.media.toFixed(1)],
  ['disk', 5, (run) => run.cpu.pool.toFixed(1)],
  ['GC', 5, (run) => run.cpu.runtime.toFixed(1)],
  ['engine', 7, (run) => run.cpu.helpers.toFixed(1)],
  ['MB/call', 8, (run) => megabytes(run.rssPerCallBytes)],
  ['RSS MB', 7, (run) => megabytes(run.rssBytes, 0)],
  ['p99 main', 9, (run) => run.mainDelayP99.toFixed(1)],
  ['media', 6, (run) => run.mediaDelayP99.toFixed(1)],
  ['disk MB', 8, (run) => megabytes(run.diskBytes)],
  ['chunks', 7, (run) => `${run.chunks}`],
  ['sender %', 9, (run) => run.senderCpu.toFixed(0)],
  ['machine %', 10, (run) => run.machineBusy.toFixed(0)],
]

const megabytes = (bytes: number, digits = 2): string => (bytes / 1024 / 1024).toFixed(digits)

export const heading = (): string => COLUMNS.map(([name, width]) => name.padStart(width)).join('')
export const row = (run: Run): string => COLUMNS.map(([, width, of]) => of(run).padStart(width)).join('')

export const LEGEND =
  'CPU in % of one processor, all threads of the host together, then by thread; p99: delay of the event loops, ms; ' +
  'machine: all processes, % of all processors'

export function besides(outcome: EngineOutcome, ours: Run | undefined): readonly string[] {
  if (outcome.kind === 'absent') return [`rtpengine: not compared, ${outcome.why}`]
  const { run, version, daemon } = outcome
  const lines = [
    `rtpengine ${version}, ${run.calls} calls of two streams, userspace, record-call=yes (pcap): ` +
      `CPU ${run.cpu.toFixed(1)} % of one processor, ${run.sentFrames} packets, ${run.lostFrames} not in its files, ` +
      `RSS ${megabytes(run.rssBytes, 0)} MB, ${megabytes(run.diskBytes)} MB on the disk`,
  ]
  if (ours)
    lines.push(
      `ours, ${ours.calls} calls: CPU ${ours.cpu.total.toFixed(1)} %, ${ours.sentFrames} packets, ${ours.lostFrames} lost, ` +
        `RSS ${megabytes(ours.rssBytes, 0)} MB, ${megabytes(ours.diskBytes)} MB on the disk`,
    )
  lines.push(
    'they do different work: rtpengine forwards each packet and appends it as it is to a file (no decoding, no order, no flush to the disk); ' +
      'ours forwards nothing, orders and decodes, writes one two-channel WAV that survives a crash, and measures level and speech and cuts chunks for every leg',
    daemon,
  )
  return lines
}
