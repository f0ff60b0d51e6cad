import { cleanup, render, screen } from '@testing-library/react'
import { type FunctionReference, getFunctionName } from 'convex/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Doc } from '../../convex/_generated/dataModel'
import { HostInfo } from '../host.ts'
import { type LocalCall, useLive } from '../live.ts'
import { Recommendations } from './Recommendations.tsx'
import { Sentiment } from './Sentiment.tsx'

const answers = new Map<string, unknown>()
vi.mock('convex/react', () => ({
  useQuery: (reference: FunctionReference<'query'>) => answers.get(getFunctionName(reference)),
  useMutation: () => async () => null,
  useConvex: () => ({ watchQuery: () => ({ localQueryResult: () => undefined }) }),
  useConvexConnectionState: () => ({ isWebSocketConnected: true }),
}))

const START = Date.parse('2026-11-20T22:37:00.000-03:00')
const call = { callId: 'call-1', startedAt: START } as Doc<'liveCalls'>
const shares = { positive: 10, neutral: 60, negative: 30 }
const last = {
  level: 'high',
  score: 72,
  startMs: 61_000,
  endMs: 64_000,
  speechMs: 2600,
  loudDb: 9.1,
  brightDb: 1,
} as const
const felt = (over: Partial<Doc<'sentimentAnalysis'>>) =>
  ({
    ...{ shares, samples: 3, trend: 'declining', history: [], updatedAt: Date.now() },
    ...over,
  }) as Doc<'sentimentAnalysis'>
const words = (samples: number) => ({ all: shares, customer: shares, samples })
const voice = { samples: 4, speechMs: 12_400, last }
const local = (speech: LocalCall['speech']): void =>
  useLive.setState({ local: { 'call-1': { callId: 'call-1', speech } as LocalCall } })

beforeEach(() => {
  answers.clear()
  answers.set('queries/liveCalls:getActiveCoachingRecommendations', [])
  useLive.setState({ local: {}, partials: {}, link: { backend: 'up', since: 0, queued: 0 } })
})
afterEach(cleanup)

test('the panel says what came from words and what from the voice, with seconds and figures', () => {
  const { container } = render(<Sentiment sentiment={felt({ words: words(14), voice })} call={call} />)
  expect(container.textContent).toContain('palabras: 14 líneas · voz: 12,4\u00a0s medidos')
  expect(container.querySelector('[data-voice="high"]')?.textContent).toBe(
    'voz muy alterada 22:38:01, 3,0\u00a0s · 72 de 100 · +9,1 dB',
  )
})

test('only words, only voice and no data at all are told apart', () => {
  const view = render(<Sentiment sentiment={felt({})} call={call} />)
  expect(view.container.textContent).toContain('Solo palabras')
  view.rerender(<Sentiment sentiment={felt({ words: words(0), voice })} call={call} />)
  expect(view.container.textContent).toContain('Solo voz')
  view.rerender(<Sentiment sentiment={felt({ samples: 0 })} call={call} />)
  expect(view.container.textContent).toContain('Aún sin datos')
})

test('a feeling that stopped moving says how old it is', () => {
  local('failed')
  const { container } = render(<Sentiment sentiment={felt({ updatedAt: Date.now() - 42_500 })} call={call} />)
  expect(container.textContent).toContain('de hace 40\u00a0s')
  cleanup()
  local('listening')
  const fresh = render(<Sentiment sentiment={felt({})} call={call} />)
  expect(fresh.container.textContent).not.toContain('hace')
})

const advise = (system: object | undefined) => {
  answers.set('queries/liveCalls:getSystemHealth', system)
  render(
    <HostInfo value={{ kind: 'browser', version: '0', convexUrl: '', role: 'supervisor', userId: 'h', userName: 'H' }}>
      <Recommendations callId="call-1" startedAt={START} endedAt={undefined} next={[]} />
    </HostInfo>,
  )
}

test('recommendations are paused without words, go on by rules without a model, and say so', () => {
  local('failed')
  advise({ sttStatus: 'error', llmStatus: 'active', measured: { stt: { since: Date.now() - 42_000 } } })
  expect(screen.getByRole('status').textContent).toMatch(/^En pausa: no llegan palabras/)
  expect(screen.getByText(/^en pausa, 00:42$/)).toBeTruthy()
  cleanup()

  local('listening')
  advise({ sttStatus: 'streaming', llmStatus: 'error', measured: { llm: { since: Date.now() - 5000 } } })
  expect(screen.getByRole('status').textContent).toMatch(/siguen las reglas/)
  expect(screen.getByText(/^solo reglas, 00:05$/)).toBeTruthy()
  cleanup()

  advise({ sttStatus: 'streaming', llmStatus: 'active' })
  expect(screen.queryByRole('status')).toBeNull()
  expect(screen.getByText('Sin recomendaciones')).toBeTruthy()
})
