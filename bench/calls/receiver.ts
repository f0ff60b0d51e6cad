/**
 * The process that is measured: the telephone of the product from its sockets to its files, put together as `electron/app.ts` does,
 * without windows, engine and Convex: user agent, media engine on its thread, recording server, registry with recorder, meters and
 * voice detection for each leg, outbox on the disk. In place of a recogniser each leg has a chunker, as one that takes files would.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createChunker } from '../../electron/audio/chunker.ts'
import { createQueue } from '../../electron/audio/queue.ts'
import { loadVad } from '../../electron/audio/vad.ts'
import { writeWav } from '../../electron/audio/wavHeader.ts'
import { openCallRegistry } from '../../electron/call/callRegistry.ts'
import type { Recording } from '../../electron/call/recorder.ts'
import { openSiprec } from '../../electron/capture/siprec/siprec.ts'
import { tellWindows } from '../../electron/ipc/levels.ts'
import { startDelivery } from '../../electron/outbox/deliver.ts'
import { openOutbox } from '../../electron/outbox/outbox.ts'
import { openMedia } from '../../electron/rtp/media/media.ts'
import { SUITES } from '../../electron/sip/sdp/crypto.ts'
import { schedule } from '../../electron/sip/transaction/timers.ts'
import { createGate } from '../../electron/sip/transport/gate.ts'
import type { Session } from '../../electron/sip/userAgent/session.ts'
import { openUserAgent } from '../../electron/sip/userAgent/userAgent.ts'
import { rules } from '../../electron/speech/rules/rules.ts'
import type { Said, Stt } from '../../electron/speech/stt.ts'
import { warmUp } from '../../electron/speech/warmUp.ts'
import { openDatabase } from '../../electron/storage/database.ts'
import { answer } from './child.ts'

export type Recorded = {
  readonly file: string
  readonly bytes: number
  readonly damaged: boolean
}

export type Figures = {
  /** ms. */
  readonly mainDelayP99: number
  readonly mediaDelayP99: number
  readonly skippedTicks: number
  readonly faults: number
}

export type ReceiverTalk = {
  /** Where it listens. */
  address: { ask: null; answer: string }
  /** Delays of the event loops since this was last asked. */
  figures: { ask: null; answer: Figures }
  /** Waits for `calls` recordings to be closed, and gives those since this was last asked. */
  recorded: {
    ask: { readonly calls: number }
    answer: {
      readonly recordings: readonly Recorded[]
      readonly chunks: number
      readonly toldBytes: number
      /** 20 ms each, that the media engine gave on. */
      readonly capturedFrames: number
      readonly errors: readonly string[]
    }
  }
}

const ADDRESS = '127.0.0.1'
const RESOLUTION_MS = 5
/** A call that is not over by then is told as missing, ms. */
const PATIENCE_MS = 20_000

const dir = mkdtempSync(join(tmpdir(), 'vigia-calls-'))
const now = Date.now
const errors: string[] = []
let files: Recording[] = []
let chunks = 0
let capturedMs = 0
/** What a window and a recogniser would have been sent, bytes. */
let toldBytes = 0

warmUp(rules)
const openVad = await loadVad()
const db = openDatabase(join(dir, 'outbox.sqlite'))
const outbox = openOutbox({ db, now })
const delivery = startDelivery({ outbox, deliver: async () => undefined, now })

const chunked: Stt = {
  provider: 'chunks',
  capabilities: { streaming: false, interim: false, words: false, languages: 'any' },
  open({ sampleRate }) {
    const words = createQueue<Said>()
    const vad = openVad(sampleRate)
    const chunker = createChunker(vad.isSpeech)
    const count = (chunk: ReturnType<typeof chunker.push>): void => {
      if (!chunk) return
      chunks++
      toldBytes += writeWav(chunk.pcm, { sampleRate, channels: 1 }).length
    }
    return {
      push: (frame) => count(chunker.push(frame)),
      end() {
        count(chunker.flush())
        vad.close()
        words.end()
      },
      [Symbol.asyncIterator]: () => words[Symbol.asyncIterator](),
    }
  },
}

const calls = await openCallRegistry({
  recordingsDir: join(dir, 'recordings'),
  outbox,
  understanding: rules,
  // As to one window: what it is told is written out as text.
  live: tellWindows((name, event) => {
    toldBytes += JSON.stringify([name, event]).length
  }),
  now,
  deliver: async () => undefined,
  onError: (where, error) => errors.push(`${where}: ${error instanceof Error ? error.message : String(error)}`),
  onRecorded: (_, recording) => void files.push(recording),
})
const media = openMedia({ log: (what) => errors.push(what) })

async function take(session: Session): Promise<void> {
  const { callId } = session
  const opened = await openSiprec({
    session,
    media,
    info: {
      callId,
      sessionId: callId,
      agentName: '',
      customerName: '',
      customerPhone: '',
      campaignName: '',
      language: 'es-CL',
      practice: false,
    },
    place: { address: ADDRESS, ports: { from: 16_400, to: 31_999 } },
    announce: ADDRESS,
    identities: { agents: ['101'], trunks: [], labels: {} },
    now,
    schedule,
    newKey: (suite) => ({ key: randomBytes(SUITES[suite].keyBytes), salt: randomBytes(SUITES[suite].saltBytes) }),
    newSessionId: () => '1',
    cname: 'bench',
  })
  if (opened.kind === 'refused') {
    errors.push(`refused with ${opened.status}: ${opened.why}`)
    return
  }
  calls.start(opened.call.source, { stt: chunked })
  const heard = await opened.call.over
  capturedMs += heard.lines.reduce((sum, line) => sum + line.capturedMs, 0)
}

const agent = await openUserAgent(
  {
    endpoint: { address: ADDRESS, udp: 0, tcp: 0, gate: createGate({ allow: [], perSecond: 100_000 }) },
    schedule,
    now: () => performance.now(),
    random: Math.random,
    newToken: () => randomBytes(12).toString('hex'),
    userAgent: 'Vigia',
  },
  { incoming: (session) => void take(session) },
)

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
delay.enable()

answer<ReceiverTalk>(
  {
    address: () => `sip:recorder@${ADDRESS}:${agent.local('TCP')?.port};transport=tcp`,
    async figures() {
      const mainDelayP99 = Math.max(0, delay.percentile(99) / 1e6 - RESOLUTION_MS)
      const { loopDelayP99Ms, skippedTicks, faults } = await media.stats()
      delay.reset()
      return { mainDelayP99, mediaDelayP99: loopDelayP99Ms, skippedTicks, faults }
    },
    async recorded({ calls: expected }) {
      const until = performance.now() + PATIENCE_MS
      while ((files.length < expected || calls.list().length > 0) && performance.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 50))
      const recordings = files.map(({ file, bytes, damaged }) => ({ file, bytes, damaged }))
      const all = { recordings, chunks, toldBytes, capturedFrames: Math.round(capturedMs / 20), errors: [...errors] }
      files = []
      capturedMs = 0
      chunks = 0
      return all
    },
  },
  async () => {
    await agent.close()
    await calls.close()
    await media.close()
    delivery.close()
    db.close()
    rmSync(dir, { recursive: true, force: true })
  },
)
