/** Facts go out with a token that is renewed in time, side by side, and the backend's refusals come back as they are. */
import { ConvexError } from 'convex/values'
import { expect, test, vi } from 'vitest'
import { openConvexDoor } from './convexDoor.ts'

type Sent = { readonly url: string; readonly token: string | null; readonly body: unknown }

function backend(reply: (sent: Sent) => Response | Promise<Response>) {
  const sent: Sent[] = []
  const send = (async (input: string | URL | Request, init?: RequestInit) => {
    const one = {
      url: String(input),
      token: new Headers(init?.headers).get('authorization'),
      body: JSON.parse(String(init?.body)) as unknown,
    }
    sent.push(one)
    return reply(one)
  }) as typeof fetch
  return { sent, send }
}
const good = (value: unknown = null): Response => Response.json({ status: 'success', value, logLines: [] })

test('a mutation by its path, signed once for many', async () => {
  const { sent, send } = backend(() => good('id'))
  const token = vi.fn(async () => 'one')
  const run = openConvexDoor({ url: 'http://127.0.0.1:1', token, now: () => 0, fetch: send })

  expect(await run('incidents:applyFields', { callId: 'a' })).toBe('id')
  await Promise.all([run('a:b', {}), run('a:c', {})])

  expect(sent[0]).toMatchObject({ url: 'http://127.0.0.1:1/api/mutation', token: 'Bearer one' })
  expect(sent[0]?.body).toMatchObject({ path: 'incidents:applyFields', args: [{ callId: 'a' }] })
  expect(token).toHaveBeenCalledTimes(1)
})

test('the token is renewed before its end, and after a refusal of it', async () => {
  let time = 0
  let refuses = false
  const { send } = backend(() => (refuses ? new Response('The token was refused.', { status: 401 }) : good()))
  const token = vi.fn(async () => 'x')
  const run = openConvexDoor({ url: 'http://127.0.0.1:1', token, now: () => time, fetch: send })

  await run('a:b', {})
  time = 56 * 60_000
  await run('a:b', {})
  refuses = true
  await expect(run('a:b', {})).rejects.toThrow()
  refuses = false
  await run('a:b', {})

  expect(token).toHaveBeenCalledTimes(3)
})

test('one that waits holds up no other', async () => {
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const { send } = backend(async ({ body }) => {
    if ((body as { path: string }).path === 'slow:one') await held
    return good()
  })
  const run = openConvexDoor({ url: 'http://127.0.0.1:1', token: async () => 'x', now: () => 0, fetch: send })

  const slow = run('slow:one', {})
  await run('quick:one', {})
  release()
  await slow
})

test('what the function refuses keeps its code', async () => {
  const { send } = backend(() =>
    Response.json(
      { status: 'error', errorMessage: 'no', errorData: { code: 'call_ended' }, logLines: [] },
      { status: 560 },
    ),
  )
  const run = openConvexDoor({ url: 'http://127.0.0.1:1', token: async () => 'x', now: () => 0, fetch: send })

  const error = await run('a:b', {}).catch((thrown: unknown) => thrown)

  expect(error).toBeInstanceOf(ConvexError)
  expect((error as ConvexError<{ code: string }>).data).toEqual({ code: 'call_ended' })
})
