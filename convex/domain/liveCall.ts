/** The states of a live call and of the services that carry it. */

export const CALL_STATUSES = ['connecting', 'ringing', 'connected', 'on-hold', 'transferring', 'ended'] as const
export type CallStatus = (typeof CALL_STATUSES)[number]

/** abandoned: the caller hung up before anybody answered; declined: we did not take it. */
export const END_REASONS = [
  'hangup',
  'supervisor',
  'interrupted',
  'error',
  'abandoned',
  'declined',
  'transferred',
] as const
export type EndReason = (typeof END_REASONS)[number]

export const SOURCE_KINDS = ['practice', 'replay', 'sip', 'siprec', 'mediaStream', 'microphone', 'external'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

export const SERVICES = ['sip', 'stt', 'llm', 'tts'] as const
export type Service = (typeof SERVICES)[number]

export const SERVICE_STATUSES = ['idle', 'connected', 'streaming', 'active', 'error'] as const
export type ServiceStatus = (typeof SERVICE_STATUSES)[number]

export const INCIDENT_STATUSES = [
  'incoming_call',
  'active',
  'confirmed',
  'rescuer_assigned',
  'in_progress',
  'completed',
  'cancelled',
] as const
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number]
