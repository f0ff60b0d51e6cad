/** Decks of a browser: media elements, which change speed without changing pitch, through one mixer that lets either voice be heard alone. */
import type { Deck, Voice } from './player.ts'

type Mixer = {
  readonly decks: readonly [Deck, Deck]
  hear(voice: Voice): void
  close(): void
}

/** How loud each voice is by what is asked for; both together may sum. */
const GAINS: Readonly<Record<Voice, { readonly agent: number; readonly customer: number }>> = {
  both: { agent: 0.8, customer: 0.8 },
  agent: { agent: 1, customer: 0 },
  customer: { agent: 0, customer: 1 },
}

export function openMixer(): Mixer {
  const elements = [new Audio(), new Audio()] as const
  let voice: Voice = 'both'
  /** Made at the first sound: a page may not open one before somebody has asked for it. */
  let graph: { readonly context: AudioContext; readonly agent: GainNode; readonly customer: GainNode } | undefined

  const open = (): NonNullable<typeof graph> => {
    if (graph !== undefined) return graph
    const context = new AudioContext()
    const splitter = context.createChannelSplitter(2)
    // One channel, so that both ears hear both voices.
    const mono = new GainNode(context, { channelCount: 1, channelCountMode: 'explicit' })
    const [agent, customer] = [context.createGain(), context.createGain()]
    splitter.connect(agent, 0).connect(mono)
    splitter.connect(customer, 1).connect(mono)
    mono.connect(context.destination)
    for (const element of elements) context.createMediaElementSource(element).connect(splitter)
    graph = { context, agent, customer }
    hear(voice)
    return graph
  }

  const hear = (next: Voice): void => {
    voice = next
    if (graph === undefined) return
    graph.agent.gain.value = GAINS[next].agent
    graph.customer.gain.value = GAINS[next].customer
  }

  const deckOf = (element: HTMLAudioElement): Deck => {
    let url: string | undefined
    let speed = 1
    const drop = (): void => {
      if (url !== undefined) URL.revokeObjectURL(url)
      url = undefined
    }
    element.preload = 'auto'
    element.preservesPitch = true
    return {
      load(wav) {
        drop()
        const next = URL.createObjectURL(new Blob([wav], { type: 'audio/wav' }))
        url = next
        return new Promise((ready, failed) => {
          element.oncanplay = () => ready()
          element.onerror = () => failed(new Error('it is no sound'))
          element.src = next
          element.load()
          // Loading sets the speed back.
          element.playbackRate = speed
        })
      },
      async play() {
        const { context } = open()
        if (context.state === 'suspended') await context.resume()
        await element.play()
      },
      pause: () => element.pause(),
      at: () => element.currentTime * 1000,
      seek(ms) {
        element.currentTime = Math.max(0, ms / 1000)
      },
      speed(next) {
        speed = next
        element.playbackRate = next
      },
      onEnd(listener) {
        element.onended = listener
      },
      close() {
        element.pause()
        element.onended = null
        element.onerror = null
        element.removeAttribute('src')
        drop()
      },
    }
  }

  return {
    decks: [deckOf(elements[0]), deckOf(elements[1])],
    hear,
    close: () => void graph?.context.close(),
  }
}
