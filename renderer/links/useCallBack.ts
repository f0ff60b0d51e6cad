/** What a person may do with one call-back; one act at a time, and what went wrong in words. */
import { useMutation } from 'convex/react'
import { useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { Id } from '../../convex/_generated/dataModel'
import { useBackendAwaySince } from '../backend.ts'
import { bridge } from '../bridge.ts'
import { useText } from '../i18n/text.ts'
import { refused } from '../refused.ts'

export type CallBackActs = {
  readonly unavailable: string | undefined
  readonly busy: boolean
  readonly said: string | null
  claim(): Promise<void>
  /** Claims it if need be, dials its number by this host's telephone, and tells which call it became. */
  dial(): Promise<boolean>
  release(): Promise<void>
  close(outcome: 'done' | 'unreachable'): Promise<void>
  reopen(): Promise<void>
}

export function useCallBack(callBackId: Id<'callBacks'>): CallBackActs {
  const t = useText()
  const away = useBackendAwaySince() !== undefined
  const claim = useMutation(api.callbacks.claimOne)
  const release = useMutation(api.callbacks.release)
  const dialled = useMutation(api.callbacks.dialled)
  const close = useMutation(api.callbacks.close)
  const reopen = useMutation(api.callbacks.reopen)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<string | null>(null)

  const attempt = async (act: () => Promise<string | null>, failed: 'failed' | 'notDialled'): Promise<boolean> => {
    if (busy || away) return false
    setBusy(true)
    try {
      const words = await act()
      setSaid(words)
      return words === null
    } catch (error) {
      const code = refused(error)
      setSaid(failed === 'failed' ? t('links.notDone', { code }) : t('links.notDialled', { code }))
      return false
    } finally {
      setBusy(false)
    }
  }
  const done = async (act: () => Promise<unknown>): Promise<void> => {
    await attempt(() => act().then(() => null), 'failed')
  }
  const taking = async (then: (number: string) => Promise<void>): Promise<string | null> => {
    const answer = await claim({ callBackId })
    if (answer.kind === 'taken') return t('links.taken', { name: answer.by })
    if (answer.kind === 'closed') return t('links.closedAlready')
    await then(answer.number)
    return null
  }
  return {
    unavailable: away ? t('links.offlineBack') : undefined,
    busy,
    said,
    claim: async () => void (await attempt(() => taking(async () => undefined), 'failed')),
    dial: () =>
      attempt(
        () =>
          taking(async (number) => {
            const { callId } = await bridge().call('phone.dial', { target: number.replace(/[\s()-]/g, '') })
            await dialled({ callBackId, callId })
          }),
        'notDialled',
      ),
    release: () => done(() => release({ callBackId })),
    close: (outcome) => done(() => close({ callBackId, outcome })),
    reopen: () => done(() => reopen({ callBackId })),
  }
}
