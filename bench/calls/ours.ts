/** One run of our recorder: N calls at once, what they cost, and every sample of every recording held against what was sent. */
import { rmSync } from 'node:fs'
import { openChild } from './child.ts'
import type { ClientTalk } from './client.ts'
import { holdAll } from './hold.ts'
import { droppedByKernel, machineTicks, residentBytes, type Spent, spentBy } from './load.ts'
import type { OpenReceiver, Receiver } from './receivers.ts'

export type Run = {
  readonly what: 'parts' | 'host'
  readonly calls: number
  readonly recorded: number
  readonly sentFrames: number
  /** Sent and not in the recordings as they were. */
  readonly lostFrames: number
  /** Recordings that are in both channels what was sent, to the sample. */
  readonly identical: number
  /** % of one processor: all of it, and of that by thread; `helpers` are other processes of the host. */
  readonly cpu: Spent & { readonly helpers: number }
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
  /** The longest for which the sender stood still, ms: beyond `FAIR_MS` its packets no longer fit their own clock. */
  readonly senderStillMs: number
  readonly errors: readonly string[]
}

/** A sender of calls does not stand still for so long, ms; a run in which ours did says nothing of the recorder. */
export const FAIR_MS = 500

export type RunOptions = {
  readonly what: Run['what']
  readonly open: OpenReceiver
  readonly calls: number
  readonly seconds: number
  readonly profile?: string | undefined
}

/** Calls that a fresh process carries first, so that what is measured is compiled. */
const WARM = { calls: 4, seconds: 2 } as const
/** Kept free at both ends of what is measured, ms. */
const EDGE_MS = 500

/** Faults that are told; the figures count all. */
const MOST_FAULTS = 10

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export async function runOurs({ what, open, calls, seconds, profile }: RunOptions): Promise<Run> {
  const receiver = await open(profile)
  const client = openChild<ClientTalk>('client.ts')
  try {
    const { to } = receiver
    await client.ask('call', { to, ...WARM })
    await client.ask('finish', null)
    for (const { file } of (await receiver.recorded(WARM.calls)).recordings) rmSync(file, { force: true })

    const dropped = droppedByKernel()
    const idle = residentBytes(receiver.pid)
    const { firstMs } = await client.ask('call', { to, calls, seconds })
    await pause(EDGE_MS)
    await receiver.figures()
    const began = sample(receiver, client.pid)
    await pause(Math.max(1000, seconds * 1000 - firstMs - 2 * EDGE_MS))
    const ended = sample(receiver, client.pid)
    const figures = await receiver.figures()
    const rssBytes = residentBytes(receiver.pid)

    const { sent, failed, stoodStillMs } = await client.ask('finish', null)
    const { recordings, chunks, errors, capturedFrames } = await receiver.recorded(calls)
    const { faults, ...held } = holdAll(recordings, calls, seconds)
    for (const { file } of recordings) rmSync(file, { force: true })
    const sentFrames = sent.reduce((sum, { packets }) => sum + packets, 0)
    const lostByKernel = droppedByKernel() - dropped
    const ms = ended.at - began.at
    const share = (now: number, before: number): number => ((now - before) / ms) * 100
    const of = (thread: keyof Spent): number => share(ended.ours[thread], began.ours[thread])
    const helpers = share(ended.helpers, began.helpers)
    return {
      what,
      calls,
      recorded: recordings.length,
      sentFrames,
      ...held,
      cpu: {
        total: of('total') + helpers,
        main: of('main'),
        media: of('media'),
        pool: of('pool'),
        runtime: of('runtime'),
        helpers,
      },
      senderCpu: share(ended.sender, began.sender),
      machineBusy: ((ended.machine.busy - began.machine.busy) / (ended.machine.all - began.machine.all)) * 100,
      rssPerCallBytes: (rssBytes - idle) / calls,
      rssBytes,
      mainDelayP99: figures.mainDelayP99,
      mediaDelayP99: figures.mediaDelayP99,
      diskBytes: recordings.reduce((sum, { bytes }) => sum + bytes, 0),
      chunks,
      senderStillMs: stoodStillMs,
      errors: [
        ...errors,
        ...faults.slice(0, MOST_FAULTS),
        ...(failed > 0 ? [`${failed} packets did not leave the sender`] : []),
        ...(lostByKernel > 0 ? [`${lostByKernel} datagrams were given up by the kernel, of all programs`] : []),
        ...(capturedFrames !== undefined && capturedFrames !== sentFrames
          ? [`the media engine gave on ${capturedFrames} frames of ${sentFrames}`]
          : []),
        ...(figures.faults > 0 ? [`${figures.faults} faults in the media engine`] : []),
      ],
    }
  } finally {
    await Promise.all([client.close(), receiver.close()])
  }
}

const sample = (receiver: Receiver, client: number) => ({
  at: performance.now(),
  ours: spentBy(receiver.pid),
  helpers: receiver.helpers().reduce((sum, pid) => sum + spentBy(pid).total, 0),
  sender: spentBy(client).total,
  machine: machineTicks(),
})
