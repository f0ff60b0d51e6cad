/** A call beside the protocol: what is proved goes out under the version it began with, and a fault costs the call nothing. */
import { expect, test } from 'vitest'
import { keyOf, type Protocol } from '../../convex/domain/protocol/protocol.ts'
import { SAMPLE } from '../../convex/domain/protocol/sample.ts'
import type { Decisions } from '../speech/protocol/observer.ts'
import { type Adhered, openAdherence, type ProtocolSource } from './adherence.ts'

const turn = { entryKey: 'k', speaker: 'agent', text: '¿Qué edad tiene?', startMs: 1000, endMs: 2000 } as const

function open(source: ProtocolSource) {
  const put: Adhered[] = []
  const faults: unknown[] = []
  const adherence = openAdherence({
    ...{ source, callId: 'c', language: 'es-CL' },
    put: (found) => put.push(found),
    onFault: (error) => faults.push(error),
  })
  return { adherence, put, faults }
}

test('the call is pinned when it is answered, and keeps its version when the room takes another', () => {
  let inForce: Protocol = SAMPLE
  const { adherence, put } = open({ current: () => inForce })

  adherence.answered(0)
  inForce = { ...SAMPLE, version: '2' }
  adherence.said(turn, undefined, {})

  expect(put[0]).toEqual({ key: keyOf(SAMPLE), answeredMs: 0 })
  expect(put[1]).toMatchObject({ key: keyOf(SAMPLE), proofs: [{ step: 'pac_edad' }] })
})

test('what people decide is heard until the call ends', () => {
  let tell: ((decisions: Decisions) => void) | undefined
  const decisions = (_: string, told: (one: Decisions) => void) => {
    tell = told
    return () => {
      tell = undefined
    }
  }
  const { adherence, put } = open({ current: () => SAMPLE, decisions })

  tell?.({ opened: [], answers: [], marks: [{ step: 'direccion', done: true, name: 'Ana', atMs: 0 }] })
  adherence.idle(31_000)
  expect(put).toEqual([])
  adherence.end()
  expect(tell).toBeUndefined()
})

test('a protocol that cannot be had is told once, and the call goes on', () => {
  const { adherence, put, faults } = open({
    current() {
      throw new Error('gone')
    },
  })

  adherence.answered(0)
  adherence.said(turn, undefined, {})
  adherence.idle(99_000)
  adherence.end()

  expect(put).toEqual([])
  expect(faults).toHaveLength(1)
})
