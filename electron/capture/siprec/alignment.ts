/**
 * Brings the lines of one recording session onto one clock: each sender's report (RFC 3550 §6.4.1) says where a moment of its
 * wall clock lies in its sound, and streams of one CNAME share that clock (§6.5.1). Pure. A line is only ever put later, never cut.
 */
import type { SenderReport } from '../../rtp/media/media.ts'

export type Aligned = {
  /** `reports`: by what the senders say of their clocks; `arrival`: by when the sound came. */
  readonly by: 'reports' | 'arrival'
  /** Why not by reports: nobody sent any, not every line did, the clocks are of different machines, or what they say cannot be. */
  readonly why: 'none' | 'not all' | 'other clocks' | 'implausible' | null
  /** How far apart the lines lay by arrival, ms; null where it is not known. */
  readonly offMs: number | null
}

export type Alignment = {
  /** `openedAt`: ms since the epoch at which the line's `atMs` is 0. */
  heard(line: number, openedAt: number, report: SenderReport): void
  /** Another source speaks on this line, or the engine was lost: what was said of the old one counts no more. */
  forget(line: number): void
  /** By how much this line is to be put later, ms; whole, and never less than before. */
  shift(line: number): number
  /** Of the lines that should sound now. */
  state(lines: readonly number[]): Aligned
}

/** Ways to us do not differ by more, so who says so has a wrong clock, ms. */
export const LIMIT_MS = 1000
/** Nobody hears less, and senders name the moment of a packet where they mean the next one's, ms. */
export const LEAST_MS = 15
/** Nothing is put later than this, whatever is said in an hour, ms. */
export const MOST_MS = 2000
/** Two reports of one clock agree to within this, ms, and so much of the time between them: 1000 ppm. */
const STEP_MS = 100
const DRIFT = 0.001
/** The middle one of so many counts. */
const REMEMBERED = 5

type Spoken = {
  readonly cname: string
  /** Where the line's wall clock begins on ours, ms; the latest last. */
  readonly offsets: readonly number[]
  readonly latest: SenderReport
  /** A report that contradicts the ones before: believed when the next one agrees with it. */
  readonly doubt: SenderReport | null
}

/** From `b` to `a`, ms. Seconds wrap in 2036, and again later: the shorter way counts. */
export function ntpGap(a: SenderReport['ntp'], b: SenderReport['ntp']): number {
  return ((a[0] - b[0]) | 0) * 1000 + ((a[1] - b[1]) / 2 ** 32) * 1000
}

export function createAlignment(): Alignment {
  const lines = new Map<number, Spoken>()
  const shifts = new Map<number, number>()
  let reference: SenderReport['ntp'] | null = null

  const offsetOf = (report: SenderReport, openedAt: number): number =>
    openedAt + report.atMs - ntpGap(report.ntp, reference ?? report.ntp)
  const agrees = (a: SenderReport, b: SenderReport): boolean => {
    const passed = ntpGap(a.ntp, b.ntp)
    return Math.abs(a.atMs - b.atMs - passed) <= STEP_MS + Math.abs(passed) * DRIFT
  }
  const shift = (line: number): number => shifts.get(line) ?? 0

  function settle(): void {
    const all = [...lines.keys()]
    if (all.length < 2 || state(all).by === 'arrival') return
    const late = all.map((line) => ({ line, at: middle(lines.get(line)?.offsets ?? []) + shift(line) }))
    const latest = Math.max(...late.map(({ at }) => at))
    for (const { line, at } of late) {
      const wanted = Math.round(shift(line) + latest - at)
      if (latest - at >= LEAST_MS && wanted <= MOST_MS) shifts.set(line, wanted)
    }
  }

  function state(of: readonly number[]): Aligned {
    const spoken = of.flatMap((line) => lines.get(line) ?? [])
    const arrival = (why: Aligned['why']): Aligned => ({ by: 'arrival', why, offMs: null })
    if (spoken.length === 0) return arrival('none')
    if (spoken.length < of.length) return arrival('not all')
    if (new Set(spoken.map(({ cname }) => cname)).size > 1) return arrival('other clocks')
    const offsets = spoken.map((one) => middle(one.offsets))
    const offMs = Math.round(Math.max(...offsets) - Math.min(...offsets))
    return offMs > LIMIT_MS ? arrival('implausible') : { by: 'reports', why: null, offMs }
  }

  return {
    heard(line, openedAt, report) {
      // "A sender that has no notion of wallclock … MAY set the NTP timestamp to zero" (§6.4.1).
      if (report.cname === '' || (report.ntp[0] === 0 && report.ntp[1] === 0)) return
      reference ??= report.ntp
      const offset = offsetOf(report, openedAt)
      const known = lines.get(line)
      if (!known || known.cname !== report.cname) {
        lines.set(line, { cname: report.cname, offsets: [offset], latest: report, doubt: null })
      } else if (agrees(report, known.latest)) {
        // One that comes late, or twice, says nothing new.
        if (ntpGap(report.ntp, known.latest.ntp) <= 0) return
        const offsets = [...known.offsets, offset].slice(-REMEMBERED)
        lines.set(line, { ...known, offsets, latest: report, doubt: null })
      } else if (known.doubt && ntpGap(report.ntp, known.doubt.ntp) > 0 && agrees(report, known.doubt)) {
        lines.set(line, { cname: report.cname, offsets: [offset], latest: report, doubt: null })
      } else {
        lines.set(line, { ...known, doubt: report })
        return
      }
      settle()
    },
    forget: (line) => void lines.delete(line),
    shift,
    state,
  }
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
