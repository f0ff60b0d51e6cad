/** The line between one window and Convex, in a test's hands: answers can be replaced, withheld or failed, and the line cut and mended. */
import type { BrowserContext, WebSocketRoute } from '@playwright/test'
import type { JSONValue } from 'convex/values'

/** What a window is told in place of the truth. */
export type Answer = { readonly value: JSONValue } | 'never' | 'fails'

export type Wire = {
  /** `path` is a function as a window names it, e.g. `queries/wallboard:liveList`; `*` is every one that has no answer of its own. */
  answer(path: string, answer: Answer): void
  /** The backend is gone, for this window alone. */
  cut(): void
  mend(): void
}

/** Whose answers decide who may see anything at all; withheld only when asked for by name. */
const OF_THE_DOOR = /^(users:me|settings:get|seats:)/

type Change = { readonly type: string; readonly queryId: number }
type Told = { readonly type: string; readonly modifications?: readonly Change[] }
type Asked = {
  readonly type: string
  readonly modifications?: readonly (Change & { readonly udfPath?: string })[]
}

/** To be called before the first page of the context is opened. */
export async function takeWire(context: BrowserContext): Promise<Wire> {
  const answers = new Map<string, Answer>()
  const lines = new Set<WebSocketRoute>()
  let whole = true

  const answerFor = (path: string): Answer | undefined =>
    answers.get(path) ?? (OF_THE_DOOR.test(path) ? undefined : answers.get('*'))

  await context.routeWebSocket(/\/api\/[^/]+\/sync$/, (window) => {
    if (!whole) return void window.close()
    const server = window.connectToServer()
    lines.add(window)
    const paths = new Map<number, string>()
    window.onMessage((message) => {
      const asked = JSON.parse(String(message)) as Asked
      for (const { queryId, udfPath } of asked.modifications ?? []) {
        if (udfPath !== undefined) paths.set(queryId, udfPath.replace('.js:', ':'))
      }
      server.send(message)
    })
    server.onMessage((message) => {
      const told = JSON.parse(String(message)) as Told
      if (told.type !== 'Transition' || answers.size === 0) return window.send(message)
      const modifications = (told.modifications ?? []).flatMap((change) => {
        if (change.type === 'QueryRemoved') return [change]
        const answer = answerFor(paths.get(change.queryId) ?? '')
        if (answer === undefined) return [change]
        if (answer === 'never') return []
        const { queryId } = change
        if (answer === 'fails') {
          const errorMessage = 'Server Error'
          return [{ type: 'QueryFailed', queryId, errorMessage, logLines: [], journal: null }]
        }
        return [{ type: 'QueryUpdated', queryId, value: answer.value, logLines: [], journal: null }]
      })
      window.send(JSON.stringify({ ...told, modifications }))
    })
    window.onClose(() => {
      lines.delete(window)
      server.close()
    })
  })

  return {
    answer: (path, answer) => void answers.set(path, answer),
    cut() {
      whole = false
      for (const line of lines) line.close()
      lines.clear()
    },
    mend() {
      whole = true
    },
  }
}
