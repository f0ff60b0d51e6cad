/** Keeps the machine from falling asleep while a call is running. */
import { powerSaveBlocker } from 'electron'

export type Awake = { begin(callId: string): void; end(callId: string): void }

export function keepAwake(): Awake {
  const calls = new Set<string>()
  let blocker: number | undefined
  return {
    begin(callId) {
      calls.add(callId)
      blocker ??= powerSaveBlocker.start('prevent-app-suspension')
    },
    end(callId) {
      calls.delete(callId)
      if (calls.size > 0 || blocker === undefined) return
      powerSaveBlocker.stop(blocker)
      blocker = undefined
    },
  }
}
