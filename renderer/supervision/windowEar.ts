/** Hears a call at this window: a line of sound to the host, with the microphone closed until the ladder opens it. */
import type { Ear, OpenEar } from './ear.ts'

/** Longer than a host needs to open a line, ms. */
const PATIENCE_MS = 8_000

/** Rejects with the host's reason, or with `unreachable` when it says nothing. */
export const openWindowEar: OpenEar = async (callId, onLost) => {
  // Sound is loaded when it is first asked for: who only reads needs none of it.
  const { openVoice } = await import('../audio/voice.ts')
  const voice = openVoice({ purpose: 'supervise', callId, speaks: false })
  return new Promise<Ear>((resolve, reject) => {
    let opened = false
    const fail = (reason: string): void => {
      clearTimeout(timer)
      stop()
      voice.close()
      if (opened) onLost()
      else reject(new Error(reason))
    }
    const timer = setTimeout(() => fail('unreachable'), PATIENCE_MS)
    const hear = (line: ReturnType<typeof voice.state.getState>['line']): void => {
      if (line.kind === 'refused') fail(line.reason)
      if (line.kind === 'closed' && opened) fail('closed')
      if (line.kind !== 'open' || opened) return
      opened = true
      clearTimeout(timer)
      resolve({
        speak: voice.speak,
        close() {
          stop()
          voice.close()
        },
      })
    }
    const stop = voice.state.subscribe(({ line }) => hear(line))
    hear(voice.state.getState().line)
  })
}
