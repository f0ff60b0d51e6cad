/** The JSON messages of Twilio Media Streams and Telnyx media streaming, read into one vocabulary; what is wrong is named. */
import type { LegId } from '../source.ts'
import type { StreamFormat } from './voice.ts'

export type StreamMessage =
  /** Before everything else; Telnyx may put its token in it. */
  | { readonly kind: 'connected'; readonly token: string | null }
  | {
      readonly kind: 'start'
      /** The peer's name for the call. */
      readonly call: string
      readonly from: string
      readonly to: string
      readonly format: StreamFormat
      /** What whoever configured the stream put in. */
      readonly parameters: ReadonlyMap<string, string>
    }
  | {
      readonly kind: 'media'
      readonly leg: LegId
      readonly number: number | null
      readonly atMs: number | null
      readonly payload: Uint8Array
    }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'stop' }
  /** Marks, and what later versions may bring. */
  | { readonly kind: 'other' }

/** `field` as a path in the message (`media.payload`); the reason never repeats what stood there. */
export type Refusal = { readonly kind: 'refused'; readonly field: string; readonly reason: string }

export const refused = (field: string, reason: string): Refusal => ({ kind: 'refused', field, reason })

/** Characters of a text that is kept: a number, a name. */
const TEXT = 200
const PARAMETERS = 50
/** Bytes of one chunk of sound: 8 s of µ-law, ten times what any peer sends. */
const PAYLOAD = 65_536
/** Inbound is what the caller says; outbound what is said to the caller. */
const LEGS: ReadonlyMap<string, LegId> = new Map([
  ['inbound', 'customer'],
  ['inbound_track', 'customer'],
  ['outbound', 'agent'],
  ['outbound_track', 'agent'],
])

type Fields = { readonly [name: string]: unknown }

export function readStreamMessage(text: string): StreamMessage | Refusal {
  const message = fieldsOf(parsed(text))
  if (!message) return refused('message', 'must be a JSON object')
  switch (message.event) {
    case 'connected':
      return { kind: 'connected', token: textOf(message['x-telnyx-streaming-auth-token']) }
    case 'start':
      return readStart(fieldsOf(message.start))
    case 'media':
      return readMedia(fieldsOf(message.media))
    case 'dtmf':
      return readKey(fieldsOf(message.dtmf))
    case 'stop':
      return { kind: 'stop' }
    default:
      return typeof message.event === 'string' ? { kind: 'other' } : refused('event', 'must be a text')
  }
}

/** Twilio writes `mediaFormat.sampleRate`, Telnyx `media_format.sample_rate`. */
function readStart(start: Fields | null): StreamMessage | Refusal {
  if (!start) return refused('start', 'must be an object')
  const [name, rateName] =
    'media_format' in start ? (['media_format', 'sample_rate'] as const) : (['mediaFormat', 'sampleRate'] as const)
  const format = fieldsOf(start[name])
  if (!format) return refused(`start.${name}`, 'must be an object')
  const encoding = textOf(format.encoding)
  if (encoding === null) return refused(`start.${name}.encoding`, 'must be a text')
  const sampleRate = wholeOf(format[rateName])
  if (sampleRate === null) return refused(`start.${name}.${rateName}`, 'must be a whole number')
  const channels = format.channels === undefined ? 1 : wholeOf(format.channels)
  if (channels === null) return refused(`start.${name}.channels`, 'must be a whole number')
  const call = textOf(start.callSid) ?? textOf(start.call_session_id) ?? textOf(start.call_control_id)
  if (call === null) return refused('name' in start ? 'start.name' : 'start.callSid', 'must be a text')
  const parameters = parametersOf(start.customParameters ?? start.custom_parameters)
  return {
    kind: 'start',
    call,
    from: textOf(start.from) ?? parameters.get('from') ?? '',
    to: textOf(start.to) ?? parameters.get('to') ?? '',
    format: { encoding, sampleRate, channels },
    parameters,
  }
}

function readMedia(media: Fields | null): StreamMessage | Refusal {
  if (!media) return refused('media', 'must be an object')
  // A stream of one track need not name it.
  const leg = LEGS.get(textOf(media.track) ?? 'inbound')
  if (!leg) return refused('media.track', 'must be inbound or outbound')
  const [number, atMs] = [media.chunk, media.timestamp].map((value) =>
    value === undefined ? undefined : wholeOf(value),
  )
  if (number === null) return refused('media.chunk', 'must be a whole number')
  if (atMs === null) return refused('media.timestamp', 'must be a whole number')
  const text = media.payload
  if (typeof text !== 'string' || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
    return refused('media.payload', 'must be base64')
  }
  const payload = Buffer.from(text, 'base64')
  if (payload.length === 0) return refused('media.payload', 'must not be empty')
  if (payload.length > PAYLOAD) return refused('media.payload', `must not be longer than ${PAYLOAD} bytes`)
  return { kind: 'media', leg, number: number ?? null, atMs: atMs ?? null, payload }
}

function readKey(dtmf: Fields | null): StreamMessage | Refusal {
  const key = dtmf && textOf(dtmf.digit)
  return key !== null && /^[0-9A-D*#]$/.test(key) ? { kind: 'key', key } : refused('dtmf.digit', 'must be one key')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null

const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' && value.length <= TEXT ? value : null

/** Both peers write most of their numbers as texts. */
function wholeOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

function parametersOf(value: unknown): ReadonlyMap<string, string> {
  const fields = fieldsOf(value) ?? {}
  const found = Object.keys(fields).slice(0, PARAMETERS)
  return new Map(
    found.flatMap((name) => {
      const one = fields[name]
      return typeof one === 'string' && one.length <= TEXT ? [[name, one]] : []
    }),
  )
}
