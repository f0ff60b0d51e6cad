/** The recogniser's process, as both hosts start it, with typed arrays in its messages (`serialization: 'advanced'`). */
import type { ToSherpa } from './message.ts'

export type SherpaChild = {
  send(message: ToSherpa): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: () => void): void
  kill(): void
}
