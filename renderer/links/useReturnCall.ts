/** Calls back whoever just gave up at this seat: claimed first, so that nobody else of the room does it too. */
import { useMutation } from 'convex/react'
import { useCallback } from 'react'
import { api } from '../../convex/_generated/api'
import { bridge, refusalOf } from '../bridge.ts'
import { useText } from '../i18n/text.ts'

/** How long the room may take to say whose it is; a caller does not wait for a backend that is away, ms. */
const PATIENCE_MS = 3_000

const late = (ms: number): Promise<null> => new Promise((done) => setTimeout(() => done(null), ms))

/** Dials `number` unless somebody else has it in hand; gives why it was not dialled, in words. */
export function useReturnCall(): (callId: string, number: string) => Promise<string | undefined> {
  const t = useText()
  const claim = useMutation(api.callbacks.claimOfCall)
  const dialled = useMutation(api.callbacks.dialled)
  return useCallback(
    async (callId, number) => {
      const found = await Promise.race([claim({ callId }).catch(() => null), late(PATIENCE_MS)])
      if (found?.claim.kind === 'taken') return t('links.taken', { name: found.claim.by })
      if (found?.claim.kind === 'closed') return t('links.closedAlready')
      try {
        const made = await bridge().call('phone.dial', { target: number.replace(/\s+/g, '') })
        if (found !== null) dialled({ callBackId: found.callBackId, callId: made.callId }).catch(() => undefined)
        return undefined
      } catch (error) {
        return t('links.notDialled', { code: refusalOf(error).code })
      }
    },
    [t, claim, dialled],
  )
}
