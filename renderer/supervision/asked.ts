/** What was asked of a call from elsewhere, such as the command palette: the call's own screen does it, with its own questions. */
import { useEffect, useRef } from 'react'
import { create } from 'zustand'

/** silence: no voice of this window into the call any more. */
export type Ask = 'listen' | 'whisper' | 'silence' | 'note' | 'mark' | 'transfer' | 'end'
type Asked = { readonly callId: string; readonly ask: Ask }

const useAskedOf = create<{ readonly asked: Asked | null }>(() => ({ asked: null }))

export const askOf = (callId: string, ask: Ask): void => useAskedOf.setState({ asked: { callId, ask } })

/** Does what is asked of this call, once each, now or when it is asked. What has no entry here is left to others. */
export function useAsked(callId: string, acts: { readonly [A in Ask]?: (() => void) | undefined }): void {
  const latest = useRef(acts)
  latest.current = acts
  const asked = useAskedOf((state) => state.asked)
  useEffect(() => {
    if (asked === null || asked.callId !== callId) return
    const act = latest.current[asked.ask]
    if (act === undefined) return
    useAskedOf.setState({ asked: null })
    act()
  }, [asked, callId])
}
