/** The carrier against the real hub of the host: lines open, sound goes both ways, and a host that was away is found again. */
import { expect, test } from 'vitest'
import { openAudioHub, type Plugged, type Sounding } from '../../electron/ipc/audioLines.ts'
import { type CarrierNews, createCarrier } from './carrier.ts'
import { newFrame, samplesOf, seqOf } from './frame.ts'

function room() {
  let at = 0
  const hub = openAudioHub({ now: () => at })
  const news: CarrierNews[] = []
  const timers: { due: number; then: () => void }[] = []
  let drop = (): void => {}
  let reachable = true
  let dials = 0
  const carrier = createCarrier({
    connect(on) {
      dials++
      let plugged: Plugged | undefined
      if (reachable)
        plugged = hub.plug({
          sendText: (text) => on.onMessage(text),
          sendSound: (bytes) => on.onMessage(bytes.slice().buffer),
          waiting: () => 0,
          cut: () => on.onClose(),
        })
      queueMicrotask(reachable ? on.onOpen : on.onClose)
      drop = () => {
        plugged?.gone()
        on.onClose()
      }
      return {
        send: (message) =>
          typeof message === 'string' ? plugged?.text(message) : plugged?.sound(new Uint8Array(message)),
        waiting: () => 0,
        close: () => plugged?.gone(),
      }
    },
    tell: (one) => news.push(one),
    now: () => at,
    after: (ms, then) => timers.push({ due: at + ms, then }),
  })
  const pass = async (ms: number): Promise<void> => {
    at += ms
    for (const timer of timers.splice(0)) {
      if (timer.due <= at) timer.then()
      else timers.push(timer)
    }
    await Promise.resolve()
  }
  return {
    hub,
    carrier,
    news,
    pass,
    lose: () => drop(),
    reach(now: boolean) {
      reachable = now
    },
    dials: () => dials,
  }
}

/** A port that is written to by hand. */
function port() {
  const got: ArrayBuffer[] = []
  const fake = {
    onmessage: null as ((event: { data: ArrayBuffer }) => void) | null,
    postMessage: (one: ArrayBuffer) => got.push(one),
    close() {},
  }
  const say = (seq: number, value: number): void => {
    const message = newFrame(seq)
    samplesOf(message).fill(value)
    fake.onmessage?.({ data: message })
  }
  return { port: fake as unknown as MessagePort, got, say }
}

function leg() {
  const got: [number, number][] = []
  let hear: (pcm: Int16Array, seq: number) => void = () => {}
  const sounding: Sounding = {
    push: (pcm, seq) => void got.push([seq, pcm[0] ?? 0]),
    onFrame: (listener) => {
      hear = listener
    },
  }
  return { sounding, got, say: (value: number) => hear(new Int16Array(320).fill(value), 0) }
}

test('a line carries a voice to the host and the call to the headset', async () => {
  const { hub, carrier, news, pass } = room()
  const [mic, headset, call] = [port(), port(), leg()]
  hub.onOpen(({ line }) => void hub.attach(line, call.sounding))
  carrier.order({ kind: 'open', id: 1, purpose: 'dispatch', callId: 'c', headset: headset.port })
  carrier.order({ kind: 'mic', id: 1, mic: mic.port })
  await pass(0)
  mic.say(0, 5)
  mic.say(1, 6)
  call.say(7)

  expect(news).toEqual([{ kind: 'opened', id: 1, line: 1 }])
  expect(call.got).toEqual([
    [0, 5],
    [1, 6],
  ])
  expect(headset.got.map((one) => [seqOf(one), samplesOf(one)[0]])).toEqual([[0, 7]])
})

test('a microphone that was exchanged goes on where its line is in time', async () => {
  const { hub, carrier, pass } = room()
  const [first, second, call] = [port(), port(), leg()]
  hub.onOpen(({ line }) => void hub.attach(line, call.sounding))
  carrier.order({ kind: 'open', id: 1, purpose: 'dispatch' })
  carrier.order({ kind: 'mic', id: 1, mic: first.port })
  await pass(0)
  first.say(0, 1)
  await pass(2000)
  carrier.order({ kind: 'mic', id: 1, mic: second.port })
  second.say(0, 2)

  expect(call.got).toEqual([
    [0, 1],
    [100, 2],
  ])
})

test('a host that was away is found again, its line opened anew, and the headset goes on counting', async () => {
  const { hub, carrier, news, pass, lose, reach, dials } = room()
  const [headset, call] = [port(), leg()]
  hub.onOpen(({ line }) => void hub.attach(line, call.sounding))
  carrier.order({ kind: 'open', id: 3, purpose: 'supervise', callId: 'c', headset: headset.port })
  await pass(0)
  call.say(1)
  reach(false)
  lose()
  await pass(250)
  expect(dials()).toBe(2)
  reach(true)
  await pass(10_000)
  call.say(2)

  expect(news.map(({ kind }) => kind)).toEqual(['opened', 'away', 'opened'])
  expect(headset.got.map(seqOf)).toEqual([0, 1])
  expect(hub.open()).toEqual([{ line: 2, purpose: 'supervise', callId: 'c' }])
})

test('closing the last line hangs up; a refusal is told in the words of the host', async () => {
  const { hub, carrier, news, pass } = room()
  hub.onOpen(() => ({ field: 'callId', reason: 'no running call' }))
  carrier.order({ kind: 'open', id: 1, purpose: 'dispatch' })
  await pass(0)
  carrier.order({ kind: 'open', id: 2, purpose: 'test' })
  await pass(0)
  carrier.order({ kind: 'close', id: 2 })

  expect(news[0]).toEqual({ kind: 'refused', id: 1, field: 'callId', reason: 'no running call' })
  expect(hub.open()).toEqual([])
})

test('an echo test measures what came back, and how long it took', async () => {
  const { carrier, news, pass } = room()
  const mic = port()
  carrier.order({ kind: 'open', id: 1, purpose: 'test' })
  carrier.order({ kind: 'mic', id: 1, mic: mic.port })
  await pass(0)
  carrier.order({ kind: 'trial', id: 1, frames: 3 })
  for (const seq of [0, 1, 2]) mic.say(seq, 1000 * (seq + 1))

  const tried = news.find((one) => one.kind === 'tried')
  expect(tried).toMatchObject({ trial: { sent: 3, returned: 3, roundTripMs: 0 } })
  expect(tried?.kind === 'tried' && tried.trial.correlation).toBeCloseTo(1, 9)
})

test('an echo test of a host that says nothing ends by itself', async () => {
  const { carrier, news, pass } = room()
  carrier.order({ kind: 'open', id: 1, purpose: 'test' })
  await pass(0)
  carrier.order({ kind: 'trial', id: 1, frames: 3 })
  await pass(3000)

  expect(news.at(-1)).toMatchObject({
    kind: 'tried',
    trial: { sent: 0, returned: 0, roundTripMs: null, correlation: 0 },
  })
})
