/** The host's own way to Convex, embedded or not: the public HTTP client and the public functions, as the service `capture`. */
import { ConvexHttpClient } from 'convex/browser'
import { type FunctionReference, makeFunctionReference } from 'convex/server'

/** Runs one mutation by its path, e.g. `incidents:applyFields`. */
type Run = (path: string, args: Record<string, unknown>) => Promise<unknown>

type DoorOptions = {
  readonly url: string
  /** A new token; its life is `TOKEN_TTL_S`. */
  readonly token: () => Promise<string>
  /** ms since the epoch. */
  readonly now: () => number
  readonly fetch?: typeof fetch
}

export const TOKEN_TTL_S = 3600
/** No answer for so long is no answer, ms; longer than the outbox waits before it tries again. */
const GIVE_UP_MS = 12_000

/** Order is the outbox's matter, so calls go side by side. */
export function openConvexDoor({ url, token, now, fetch: send = fetch }: DoorOptions): Run {
  const client = new ConvexHttpClient(url, {
    logger: false,
    skipConvexDeploymentUrlCheck: true,
    fetch: ((input, init) => send(input, { ...init, signal: AbortSignal.timeout(GIVE_UP_MS) })) as typeof fetch,
  })
  let signedUntil = 0
  let signing: Promise<void> | undefined

  const sign = (): Promise<void> => {
    signing ??= token()
      .then((fresh) => {
        client.setAuth(fresh)
        signedUntil = now() + (TOKEN_TTL_S - 300) * 1000
      })
      .finally(() => {
        signing = undefined
      })
    return signing
  }

  return async (path, args) => {
    if (now() >= signedUntil) await sign()
    const mutation = makeFunctionReference<'mutation'>(path) as FunctionReference<'mutation', 'public'>
    try {
      return await client.mutation(mutation, args, { skipQueue: true })
    } catch (error) {
      // A token that the backend no longer takes (another clock, another key) is replaced before the next try.
      if (error instanceof Error && /auth|token/i.test(error.message)) signedUntil = 0
      throw error
    }
  }
}
