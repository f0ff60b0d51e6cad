/** The dispatcher's own voice in a call: a line of sound that lives as long as the call is shown, muted with it. */
import { useEffect, useState } from 'react'
import type { Voice } from '../audio/voice.ts'

/** Who is muted hears it from time to time, softly: 60 ms of 2 kHz at −34 dBFS each ten seconds. */
const REMIND_MS = 10_000
const RATE = 16_000
const reminder = (): Int16Array<ArrayBuffer> => {
  const length = 0.06 * RATE
  return Int16Array.from(
    { length },
    (_, i) => 650 * Math.sin((2 * Math.PI * 2000 * i) / RATE) * Math.sin((Math.PI * i) / length),
  )
}

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
  useEffect(() => {
    voice?.mute(muted)
    if (!voice || !muted) return
    const timer = setInterval(() => voice.play(reminder()), REMIND_MS)
    return () => clearInterval(timer)
  }, [voice, muted])
  return voice
}
