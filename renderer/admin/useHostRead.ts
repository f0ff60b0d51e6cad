/** What the host says of itself, read now and every few seconds while it is shown. */
import { useCallback, useEffect, useState } from 'react'
import type { CallName, Returns } from '../../electron/ipc/contract.ts'
import { bridge } from '../bridge.ts'
import { useText } from '../i18n/text.ts'
import { reasonWords } from './words.ts'

export type HostRead<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'ready'; readonly value: T }

type Asked = Extract<
  CallName,
  'admin.backend' | 'admin.diagnostics' | 'admin.updates' | 'accounts.list' | 'settings.get' | 'signin.state'
>

/** `everyMs` 0 reads once. */
export function useHostRead<K extends Asked>(
  name: K,
  everyMs = 0,
): { readonly read: HostRead<Returns<K>>; readonly again: () => void; readonly take: (value: Returns<K>) => void } {
  const t = useText()
  const [read, setRead] = useState<HostRead<Returns<K>>>({ kind: 'loading' })
  const take = useCallback((value: Returns<K>): void => setRead({ kind: 'ready', value }), [])
  const again = useCallback((): void => {
    bridge()
      .call(name, {})
      .then(take, (error: unknown) =>
        // What was read stays on screen; only a first reading can fail.
        setRead((now) => (now.kind === 'ready' ? now : { kind: 'failed', why: reasonWords(t, error) })),
      )
  }, [name, take, t])
  useEffect(() => {
    again()
    if (everyMs === 0) return
    const timer = setInterval(again, everyMs)
    return () => clearInterval(timer)
  }, [again, everyMs])
  return { read, again, take }
}
