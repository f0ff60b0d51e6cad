/** Where the network says that the caller is, with how exactly it knows. */
import { useQuery } from 'convex/react'
import { api } from '../../convex/_generated/api'
import { type Coordinates, coordinatesIn } from './coordinates.ts'

export type NetworkPlace = {
  readonly at: Coordinates
  /** m; null when it was not told. */
  readonly radiusM: number | null
  /** How it was found, in the network's own words. */
  readonly method: string | null
}

/** Null without coordinates, and where it was not the network that told the call's. */
export function useNetworkPlace(callId: string, callSessionId: string): NetworkPlace | null {
  const card = useQuery(api.incidents.card, { callSessionId })
  const network = useQuery(api.earlier.ofCall, { callId })?.network
  const row = card?.fields.find(({ field }) => field === 'google_maps_url')
  const at = coordinatesIn(row?.value ?? undefined)
  if (at === null || row?.setBy.kind === 'person' || network == null) return null
  return { at, radiusM: network.uncertaintyM ?? null, method: network.method ?? null }
}
