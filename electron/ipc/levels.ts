/** Levels of all voices in one message: thirty calls tell theirs 720 times a second, and a window has one picture to draw. */
import type { Live, LiveEvents } from '../call/live.ts'
import type { Emit, Event } from './contract.ts'

type Level = Event<'live.levels'>['levels'][number]

/** 12 Hz: what the eye takes for movement. */
const EVERY_MS = 1000 / 12

/** Gives what takes one level; the newest of each leg goes out with the others, at most 12 times a second. */
export function gatherLevels(emit: Emit, after: (ms: number, act: () => void) => void = later): (level: Level) => void {
  const newest = new Map<string, Level>()
  return (level) => {
    if (newest.size === 0)
      after(EVERY_MS, () => {
        const levels = [...newest.values()]
        newest.clear()
        emit('live.levels', { levels })
      })
    newest.set(`${level.leg}:${level.callId}`, level)
  }
}

/** What a call tells of the present moment, as windows hear it: levels gathered, the rest at once. */
export function tellWindows(emit: Emit): Live {
  const gather = gatherLevels(emit)
  return (name, event) => {
    if (name === 'live.level') gather(event as LiveEvents['live.level'])
    else emit(name, event as LiveEvents[typeof name])
  }
}

/** Does not keep a process alive that has nothing else to do. */
const later = (ms: number, act: () => void): void => void setTimeout(act, ms).unref()
