/** The dispatcher's own voice in a call: a line of sound that lives as long as the call is shown, muted with it. */
import { useEffect, useState } from 'react'
import type { Voice } from '../audio/voice.ts'

/** Undefined while sound is being opened. */
export function useSeat(callId: string, muted: boolean): Voice | undefined {
  const [voice, setVoice] = useState<Voice>()
  useEffect(() => {
    let gone = false
    let mine: Voice | undefined
    void import('../audio/voice.ts').then(({ openVoice }) => {
      if (gone) return
      mine = openVoice({ purpose: 'dispatch', callId })
      setVoice(mine)
    })
    return () => {
      gone = true
      mine?.close()
      setVoice(undefined)
    }
  }, [callId])
  useEffect(() => voice?.mute(muted), [voice, muted])
  return voice
}
