/** Lines of sound between people at windows and what they speak with, as the telephone uses them. */
import type { WindowLeg } from '../rtp/media/media.ts'

/** A window's line of sound: `AudioLines` of the IPC fits. */
export type Voices = {
  onOpen(
    listener: (opened: {
      readonly line: number
      readonly purpose: 'dispatch' | 'supervise' | 'test'
      readonly callId?: string
    }) => { readonly field: string; readonly reason: string } | undefined,
  ): () => void
  onClose(listener: (closed: { readonly line: number; readonly callId?: string }) => void): () => void
  attach(line: number, leg: Pick<WindowLeg, 'push' | 'onFrame'>): () => void
  close(line: number): void
}
