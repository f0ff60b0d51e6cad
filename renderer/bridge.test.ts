/** The socket bridge: answers find their calls, a lost host refuses them, and it comes back by itself. */
import { convexToJson, type Value } from 'convex/values'
import { expect, test } from 'vitest'
import { HostRefusal, openSocketBridge, refusalOf, type Socket } from './bridge.ts'

const encode = (message: unknown): { data: string } => ({ data: JSON.stringify(convexToJson(message as Value)) })

/** The other end: sockets that were dialled, and delays that were asked for, run by hand. */
const room = () => {
  const sockets: (Socket & { readonly sent: string[] })[] = []
  const delays: { readonly ms: number; readonly then: () => void }[] = []
  const bridge = openSocketBridge({
    connect: () => {
      const sent: string[] = []
      const socket = {
        sent,
        send: (text: string) => void sent.push(text),
        close: () => {},
        onopen: null,
        onmessage: null,
        onclose: null,
      }
      sockets.push(socket)
      return socket
    },
    after: (ms, then) => void delays.push({ ms, then }),
  })
  const last = () => {
    const socket = sockets.at(-1)
    if (socket === undefined) throw new Error('nothing was dialled')
    return socket
  }
  return { bridge, sockets, delays, last }
}

test('a call made before the socket is open is sent once it is, and answered by its id', async () => {
  const { bridge, last } = room()
  const first = bridge.call('link.status', {})
  const second = bridge.call('practice.list', {})
  expect(last().sent).toEqual([])
  last().onopen?.()
  expect(last().sent.map((text) => JSON.parse(text).name)).toEqual(['link.status', 'practice.list'])
  last().onmessage?.(encode({ id: 2, ok: [] }))
  last().onmessage?.(encode({ id: 1, ok: { backend: 'up', since: 5, queued: 0 } }))
  expect(await second).toEqual([])
  expect(await first).toEqual({ backend: 'up', since: 5, queued: 0 })
})

test('bytes and infinities survive the way', async () => {
  const { bridge, last } = room()
  last().onopen?.()
  const heard: unknown[] = []
  bridge.on('live.levels', ({ levels }) => heard.push(...levels.map((one) => one.rmsDbfs)))
  const level = { callId: 'c', leg: 'agent', rmsDbfs: Number.NEGATIVE_INFINITY, peakDbfs: -1, speech: false }
  last().onmessage?.(encode({ event: 'live.levels', payload: { levels: [level] } }))
  expect(heard).toEqual([Number.NEGATIVE_INFINITY])
  const clip = bridge.call('recording.clip', { callId: 'c', startMs: 0, endMs: 1 })
  last().onmessage?.(encode({ id: 1, ok: { wav: new Uint8Array([1, 2, 255]).buffer } }))
  expect(new Uint8Array((await clip).wav)).toEqual(new Uint8Array([1, 2, 255]))
})

test('a refusal keeps its code, field and reason', async () => {
  const { bridge, last } = room()
  last().onopen?.()
  const call = bridge.call('calls.end', { callId: 'x' })
  last().onmessage?.(encode({ id: 1, error: { code: 'call_not_found', field: 'callId', reason: 'no such call' } }))
  await expect(call).rejects.toMatchObject({ code: 'call_not_found', field: 'callId', reason: 'no such call' })
})

test('a lost host refuses what was asked, says so, and is dialled again with growing patience', async () => {
  const { bridge, sockets, delays, last } = room()
  const states: boolean[] = []
  bridge.onHost((connected) => states.push(connected))
  last().onopen?.()
  const asked = bridge.call('practice.list', {})
  last().onclose?.()
  await expect(asked).rejects.toMatchObject({ code: 'host_lost' })
  expect(states).toEqual([true, false])
  for (let i = 0; i < 6; i++) {
    delays.at(-1)?.then()
    last().onclose?.()
  }
  expect(delays.map(({ ms }) => ms)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000])
  delays.at(-1)?.then()
  const later = bridge.call('practice.list', {})
  last().onopen?.()
  last().onmessage?.(encode({ id: 2, ok: [] }))
  expect(await later).toEqual([])
  expect(states).toEqual([true, false, true])
  expect(sockets).toHaveLength(8)
  last().onclose?.()
  expect(delays.at(-1)?.ms).toBe(250)
})

test('events reach their listeners until they stop listening; a broken message reaches nobody', () => {
  const { bridge, last } = room()
  last().onopen?.()
  const ended: string[] = []
  const stop = bridge.on('live.callEnded', ({ callId }) => ended.push(callId))
  last().onmessage?.(encode({ event: 'live.callEnded', payload: { callId: 'a' } }))
  last().onmessage?.({ data: 'not json' })
  stop()
  last().onmessage?.(encode({ event: 'live.callEnded', payload: { callId: 'b' } }))
  expect(ended).toEqual(['a'])
})

test('what the desktop throws becomes a refusal too', () => {
  expect(refusalOf({ code: 'wav_invalid', field: 'fmt', reason: 'cut off' })).toMatchObject({
    code: 'wav_invalid',
    field: 'fmt',
    reason: 'cut off',
  })
  const known = new HostRefusal({ code: 'x' })
  expect(refusalOf(known)).toBe(known)
  expect(refusalOf(new Error('boom'))).toMatchObject({ code: 'failed', reason: 'boom' })
})
