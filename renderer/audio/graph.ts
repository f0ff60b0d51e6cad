/** The Web Audio part: a microphone's stream into the carrier, the carrier's frames to the headset. */

import type { CaptureOrder } from './capture.worklet.ts'
import captureUrl from './capture.worklet.ts?worker&url'
import { SAMPLE_RATE } from './frame.ts'
import type { Loudness } from './framer.ts'
import type { Output } from './headset.ts'
import type { HeadsetOrder } from './headset.worklet.ts'
import headsetUrl from './headset.worklet.ts?worker&url'
import type { Capture } from './microphone.ts'
import type { PlayoutStats } from './playout.ts'

/** Not yet in TypeScript's DOM library (Web Audio API §1.2.3, `sinkId`). */
type SinkContext = AudioContext & { setSinkId(id: string | { readonly type: 'none' }): Promise<void> }
type SinkOptions = AudioContextOptions & { readonly sinkId?: { readonly type: 'none' } }

/** `to` takes the messages; `onTick` hears how loud it is, 12 times a second, as long as the device gives sound. */
export async function startCapture(
  stream: MediaStream,
  to: MessagePort,
  onTick: (loudness: Loudness) => void,
): Promise<Capture> {
  // Without an output of its own the microphone's clock is not the loudspeaker's, which may be unplugged.
  const options: SinkOptions = { sampleRate: SAMPLE_RATE, latencyHint: 'interactive', sinkId: { type: 'none' } }
  const context = new AudioContext(options)
  try {
    await context.audioWorklet.addModule(captureUrl)
  } catch (error) {
    void context.close()
    throw error
  }
  const node = new AudioWorkletNode(context, 'capture', {
    numberOfInputs: 1,
    numberOfOutputs: 0,
    channelCount: 1,
    channelCountMode: 'explicit',
  })
  const order = (what: CaptureOrder, transfer: Transferable[] = []): void => node.port.postMessage(what, transfer)
  node.port.onmessage = ({ data }: MessageEvent<Loudness>) => onTick(data)
  order({ kind: 'to', port: to }, [to])
  context.createMediaStreamSource(stream).connect(node)
  await context.resume()
  return {
    mute: (muted) => order({ kind: 'mute', muted }),
    close() {
      order({ kind: 'end' })
      node.disconnect()
      void context.close()
    },
  }
}

export type Played = { readonly rms: number; readonly peak: number } & PlayoutStats

export type Player = Output & { volume(share: number): void; play(pcm: Int16Array<ArrayBuffer>): void }

/** `from` gives the frames; `onPlayed` hears 12 times a second what went to the headset. */
export async function startPlayer(from: MessagePort, onPlayed: (played: Played) => void): Promise<Player> {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: 'interactive' }) as SinkContext
  try {
    await context.audioWorklet.addModule(headsetUrl)
  } catch (error) {
    void context.close()
    throw error
  }
  const node = new AudioWorkletNode(context, 'headset', { numberOfInputs: 0, outputChannelCount: [2] })
  const order = (what: HeadsetOrder, transfer: Transferable[] = []): void => node.port.postMessage(what, transfer)
  node.port.onmessage = ({ data }: MessageEvent<Played>) => onPlayed(data)
  order({ kind: 'from', port: from }, [from])
  node.connect(context.destination)
  return {
    sink: (id) => context.setSinkId(id),
    async resume() {
      // A context that may not play keeps its promise open for ever.
      if (context.state !== 'running') await Promise.race([context.resume(), after(RESUME_MS)])
      return context.state === 'running'
    },
    volume: (volume) => order({ kind: 'volume', volume }),
    play: (pcm) => order({ kind: 'play', pcm }),
    close() {
      order({ kind: 'end' })
      node.disconnect()
      void context.close()
    },
  }
}

const RESUME_MS = 1000
const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
