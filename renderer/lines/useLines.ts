/** The lines of this host, read from it and kept by what it tells. */
import { useCallback, useEffect, useState } from 'react'
import type { Args, Returns } from '../../electron/ipc/contract.ts'
import { bridge, type HostRefusal, refusalOf } from '../bridge.ts'

export type Lines = Returns<'lines.get'>
export type Line = Lines['lines'][number]
export type LineStatus = Lines['status'][number]
export type Step = Returns<'lines.test'>['steps'][number]

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly refusal: HostRefusal }
  | { readonly kind: 'ready'; readonly lines: Lines }

export type UsedLines = {
  readonly state: State
  readonly reload: () => void
  /** Each resolves with nothing, or with why the host refused. */
  readonly save: (line: Args<'lines.set'>['line'], password?: string) => Promise<HostRefusal | undefined>
  readonly remove: (id: string) => Promise<HostRefusal | undefined>
  readonly listenAt: (listen: Args<'lines.listen'>['listen']) => Promise<HostRefusal | undefined>
}

export function useLines(): UsedLines {
  const [state, setState] = useState<State>({ kind: 'loading' })
  const take = useCallback(async (asked: Promise<Lines>): Promise<HostRefusal | undefined> => {
    try {
      setState({ kind: 'ready', lines: await asked })
      return undefined
    } catch (error) {
      return refusalOf(error)
    }
  }, [])
  const reload = useCallback((): void => {
    void take(bridge().call('lines.get', {})).then((refusal) => {
      if (refusal) setState((now) => (now.kind === 'ready' ? now : { kind: 'failed', refusal }))
    })
  }, [take])

  useEffect(() => {
    reload()
    const stops = [
      bridge().on('live.lines', ({ lines: status }) =>
        setState((now) => (now.kind === 'ready' ? { kind: 'ready', lines: { ...now.lines, status } } : now)),
      ),
      bridge().onHost((connected) => {
        if (connected) reload()
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [reload])

  return {
    state,
    reload,
    save: (line, password) =>
      take(bridge().call('lines.set', { line, ...(password === undefined ? {} : { password }) })),
    remove: (id) => take(bridge().call('lines.remove', { id })),
    listenAt: (listen) => take(bridge().call('lines.listen', { listen })),
  }
}
