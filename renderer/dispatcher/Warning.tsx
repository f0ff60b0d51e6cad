/** What the rules warn of beside the protocol: one line over the prompt, gone when its cause is. */
import { useQuery } from 'convex/react'
import { TriangleAlert } from 'lucide-react'
import { api } from '../../convex/_generated/api'
import css from './Protocol.module.css'

/** These the prompt asks for itself. */
const PROMPTED: ReadonlySet<string> = new Set([
  ...['location', 'number', 'comuna', 'complaint', 'conscious', 'breathing', 'dispatch'],
  ...['compressions', 'airway', 'bleeding'],
])

export function Warning({ callId }: { readonly callId: string }) {
  const advice = useQuery(api.queries.liveCalls.getActiveCoachingRecommendations, { callId })
  const top = advice?.find(({ type, key }) => type !== 'positive' && !PROMPTED.has(key ?? ''))
  if (!top) return null
  return (
    <p className={css.warning} data-advice={top.type}>
      <TriangleAlert aria-hidden />
      <b>{top.title}</b>
      <span>{top.description}</span>
    </p>
  )
}
