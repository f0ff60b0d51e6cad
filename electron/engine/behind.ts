/**
 * How the engine stands behind what is seen and heard, where cores are few: a fact that is shown some ms later is seen
 * by nobody, a window that stands still is. But behind is not last: another program that takes every core must not
 * keep the facts of a call from the screen.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { constants, getPriority, setPriority } from 'node:os'

/** Of one process among others: it cannot be taken back without rights, so a third of a share is always left (`sched(7)`). */
const BEHIND_NICE = 5
/** Of a whole session, which can be taken back at any time. */
const SESSION_BEHIND = constants.priority.PRIORITY_BELOW_NORMAL
const SESSION_BESIDE = constants.priority.PRIORITY_NORMAL

/** Fields after the program's name, which may itself hold spaces and brackets: state, parent, group, session (`proc_pid_stat(5)`). */
const SESSION = 3

const LOOK_MS = 1000
/** Ready and kept from a core, of each second: more than the window and the other calls of a busy room on two cores make of it. */
const MOST_KEPT = 0.4
/** Whoever keeps us is likely to do so for longer than a look. */
const BESIDE_MS = 10_000

/** True for who began its session: nobody is in it but itself and whom it started, so what is set for the session is set for no other. */
function leadsItsSession(): boolean {
  const stat = readFileSync('/proc/self/stat', 'utf8')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[SESSION]) === process.pid
}

const setSession = (nice: number): void => writeFileSync('/proc/self/autogroup', String(nice))

/**
 * Linux weighs sessions against each other before it weighs the processes in them (`sched(7)`, autogroup), so a
 * process that leads one asks for both; a host that has a session of its own to give does so (`detached`).
 * Returns whether its session stands behind others. On Windows nothing is asked for: there a lower class gets no share
 * at all while a higher one is busy.
 */
export function standBehind(): boolean {
  if (process.platform === 'win32') return false
  try {
    if (getPriority() < BEHIND_NICE) setPriority(BEHIND_NICE)
    if (process.platform !== 'linux' || !leadsItsSession()) return false
    setSession(SESSION_BEHIND)
    return true
  } catch {
    // This system does not let us, or knows no such thing.
    return false
  }
}

/** Where to stand, as it is seen each look: beside the others as soon as they keep us from a core, behind again when they have not for a while. */
export function createPlace(): (kept: { readonly now: number; readonly ms: number }) => 'behind' | 'beside' {
  let last: { readonly now: number; readonly ms: number } | undefined
  let until = Number.NEGATIVE_INFINITY
  return (kept) => {
    if (last !== undefined && kept.ms - last.ms > MOST_KEPT * (kept.now - last.now)) until = kept.now + BESIDE_MS
    last = kept
    return kept.now < until ? 'beside' : 'behind'
  }
}

/** Time that our main thread was ready to run and was not let, in ms: the second number of `schedstat` (`proc(5)`, in ns). */
const keptMs = (): number => Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[1]) / 1e6

/** For who stands behind with its session: looks each second whether that is too far. `now` in ms, of a clock that never goes back. */
export function neverLast(now: () => number): void {
  const place = createPlace()
  let stands: ReturnType<typeof place> = 'behind'
  const look = (): void => {
    try {
      const next = place({ now: now(), ms: keptMs() })
      if (next !== stands) setSession(next === 'behind' ? SESSION_BEHIND : SESSION_BESIDE)
      stands = next
    } catch {
      // May be set ten times a second by all sessions together: at the next look, then.
    }
  }
  setInterval(look, LOOK_MS).unref()
}
