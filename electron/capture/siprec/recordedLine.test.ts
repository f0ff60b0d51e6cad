import { expect, test } from 'vitest'
import type { Frame } from '../../audio/frame.ts'
import { createQueue } from '../../audio/queue.ts'
import type { LegSettings, RtpLeg, RtpListener } from '../../rtp/media/media.ts'
import { parseSdp } from '../../sip/sdp/parse.ts'
import type { SessionDescription } from '../../sip/sdp/sdp.ts'
import { openRecordedLine, termsOf } from './recordedLine.ts'

/** A leg of an engine that does what it is told. */
function openLeg(port: number, openedAt: number) {
  const frames = createQueue<Frame>()
  const listeners: RtpListener[] = []
  const settings: LegSettings[] = []
  const leg: RtpLeg = {
    kind: 'rtp',
    ref: port,
    port,
    rtcpPort: port + 1,
    openedAt,
    frames,
    configure: (one) => void settings.push(one),
    sendKeys: () => undefined,
    on: (one) => void listeners.push(one),
    close: frames.end,
  }
  const hear = (startMs: number, value: number): void =>
    frames.push({ pcm: new Int16Array(160).fill(value), sampleRate: 8000, startMs })
  const lose = (): void => {
    for (const one of listeners) one.lost?.('gone')
  }
  return { leg, settings, hear, lose, frames, listeners }
}

function offer(...lines: string[]): SessionDescription {
  const read = parseSdp(
    Buffer.from(['v=0', 'o=- 1 1 IN IP4 192.0.2.1', 's=-', 'c=IN IP4 192.0.2.1', ...lines, ''].join('\r\n')),
  )
  if (read.kind === 'bad') throw new Error(read.why)
  return read.value
}
const KEY = Buffer.alloc(30, 7).toString('base64')

function rig(again: () => Promise<RtpLeg> = () => Promise.reject(new Error('no port'))) {
  let now = 1000
  let keys = 0
  const first = openLeg(4000, 1000.4)
  const line = openRecordedLine({
    label: '1',
    leg: first.leg,
    again,
    address: '192.0.2.9',
    newKey: () => ({ key: new Uint8Array(16).fill(++keys), salt: new Uint8Array(14) }),
    cname: 'c',
    names: termsOf({}).names,
    now: () => now,
    changed: () => undefined,
    reported: () => undefined,
  })
  const agree = (...text: string[]) => {
    const told = offer(...text)
    const [media] = told.media
    return media ? line.agree(told, media) : null
  }
  const wait = (ms: number): void => {
    now += ms
  }
  return { first, line, agree, wait }
}
async function collect(from: { readonly frames: AsyncIterable<Frame> }): Promise<[number, number | undefined][]> {
  const found: [number, number | undefined][] = []
  for await (const { startMs, pcm } of from.frames) found.push([startMs, pcm[0]])
  return found
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('sound is due from the beginning of the session, not while it is paused, and not after its end', async () => {
  const { line, agree, wait, first } = rig()
  agree('m=audio 5000 RTP/AVP 0', 'a=sendonly')
  wait(500)
  expect(line.totals(1500).expectedMs).toBe(0)
  line.begin(1500)
  wait(1000)
  expect([line.flows(), line.totals(2500).expectedMs]).toEqual([true, 1000])
  agree('m=audio 5000 RTP/AVP 0', 'a=inactive')
  wait(5000)
  expect([line.flows(), line.totals(7500).expectedMs]).toEqual([false, 1000])
  agree('m=audio 5000 RTP/AVP 0', 'a=sendonly')
  wait(250)
  first.hear(0, 1)
  await turn()
  await line.close(7750)
  wait(9000)
  expect(line.totals(16_750)).toEqual({ expectedMs: 1250, capturedMs: 20 })
})

test('a refused line is due nothing', () => {
  const { line, agree } = rig()
  line.begin(1000)
  expect(agree('m=audio 0 RTP/AVP 0', 'a=sendonly')).toBeNull()
  expect(line.totals(9000).expectedMs).toBe(0)
})

test('what was agreed goes to the engine: codec, where RTCP goes, receive-only, one key of ours over all re-INVITEs', () => {
  const { agree, first } = rig()
  const text = [
    'm=audio 5000 RTP/SAVP 9 101',
    'a=rtpmap:101 telephone-event/8000',
    `a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:${KEY}`,
    'a=rtcp:6001',
    'a=sendonly',
  ]
  agree(...text)
  agree(...text)
  const [one, two] = first.settings
  expect(one).toMatchObject({
    codec: 'g722',
    payload: 9,
    eventsPayload: 101,
    direction: 'recvonly',
    remote: { address: '192.0.2.1', port: 5000, rtcpPort: 6001 },
  })
  expect(two?.srtp?.ours).toEqual(one?.srtp?.ours)
  expect(one?.srtp?.theirs.salt).toEqual(Buffer.alloc(14, 7))
})

test('an engine that is lost gives way to another on the same port, on the time of the first', async () => {
  const second = openLeg(4000, 4000.4)
  const { line, agree, first } = rig(() => Promise.resolve(second.leg))
  agree('m=audio 5000 RTP/AVP 8', 'a=sendonly')
  const sound = collect(line.take())
  first.hear(0, 1)
  first.frames.end()
  first.lose()
  await turn()
  second.hear(20, 2)
  await turn()
  expect(second.settings).toMatchObject([{ codec: 'pcma' }])
  await line.close(9000)
  expect(await sound).toEqual([
    [0, 1],
    [3020, 2],
  ])
})

test('when there is no other, the line is silent and ends all the same', async () => {
  const { line, first } = rig()
  const sound = collect(line.take())
  first.frames.end()
  first.lose()
  await turn()
  await line.close(2000)
  expect(await sound).toEqual([])
})

test('whoever takes the line next gets what comes from then on; nothing is lost before anybody takes it', async () => {
  const { line, first } = rig()
  first.hear(0, 1)
  await turn()
  const before = collect(line.take())
  first.hear(20, 2)
  await turn()
  const after = collect(line.take())
  first.hear(40, 3)
  await turn()
  await line.close(2000)
  expect([await before, await after]).toEqual([
    [
      [0, 1],
      [20, 2],
    ],
    [[40, 3]],
  ])
})

test.each([
  ['off', 'RTP/AVP', true],
  ['off', 'RTP/SAVP', false],
  ['required', 'RTP/AVP', false],
  ['required', 'RTP/SAVP', true],
  ['offer', 'RTP/SAVP', true],
] as const)('encryption %s, offered %s: %s', (srtp, protocol, taken) => {
  const [line] = offer(`m=audio 5000 ${protocol} 0`).media
  expect(line && termsOf({ srtp }).isUsable(line)).toBe(taken)
  expect(line && termsOf({ srtp, codecs: ['pcma'] }).isUsable(line)).toBe(false)
})
