/** What the host tells a window of the present moment; nobody stores it. The shapes are those of the IPC contract. */
import type { LegId } from '../capture/source.ts'

export type LocalCall = {
  callId: string
  kind: string
  practice: boolean
  /** ms since the epoch. */
  startedAt: number
  recording: 'recording' | 'failed' | 'off'
  speech: 'listening' | 'failed' | 'none'
}

export type LiveEvents = {
  'live.level': { callId: string; leg: LegId; rmsDbfs: number; peakDbfs: number; speech: boolean }
  'live.partial': { callId: string; leg: LegId; text: string; startMs: number }
  'live.call': LocalCall
  'live.callEnded': { callId: string }
}

export type Live = <K extends keyof LiveEvents>(name: K, event: LiveEvents[K]) => void
