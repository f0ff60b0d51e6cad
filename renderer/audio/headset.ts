/** What a person hears with: the chosen output while it is there, another one meanwhile, and the chosen one again. */
import { type Chosen, find, listOf } from './devices.ts'
import type { Media } from './microphone.ts'

export type HeadsetState =
  | { readonly kind: 'closed' }
  /** `label` is empty for the system's own choice. `instead`: the chosen output is not there. */
  | { readonly kind: 'live'; readonly label: string; readonly instead: boolean }
  /** `gesture`: the browser waits for a key or a click before it plays anything. */
  | { readonly kind: 'refused'; readonly why: 'gesture' | 'none' | 'failed' }

/** The running graph; made by `graph.ts`, where the Web Audio API is. */
export type Output = {
  /** '' is the system's choice. Rejects when there is no such device. */
  sink(id: string): Promise<void>
  /** False while the browser does not let it play. */
  resume(): Promise<boolean>
  close(): void
}

type Options = {
  readonly media: Media | undefined
  readonly wanted: () => Chosen | undefined
  readonly output: () => Promise<Output>
  /** Calls `changed` whenever a device came or went; gives what ends it. */
  readonly watch: (changed: () => void) => () => void
  readonly onState: (state: HeadsetState) => void
}

export type Headset = {
  /** Opens, and moves to the output that is wanted now. */
  open(): Promise<void>
  close(): void
}

export function createHeadset({ media, wanted, output, watch, onState }: Options): Headset {
  let opened: Promise<Output> | undefined
  let current: string | undefined
  let turn = 0

  const place = async (): Promise<void> => {
    const mine = ++turn
    opened ??= output()
    try {
      const out = await opened
      const chosen = wanted()
      const devices = listOf((await media?.enumerateDevices()) ?? [], 'audiooutput')
      const device = find(devices, chosen)
      if (mine !== turn) return
      const id = device?.id ?? ''
      if (id !== current) {
        // It may have gone between the list and now.
        await out.sink(id).catch(() => out.sink(''))
        current = id
      }
      const plays = await out.resume()
      if (mine !== turn) return
      // The next change of devices tries the output again.
      if (!plays) current = undefined
      if (!plays) return onState({ kind: 'refused', why: 'gesture' })
      onState({ kind: 'live', label: device?.label ?? '', instead: chosen !== undefined && device === undefined })
    } catch (error) {
      if (mine !== turn) return
      current = undefined
      const none = error instanceof DOMException && error.name === 'NotFoundError'
      onState({ kind: 'refused', why: none ? 'none' : 'failed' })
    }
  }
  let unwatch = (): void => {}

  return {
    open() {
      if (!opened) unwatch = watch(() => void place())
      return place()
    },
    close() {
      turn++
      unwatch()
      opened?.then(
        (out) => out.close(),
        () => undefined,
      )
      opened = undefined
      current = undefined
      onState({ kind: 'closed' })
    },
  }
}
