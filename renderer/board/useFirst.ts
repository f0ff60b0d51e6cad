/** Says which call is first when another one is, at most once in fifteen seconds: the newest is said, those between are not. */
import { useEffect, useRef } from 'react'
import { announce } from '../frame/announce.ts'

export const FIRST_EVERY_MS = 15_000

/** `spoken`: what is said of the first call; null while there is none. */
export const useFirst = (callId: string | undefined, spoken: string | null): void => {
  const said = useRef<{ readonly callId: string; readonly at: number }>(undefined)
  const words = useRef(spoken)
  words.current = spoken
  useEffect(() => {
    if (callId === undefined || said.current?.callId === callId) return
    const say = (): void => {
      said.current = { callId, at: Date.now() }
      if (words.current !== null) announce.soon(words.current)
    }
    const wait = said.current === undefined ? 0 : said.current.at + FIRST_EVERY_MS - Date.now()
    if (wait <= 0) return say()
    const timer = setTimeout(say, wait)
    return () => clearTimeout(timer)
  }, [callId])
}
