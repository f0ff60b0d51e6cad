/** Where one call stands, and who is told; what its user throws ends this call only. */
import type { Core } from './core.ts'
import type { SessionEnd, SessionEvents, SessionState } from './session.ts'

export type Life = {
  readonly state: () => SessionState
  move(next: SessionState): void
  listen(on: SessionEvents): void
  readonly on: () => SessionEvents
  tell(run: (on: SessionEvents) => void): void
  /** True the first time. */
  end(end: SessionEnd): boolean
}

export function createLife(core: Core, first: SessionState, crashed: () => void): Life {
  let state = first
  let on: SessionEvents = {}
  const tell = (run: (on: SessionEvents) => void): void => {
    try {
      run(on)
    } catch (error) {
      core.fault(error)
      if (state !== 'ended') core.guard(crashed)
    }
  }
  return {
    state: () => state,
    move(next) {
      if (state !== 'ended') state = next
    },
    listen: (events) => {
      on = events
    },
    on: () => on,
    tell,
    end(end) {
      if (state === 'ended') return false
      state = 'ended'
      tell((events) => events.ended?.(end))
      return true
    },
  }
}
