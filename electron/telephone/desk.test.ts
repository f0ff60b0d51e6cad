/** Supervisors in real calls: by a window of this host, by a line from another; who hears whom by tones, and a closed microphone that sends nothing. */
import { expect, test } from 'vitest'
import type { Frame } from '../audio/frame.ts'
import { createQueue } from '../audio/queue.ts'
import type { SupervisionMode } from '../call/supervision.ts'
import { openBackend } from './desk.double.ts'
import { C, D, heardBy, openDeskRoom, S, SEATS } from './deskRoom.double.ts'
import { rest, share, speak, until } from './switchboard.double.ts'

const room = openDeskRoom()

test.each(SEATS)(
  'a supervisor at %s: listen, whisper, barge, take over, and out, by what each ear hears',
  async (_where, role) => {
    const { host, call, callId, desk, stop } = await room.call(role)
    const here = role === 'admin' ? host : await room.host('sara', 'supervisor')
    const id = role === 'admin' ? 'dora' : 'sara'
    const line = here.window.open('supervise', callId)
    const speaking = here.window.speak(line, S)
    const ears = [call.heard, desk, here.window.ear(line)]
    const ask = (mode: SupervisionMode): void => room.backend.ask(callId, mode, id, id)
    ask('listen')
    await until(() => host.present.length === 1 && share(here.window.ear(line), C) > 0.1)

    expect(await heardBy(ears, ['D', 'C', 'CD'])).toEqual(['D', 'C', 'CD'])
    ask('whisper')
    expect(await heardBy(ears, ['D', 'CS', 'CD'])).toEqual(['D', 'CS', 'CD'])
    // The caller is softer in the dispatcher's ear, by 6 dB.
    expect(share(desk, C)).toBeLessThan(0.65)
    expect(share(host.agent, S)).toBeLessThan(0.02)
    ask('barge')
    expect(await heardBy(ears, ['DS', 'CS', 'CD'])).toEqual(['DS', 'CS', 'CD'])
    expect(share(desk, C)).toBeGreaterThan(0.75)
    expect(share(host.agent, S)).toBeGreaterThan(0.15)
    ask('takeOver')
    expect(await heardBy(ears, ['S', 'CS', 'C'])).toEqual(['S', 'CS', 'C'])
    expect(share(host.agent, D)).toBeLessThan(0.02)
    room.backend.leave(callId, id)
    expect(await heardBy(ears, ['D', 'C'])).toEqual(['D', 'C'])
    expect(host.present).toEqual([])
    const active = room.backend.reports.filter(({ state }) => state === 'active')
    expect(active.map(({ mode }) => mode)).toEqual(['listen', 'whisper', 'barge', 'takeOver'])
    speaking()
    stop()
  },
  40_000,
)

test.each(SEATS)(
  'who listens at %s sends nothing: no frame, no energy, though the person speaks',
  async (_where, role) => {
    const { host, callId, desk, stop } = await room.call(role)
    const here = role === 'admin' ? host : await room.host('sara', 'supervisor')
    const id = role === 'admin' ? 'dora' : 'sara'
    const before = here.microphones.length
    const line = here.window.open('supervise', callId)
    const speaking = here.window.speak(line, S)
    room.backend.ask(callId, 'listen', id, id)
    await until(() => share(here.window.ear(line), C) > 0.1)
    await rest(1500)
    const own = here.microphones.slice(before)

    expect(own.map((leg) => leg.sent())).toEqual([{ frames: 0, energy: 0 }])
    expect(share(host.agent, S, 60)).toBeLessThan(0.005)
    expect(share(desk, S, 60)).toBeLessThan(0.005)
    room.backend.ask(callId, 'whisper', id, id)
    await until(() => share(desk, S) > 0.2)
    expect(own[0]?.sent().frames).toBeGreaterThan(0)
    room.backend.leave(callId, id)
    await until(() => host.present.length === 0)
    speaking()
    stop()
  },
  30_000,
)

test.each(SEATS)(
  'a supervisor at %s who begins and stops to whisper misses no more than 200 ms of the call',
  async (_where, role) => {
    const { host, callId, desk, stop } = await room.call(role)
    const here = role === 'admin' ? host : await room.host('sara', 'supervisor')
    const id = role === 'admin' ? 'dora' : 'sara'
    const line = here.window.open('supervise', callId)
    const speaking = here.window.speak(line, S)
    room.backend.ask(callId, 'listen', id, id)
    const ear = here.window.ear(line)
    await until(() => share(ear, C) > 0.1)
    /** ms of the caller's and the dispatcher's sound that did not come while `change` was carried out, and for a second after. */
    const missed = async (change: () => Promise<void>): Promise<number> => {
      const [from, begun] = [ear.length, performance.now()]
      await change()
      await rest(1000)
      const sounding = ear.slice(from).filter(({ pcm }) => pcm.some((sample) => Math.abs(sample) > 300)).length
      return performance.now() - begun - sounding * 20
    }
    const whisper = await missed(async () => {
      room.backend.ask(callId, 'whisper', id, id)
      await until(() => share(desk, S) > 0.2)
    })
    const listen = await missed(async () => {
      room.backend.ask(callId, 'listen', id, id)
      await until(() => share(desk, S) < 0.05)
    })
    expect([whisper < 200, listen < 200], `${Math.round(whisper)} and ${Math.round(listen)} ms`).toEqual([true, true])
    speaking()
    stop()
  },
  30_000,
)

test.each(SEATS)(
  'media engines die under a supervisor at %s: all talk on, and the supervisor is back in the same mode',
  async (_where, role) => {
    const { host, call, callId, desk, stop } = await room.call(role)
    const here = role === 'admin' ? host : await room.host('sara', 'supervisor')
    const id = role === 'admin' ? 'dora' : 'sara'
    const line = here.window.open('supervise', callId)
    const speaking = here.window.speak(line, S)
    const own = here.window.ear(line)
    const ears = [call.heard, desk, own]
    room.backend.ask(callId, 'whisper', id, id)
    await until(() => share(desk, S) > 0.2)
    for (const killed of new Set([host, here])) {
      const microphones = killed.microphones.length
      killed.crash()
      await until(() => killed.microphones.length > microphones)
      const from = ears.map(({ length }) => length + 30)
      await until(() => ears.every(({ length }, at) => length > (from[at] ?? 0)))
      await until(() => share(desk, S) > 0.2 && share(desk, C) > 0.1 && share(own, C) > 0.1 && share(own, D) > 0.1)
      expect(share(call.heard, D)).toBeGreaterThan(0.4)
      expect(share(call.heard, S)).toBeLessThan(0.02)
    }
    expect(host.present.map(({ mode }) => mode)).toEqual(['whisper'])
    // And nobody is stuck: the next step closes the microphone.
    room.backend.ask(callId, 'listen', id, id)
    await until(() => share(desk, S) < 0.05)
    expect(room.backend.reports.filter(({ state }) => state === 'refused')).toEqual([])
    speaking()
    stop()
  },
  40_000,
)

test('a call that we only record can be listened to at its host; more is refused, with what is missing', async () => {
  room.backend = openBackend()
  const host = await room.host('sara', 'supervisor')
  const frames = createQueue<Frame>()
  const none = createQueue<Frame>()
  const info = {
    callId: 'siprec-1',
    sessionId: 'siprec-1',
    agentName: '',
    customerName: '',
    customerPhone: '',
    campaignName: '',
    sourceKind: 'siprec',
    language: 'es',
    practice: false,
    startedAt: 0,
  } as const
  const source = host.phone.tapped({
    info,
    legs: [
      { id: 'agent', sampleRate: 8000, frames: none },
      { id: 'customer', sampleRate: 8000, frames },
    ],
    stop() {},
  })
  for (const leg of source.legs)
    void (async () => {
      for await (const _ of leg.frames);
    })()
  const stop = speak(
    {
      push: (pcm, seq) => frames.push({ pcm: pcm.filter((_, i) => i % 2 === 0), sampleRate: 8000, startMs: seq * 20 }),
    },
    C,
  )
  const line = host.window.open('supervise', 'siprec-1')
  room.backend.ask('siprec-1', 'listen', 'sara', 'Sara')
  await until(() => share(host.window.ear(line), C) > 0.4)
  // Who only listens is brought back too when the engine dies.
  const [heardBefore, microphones] = [host.window.ear(line).length, host.microphones.length]
  host.crash()
  await until(() => host.microphones.length >= microphones + 3)
  await until(() => host.window.ear(line).length > heardBefore + 40 && share(host.window.ear(line), C) > 0.4)
  room.backend.ask('siprec-1', 'whisper', 'sara', 'Sara')
  await until(() => room.backend.reports.some(({ state, reason }) => state === 'refused' && reason === 'needs_bridge'))
  room.backend.order({ orderId: 'o1', callId: 'siprec-1', kind: 'transfer', details: '131', by: 'Sara' })
  await until(() => room.backend.outcomes.includes('transfer failed needs_bridge'))
  host.window.close(line)
  stop()
}, 20_000)

test('an order from elsewhere transfers the real call, and says what became of it', async () => {
  const { host, call, callId, stop } = await room.call()
  room.backend.order({ orderId: 'o1', callId, kind: 'transfer', details: 'a b<', by: 'Sara' })
  await until(() => room.backend.outcomes.includes('transfer failed target_invalid'))
  room.backend.order({ orderId: 'o2', callId, kind: 'say', details: 'Pregunte por la edad', by: 'Sara' })
  room.backend.order({ orderId: 'o3', callId, kind: 'transfer', details: 'sip:131@hospital.test', by: 'Sara' })
  await until(() => room.backend.outcomes.includes('transfer done') && call.referred.length === 1)
  await until(() => host.views().length === 0)
  stop()
}, 20_000)
