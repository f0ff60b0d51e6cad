/** What a room may set for all its consoles: each setting with its usual value and its bounds. */

export type RoomSpec = {
  /** What holds until somebody sets it; null: never, or no limit. */
  readonly usual: number | null
  readonly least: number
  readonly most: number
  /** May be set to «never». */
  readonly orNever?: true
}

const points = (usual: number): RoomSpec => ({ usual, least: 0, most: 100 })
const days: RoomSpec = { usual: null, least: 1, most: 36_500, orNever: true }

export const ROOM_SETTINGS = {
  /** Points of the attention score (0 to 100), by what gives them. */
  'attention.priority1': points(40),
  'attention.priority2': points(25),
  'attention.priority3': points(12),
  'attention.unclassified': points(20),
  'attention.help': points(25),
  /** Points at full distress. */
  'attention.distress': points(10),
  'attention.rising': points(4),
  'attention.lifeAlert': points(12),
  'attention.nextLifeAlert': points(4),
  /** The most that a missing location gives. */
  'attention.noLocation': points(15),
  'attention.silence': points(8),
  'attention.answeredLate': points(5),
  'attention.slowPhase': points(6),
  'attention.lowAdherence': points(4),
  /** Taken away while a supervisor is in the call. */
  'attention.supervised': points(15),
  /** Seconds within which the room wants a call answered, and the share of calls, in percent. */
  'answer.seconds': { usual: 15, least: 1, most: 120 },
  'answer.percent': { usual: 90, least: 1, most: 100 },
  /** Days that are kept after the end of a call. */
  'retention.recordings': days,
  'retention.transcripts': days,
  'retention.personal': days,
} as const satisfies Record<string, RoomSpec>

export type RoomSettingName = keyof typeof ROOM_SETTINGS
export const ROOM_SETTING_NAMES = Object.keys(ROOM_SETTINGS) as readonly RoomSettingName[]
export const isRoomSetting = (name: string): name is RoomSettingName => Object.hasOwn(ROOM_SETTINGS, name)

/** Why a value cannot be set, in the words of a refusal; undefined when it can. */
export function faultOf(name: RoomSettingName, value: number | null): string | undefined {
  const { least, most, orNever }: RoomSpec = ROOM_SETTINGS[name]
  if (value === null) return orNever ? undefined : 'must be a number'
  if (!Number.isInteger(value)) return 'must be a whole number'
  return value < least || value > most ? `must be from ${least} to ${most}` : undefined
}

export const RETENTION_KINDS = ['recordings', 'transcripts', 'personal'] as const
export type RetentionKind = (typeof RETENTION_KINDS)[number]
