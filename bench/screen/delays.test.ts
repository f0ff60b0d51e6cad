/** A delay is counted once, for the line that it belongs to, and what was never painted is counted as missing. */
import { expect, test } from 'vitest'
import { type CallTrace, finalDelays, partialDelays, percentiles, readTrace } from './delays.ts'

const trace = (part: Partial<CallTrace>): CallTrace => ({
  callId: 'a',
  leg: 'customer',
  final: true,
  startMs: 100,
  chars: 5,
  at: 1000,
  ...part,
})
const entry = { key: 'a:7', callId: 'a', speaker: 'customer', startMs: 100 }

test('a trace line of the host is read, any other line is not', () => {
  const told = trace({})
  expect(readTrace(`vigia: trace ${JSON.stringify(told)}`)).toEqual(told)
  expect(readTrace('vigia: Ready')).toBeUndefined()
})

test('a final line is measured from its own trace to its own paint', () => {
  const traces = [trace({}), trace({ leg: 'agent', at: 900 }), trace({ callId: 'b', at: 1 }), trace({ final: false })]
  const stamps = [
    { kind: 'final' as const, of: 'a:7', chars: 0, at: 1042 },
    { kind: 'final' as const, of: 'a:8', chars: 0, at: 5000 },
  ]
  expect(finalDelays(traces, [entry], stamps)).toEqual({ delays: [42], missing: 0 })
  expect(finalDelays(traces, [entry], [])).toEqual({ delays: [], missing: 1 })
})

test('a partial that grew before the frame counts as overtaken, equal lengths are told apart by time', () => {
  const said = (chars: number, at: number): CallTrace => trace({ final: false, chars, at })
  const shown = (chars: number, at: number) => ({ kind: 'partial' as const, of: 'customer', chars, at })
  expect(partialDelays([said(3, 0), said(7, 5), said(3, 9000)], [shown(7, 20), shown(3, 9010)])).toEqual({
    delays: [15, 10],
    overtaken: 1,
  })
})

test('percentiles are nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i)
  expect(percentiles(hundred)).toEqual({ samples: 100, p50: 50, p95: 95, p99: 99, most: 100 })
  expect(percentiles([]).samples).toBe(0)
})
