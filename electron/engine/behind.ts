/** How the engine stands behind what is seen and heard, where cores are few. */
import { readFileSync, writeFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

const BEHIND = constants.priority.PRIORITY_BELOW_NORMAL
/** Fields after the program's name, which may itself hold spaces and brackets: state, parent, group, session (`proc_pid_stat(5)`). */
const SESSION = 3

/** True for who began its session: nobody is in it but itself and whom it started, so what is set for the session is set for no other. */
function leadsItsSession(): boolean {
  const stat = readFileSync('/proc/self/stat', 'utf8')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[SESSION]) === process.pid
}

/**
 * Windows and sound go first: that a fact is shown some ms later is seen by nobody, a window that stands still is.
 * Linux weighs sessions against each other before it weighs the processes in them (`sched(7)`, autogroup), so a
 * process that leads one asks for both; a host that has a session of its own to give does so (`detached`).
 */
export function standBehind(): void {
  try {
    setPriority(BEHIND)
    if (process.platform === 'linux' && leadsItsSession()) writeFileSync('/proc/self/autogroup', String(BEHIND))
  } catch {
    // This system does not let us, or knows no such thing.
  }
}
