/** Every call that this host carries: starts them, ends them, and closes those that a crash left open. */
import { join } from 'node:path'
import type { EndReason } from '../../convex/domain/liveCall.ts'
import { loadVad } from '../audio/vad.ts'
import type { AudioSource } from '../capture/source.ts'
import { clipArchive } from './archive/clip.ts'
import { archiveOf, recordingOf } from './archive/names.ts'
import { type Carried, carry, type Means } from './carry.ts'
import { closing, type Note } from './facts.ts'
import type { Listening } from './listening.ts'
import type { LocalCall } from './live.ts'
import { clip, rateOf, salvage } from './salvage.ts'

export type { Live, LocalCall } from './live.ts'

export type CallRegistry = {
  /** The call is on the disk when it returns. Without `stt` it is recorded and shown, and has no words. */
  start(source: AudioSource, options?: Listening & { readonly told?: Means['told'] }): LocalCall
  list(): readonly LocalCall[]
  /** Resolves when the call's last fact is on the disk; false when this host carries no such call. */
  end(callId: string, reason?: EndReason): Promise<boolean>
  /** Closes the calls that a crash left open, each once; gives their number. */
  recover(): Promise<number>
  /** Part of a recording that this host holds, as WAV; nothing when it holds none. Times in ms of the call. */
  clip(callId: string, startMs: number, endMs: number): Promise<Uint8Array | undefined>
  /** Ends all calls properly, as interrupted. */
  close(): Promise<void>
}

export type CallRegistryOptions = Omit<Means, 'openVad'> & {
  readonly recordingsDir: string
  /** The call is in no list any more and its recording is closed. Must not throw. */
  readonly onOver?: (callId: string) => void
}

export async function openCallRegistry(options: CallRegistryOptions): Promise<CallRegistry> {
  const { recordingsDir, outbox } = options
  const means: Means = { ...options, openVad: await loadVad() }
  const running = new Map<string, Carried>()
  const fileOf = (callId: string): string => join(recordingsDir, recordingOf(callId))

  const end = async (callId: string, reason: EndReason = 'hangup'): Promise<boolean> => {
    const call = running.get(callId)
    call?.stop(reason)
    await call?.over
    return call !== undefined
  }

  return {
    start(source, { told, ...listening } = {}) {
      const { info } = source
      if (running.has(info.callId)) throw new Error('a call of this name is already running')
      const call = carry(source, listening, { ...means, file: fileOf(info.callId), ...(told ? { told } : {}) })
      running.set(info.callId, call)
      const forget = (): void => {
        running.delete(info.callId)
        options.onOver?.(info.callId)
      }
      call.over.then(forget, (error: unknown) => {
        forget()
        means.onError?.('source', error)
      })
      return call.local()
    },
    list: () => [...running.values()].map((call) => call.local()),
    end,
    async recover() {
      const left = outbox.unfinished().filter(({ callId }) => !running.has(callId))
      for (const { callId, note } of left) await finishInterrupted(callId, note)
      return left.length
    },
    async clip(callId, startMs, endMs) {
      const file = fileOf(callId)
      const rate = await rateOf(file)
      if (rate !== undefined) return clip(file, rate, startMs, endMs)
      return clipArchive(join(recordingsDir, archiveOf(callId)), startMs, endMs)
    },
    async close() {
      await Promise.all([...running.keys()].map((callId) => end(callId, 'interrupted')))
    },
  }

  async function finishInterrupted(callId: string, text: string): Promise<void> {
    const { info, sampleRate } = JSON.parse(text) as Note
    const file = fileOf(callId)
    const found = await salvage(file, sampleRate).catch(() => undefined)
    const recording = found ?? { file, bytes: 0, sampleRate, channels: 2 as const, capturedMs: 0, damaged: true }
    const endedAt = info.startedAt + recording.capturedMs
    outbox.finish(callId, closing(info, recording, found ? 'recovered' : 'failed', 'interrupted', endedAt))
  }
}
