/** How a supervisor can be in a call, and which ways a call's own topology allows. */
import type { SourceKind } from './liveCall.ts'

/** The ladder: only the supervisor hears; the dispatcher hears too; all hear; the supervisor speaks instead of the dispatcher. */
export const SUPERVISION_MODES = ['listen', 'whisper', 'barge', 'takeOver'] as const
export type SupervisionMode = (typeof SUPERVISION_MODES)[number]

/** `requested` until the host that carries the call has done it. */
export const SUPERVISION_STATES = ['requested', 'active', 'ended', 'refused'] as const
export type SupervisionState = (typeof SUPERVISION_STATES)[number]

/** Why a step cannot be taken; the window puts it in words that say what to configure. */
export const SUPERVISION_REFUSALS = [
  'needs_bridge',
  'not_carried',
  'no_microphone',
  'unreachable',
  'not_private',
  'failed',
] as const
export type SupervisionRefusal = (typeof SUPERVISION_REFUSALS)[number]

/** A voice can be put in only where our process is in the path of sound; a fork of it can only be heard. */
const BRIDGED: ReadonlySet<SourceKind> = new Set(['sip', 'microphone'])
const HEARD: ReadonlySet<SourceKind> = new Set(['siprec', 'mediaStream', 'replay', 'practice'])

/** Null when this call allows the step. */
export function whyNot(kind: SourceKind, mode: SupervisionMode): SupervisionRefusal | null {
  if (BRIDGED.has(kind)) return null
  if (!HEARD.has(kind)) return 'not_carried'
  return mode === 'listen' ? null : 'needs_bridge'
}

/** The step that JOIN_CALL's details name; other words are a reason, and to listen harms nobody. */
export const joinModeOf = (details: string | undefined): SupervisionMode =>
  details === 'barge' || details === 'takeOver' ? details : 'listen'
