/** Words that a supervisor wrote into the dispatcher's ear: on screen for a while, said there too where the room wishes it, never in the caller's. */
import { useQuery } from 'convex/react'
import { Ear } from 'lucide-react'
import { useEffect, useState } from 'react'
import { api } from '../../convex/_generated/api'
import { useText } from '../i18n/text.ts'
import type { PhoneCall } from '../phone.ts'
import { failureText } from '../providers/words.ts'
import { Banner } from '../ui/Banner.tsx'
import { serverNow } from '../ui/ticker.ts'

/** Long enough to be read twice, ms. */
const SHOWN_MS = 60_000

type Whisper = { readonly id: string; readonly name: string; readonly text: string }

export function useWhispers(callId: string): readonly Whisper[] {
  const orders = useQuery(api.queries.supervision.orders, { callId })
  const [now, setNow] = useState(() => serverNow())
  const fresh = (orders ?? []).filter(({ kind, at }) => kind === 'say' && now - at < SHOWN_MS)
  const soonest = Math.min(...fresh.map(({ at }) => at + SHOWN_MS))
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new is judged by the clock of its coming.
  useEffect(() => setNow(serverNow()), [orders])
  useEffect(() => {
    if (!Number.isFinite(soonest)) return
    const timer = setTimeout(() => setNow(serverNow()), Math.max(0, soonest - serverNow()) + 1)
    return () => clearTimeout(timer)
  }, [soonest])
  return fresh.slice(0, 2).map(({ _id, by, details }) => ({ id: _id, name: by.name, text: details }))
}

type Props = {
  readonly whispers: readonly Whisper[]
  /** How the newest of them fares that is also said in the ear. */
  readonly spoken: NonNullable<PhoneCall['spoken']>['ear']
}

export function Whispers({ whispers, spoken }: Props) {
  const t = useText()
  return whispers.map(({ id, name, text }) => (
    <Banner key={id} tone="recovered" icon={<Ear aria-hidden />} title={name}>
      {text}
      {spoken?.what === id && spoken.kind === 'speaking' && ` · ${t('dispatcher.whisperHeard')}`}
      {spoken?.what === id &&
        spoken.kind === 'failed' &&
        ` · ${t('dispatcher.whisperUnheard', { why: failureText(t, spoken.failure, spoken.reason) })}`}
    </Banner>
  ))
}
