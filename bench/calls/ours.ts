/** One run of our recorder: N calls at once, what they cost, and every sample of every recording held against what was sent. */
import { readFileSync, rmSync } from 'node:fs'
import { readWav } from '../../electron/audio/wav.ts'
import { openChild } from './child.ts'
import type { ClientTalk } from './client.ts'
import { compare } from './compare.ts'
import { machineTicks, residentBytes, type Spent, spentBy } from './load.ts'
import type { ReceiverTalk, Recorded } from './receiver.ts'
import { asHeard, lawOf, openSpeech } from './speech.ts'

export type Run = {
  readonly calls: number
  readonly recorded: number
  readonly sentFrames: number
  /** Sent and not in the recordings as they were. */
  readonly lostFrames: number
  /** Recordings that are in both channels what was sent, to the sample. */
  readonly identical: number
  /** % of one processor, by thread. */
  readonly cpu: Spent
  /** The sending process, % of one processor. */
  readonly senderCpu: number
  /** All processes of the machine, % of all its processors. */
  readonly machineBusy: number
  readonly rssPerCallBytes: number
  readonly rssBytes: number
  readonly mainDelayP99: number
  readonly mediaDelayP99: number
  readonly diskBytes: number
  readonly chunks: number
  readonly errors: readonly string[]
}

/** Calls that a fresh process carries first, so that what is measured is compiled. */
const WARM = { calls: 4, seconds: 2 } as const
/** Kept free at both ends of what is measured, ms. */
const EDGE_MS = 500

const speech = openSpeech()
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** `profile`: a folder for CPU profiles of the receiver. */
export async function runOurs(calls: number, seconds: number, profile?: string): Promise<Run> {
  const receiver = openChild<ReceiverTalk>(
    'receiver.ts',
    profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`],
  )
  const client = openChild<ClientTalk>('client.ts')
  try {
    const to = await receiver.ask('address', null)
    await client.ask('call', { to, ...WARM })
    await client.ask('finish', null)
    await receiver.ask('recorded', { calls: WARM.calls })

    const idle = residentBytes(receiver.pid)
    const { firstMs } = await client.ask('call', { to, calls, seconds })
    await pause(EDGE_MS)
    await receiver.ask('figures', null)
    const began = sample(receiver.pid, client.pid)
    await pause(Math.max(1000, seconds * 1000 - firstMs - 2 * EDGE_MS))
    const ended = sample(receiver.pid, client.pid)
    const figures = await receiver.ask('figures', null)
    const rssBytes = residentBytes(receiver.pid)

    const { sent, failed } = await client.ask('finish', null)
    const { recordings, chunks, errors } = await receiver.ask('recorded', { calls })
    const sums = hold(recordings, sent, seconds)
    const ms = ended.at - began.at
    const share = (now: number, before: number): number => ((now - before) / ms) * 100
    return {
      calls,
      recorded: recordings.length,
      sentFrames: sent.reduce((sum, { packets }) => sum + packets, 0),
      ...sums,
      cpu: {
        total: share(ended.ours.total, began.ours.total),
        main: share(ended.ours.main, began.ours.main),
        media: share(ended.ours.media, began.ours.media),
        pool: share(ended.ours.pool, began.ours.pool),
        runtime: share(ended.ours.runtime, began.ours.runtime),
      },
      senderCpu: share(ended.sender, began.sender),
      machineBusy: ((ended.machine.busy - began.machine.busy) / (ended.machine.all - began.machine.all)) * 100,
      rssPerCallBytes: (rssBytes - idle) / calls,
      rssBytes,
      mainDelayP99: figures.mainDelayP99,
      mediaDelayP99: figures.mediaDelayP99,
      diskBytes: recordings.reduce((sum, { bytes }) => sum + bytes, 0),
      chunks,
      errors: [
        ...errors,
        ...(failed > 0 ? [`${failed} packets did not leave the sender`] : []),
        ...(figures.faults > 0 ? [`${figures.faults} faults in the media engine`] : []),
      ],
    }
  } finally {
    await Promise.all([client.close(), receiver.close()])
  }
}

const sample = (receiver: number, client: number) => ({
  at: performance.now(),
  ours: spentBy(receiver),
  sender: spentBy(client).total,
  machine: machineTicks(),
})

type Sent = { readonly callId: string; readonly packets: number }

/** Left is the dispatcher, right the caller. */
function hold(recordings: readonly Recorded[], sent: readonly Sent[], seconds: number) {
  let identical = 0
  let lostFrames = 0
  for (const [call, { callId, packets }] of sent.entries()) {
    const found = recordings.find((one) => one.callId === callId)
    if (!found) {
      lostFrames += packets
      continue
    }
    const wav = readWav(readFileSync(found.file))
    const verdicts = (['dispatcher', 'caller'] as const).map((side, channel) =>
      compare(wav.read(channel, 0, wav.length), asHeard(speech(call, side, seconds), lawOf(call))),
    )
    lostFrames += verdicts.reduce((sum, { wrongFrames }) => sum + wrongFrames, 0)
    if (wav.channels === 2 && !found.damaged && verdicts.every((one) => one.identical)) identical++
    rmSync(found.file)
  }
  return { identical, lostFrames }
}
