/** Sound of a browser window in a test: a microphone that says one tone for ever, and an ear at its headset. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { writeWav } from '../electron/audio/wavHeader.ts'
import { launchChromium } from './chromium.ts'

const RATE = 48_000

/** A browser whose microphone is the file, begun anew when it is over. */
export const browserSaying = (wav: string): Promise<Browser> =>
  launchChromium({
    args: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${wav}`,
    ],
  })

/** One second of a tone of −12 dBFS: whole periods, so that it can be repeated without a click. */
export function writeTone(dir: string, hz: number): string {
  const file = join(dir, `tone-${hz}.wav`)
  const pcm = Int16Array.from({ length: RATE }, (_, i) => 8000 * Math.sin((2 * Math.PI * hz * i) / RATE))
  writeFileSync(file, writeWav(pcm, { sampleRate: RATE, channels: 1 }))
  return file
}

type Ears = {
  readonly analysers: { readonly node: AnalyserNode; readonly context: BaseAudioContext }[]
  asked: number
  speaking: MediaStream[]
}

/** To be called before the page is opened: whatever it plays is heard by us too, and its microphone is counted. */
export async function tapHeadset(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const ears: Ears = { analysers: [], asked: 0, speaking: [] }
    Object.assign(window, { ears })
    const connect = AudioNode.prototype.connect as (
      this: AudioNode,
      to: AudioNode | AudioParam,
      ...rest: number[]
    ) => AudioNode
    AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode | AudioParam, ...rest: number[]) {
      if (to === this.context.destination) {
        const node = new AnalyserNode(this.context, { fftSize: 2048, smoothingTimeConstant: 0 })
        connect.call(this, node)
        ears.analysers.push({ node, context: this.context })
      }
      return connect.call(this, to, ...rest)
    } as AudioNode['connect']
    const { mediaDevices } = navigator
    const ask = mediaDevices.getUserMedia.bind(mediaDevices)
    mediaDevices.getUserMedia = async (wanted) => {
      ears.asked++
      const stream = await ask(wanted)
      ears.speaking.push(stream)
      return stream
    }
  })
}

/** Looks at the headset so often for one answer: on a busy machine there are gaps, and a gap is not silence. */
const LOOKS = 4

/** How much of each tone the headset plays now: 1 is all of what is heard, 0 is silence or something else. */
export const headset = (page: Page, ...tones: number[]): Promise<number[]> =>
  page.evaluate(
    async ({ tones, looks }) => {
      const { ears } = window as unknown as { ears: Ears }
      const shares = tones.map(() => 0)
      for (let look = 0; look < looks; look++) {
        await new Promise((done) => setTimeout(done, 70))
        for (const { node, context } of ears.analysers) {
          if (context.state !== 'running') continue
          const pcm = new Float32Array(node.fftSize)
          node.getFloatTimeDomainData(pcm)
          const all = pcm.reduce((sum, sample) => sum + sample * sample, 0)
          if (all / pcm.length < 1e-7) continue
          tones.forEach((hz, at) => {
            let [re, im] = [0, 0]
            pcm.forEach((sample, i) => {
              const angle = (2 * Math.PI * hz * i) / context.sampleRate
              re += sample * Math.cos(angle)
              im += sample * Math.sin(angle)
            })
            shares[at] = Math.max(shares[at] ?? 0, (2 * (re * re + im * im)) / (pcm.length * all))
          })
        }
      }
      return shares
    },
    { tones, looks: LOOKS },
  )

/** How often the page has asked for a microphone, and how many it has open now. */
export const microphones = (page: Page): Promise<{ asked: number; open: number }> =>
  page.evaluate(() => {
    const { ears } = window as unknown as { ears: Ears }
    const live = ears.speaking.filter((stream) => stream.getTracks().some((track) => track.readyState === 'live'))
    return { asked: ears.asked, open: live.length }
  })
