/** The window's subscription to the facts: one Convex client, signed in through the bridge, and its connection state. */
import { ConvexProvider, ConvexReactClient, useConvexConnectionState, useQuery } from 'convex/react'
import type { FunctionReturnType } from 'convex/server'
import { type ReactNode, useEffect, useState } from 'react'
import { api } from '../convex/_generated/api'
import type { Bridge } from '../electron/ipc/contract.ts'

/** Opens the client and keeps it signed in as the window's user. */
export const openConvex = (bridge: Bridge, url: string): ConvexReactClient => {
  const client = new ConvexReactClient(url, { unsavedChangesWarning: false })
  let registered = false
  client.setAuth(
    // Refused while the host is away: the client asks again when it reconnects.
    async ({ forceRefreshToken }) => bridge.call('auth.token', { fresh: forceRefreshToken }).catch(() => null),
    (signedIn) => {
      if (!signedIn || registered) return
      registered = true
      client.mutation(api.users.register, {}).catch(() => {
        registered = false
      })
    },
  )
  return client
}

export function Backend({ client, children }: { readonly client: ConvexReactClient; readonly children: ReactNode }) {
  return <ConvexProvider client={client}>{children}</ConvexProvider>
}

export type Me = FunctionReturnType<typeof api.users.me>

/** Who is signed in: undefined while asking, null before registration. */
export const useMe = (): Me | undefined => useQuery(api.users.me)

/** Below this the client is only starting or blinking: not worth a banner. */
const BLINK_MS = 1500

/** Since when this window's own client has been without the backend, ms since the epoch; undefined while it has it. */
export const useBackendLostAt = (): number | undefined => {
  const { isWebSocketConnected: connected } = useConvexConnectionState()
  const [lostAt, setLostAt] = useState<number>()
  useEffect(() => {
    if (connected) {
      setLostAt(undefined)
      return
    }
    const since = Date.now()
    const timer = setTimeout(() => setLostAt(since), BLINK_MS)
    return () => clearTimeout(timer)
  }, [connected])
  return lostAt
}
