/** The part of the contract that is about the telephone: calls on its lines, the lines themselves, supervisors, the day's account. */
import { type GenericValidator, v } from 'convex/values'

const callId = v.string()
const nothing = v.null()
const mode = v.union(v.literal('listen'), v.literal('whisper'), v.literal('barge'), v.literal('takeOver'))

export const present = v.object({ supervisorId: v.string(), supervisorName: v.string(), mode })

const what = v.string()
/** How a text that is read out fares; `what` is the name that whoever asked has for it, `failure` has its words in the window. */
const spoken = v.union(
  v.object({
    kind: v.union(v.literal('preparing'), v.literal('speaking'), v.literal('said'), v.literal('stopped')),
    what,
  }),
  v.object({ kind: v.literal('failed'), what, failure: v.string(), reason: v.string() }),
)

/** A telephone call of this host at this moment; times in ms since the epoch. */
export const phoneCall = v.object({
  callId,
  /** Id of the line. */
  line: v.string(),
  direction: v.union(v.literal('in'), v.literal('out')),
  state: v.union(
    v.literal('ringing'),
    v.literal('dialing'),
    v.literal('connected'),
    v.literal('held'),
    v.literal('transferring'),
    v.literal('ended'),
  ),
  muted: v.boolean(),
  /** The other side has put us on hold. */
  waiting: v.boolean(),
  /** Sound is encrypted on its way. */
  secure: v.boolean(),
  number: v.string(),
  name: v.string(),
  startedAt: v.number(),
  answeredAt: v.optional(v.number()),
  /** Keys that the other side pressed, the last 32. */
  keys: v.string(),
  quality: v.optional(
    v.object({
      received: v.number(),
      lost: v.number(),
      jitterMs: v.number(),
      roundTripMs: v.union(v.number(), v.null()),
      /** 1 to 4.4, estimated (ITU-T G.107). */
      mos: v.number(),
      remoteLossShare: v.union(v.number(), v.null()),
    }),
  ),
  /** ms without sound that should have come; absent while it flows. */
  silentMs: v.optional(v.number()),
  trouble: v.optional(
    v.union(
      v.literal('hold_refused'),
      v.literal('transfer_refused'),
      v.literal('transfer_failed'),
      v.literal('line_lost'),
    ),
  ),
  supervisors: v.array(present),
  spoken: v.optional(v.object({ caller: v.optional(spoken), ear: v.optional(spoken) })),
})

const transport = v.union(v.literal('udp'), v.literal('tcp'), v.literal('tls'))
const srtp = v.union(v.literal('off'), v.literal('offer'), v.literal('required'))
const answer = v.union(v.literal('ask'), v.literal('auto'), v.object({ afterMs: v.number() }))
const codec = v.union(v.literal('pcma'), v.literal('pcmu'), v.literal('g722'), v.literal('opus'))
const kind = v.union(v.literal('account'), v.literal('trunk'), v.literal('recorder'))

const named = { id: v.string(), name: v.string(), kind }
const choices = {
  enabled: v.boolean(),
  registrar: v.string(),
  user: v.string(),
  transport,
  srtp,
  answer,
  language: v.string(),
  campaign: v.string(),
  expires: v.number(),
}
const lists = { codecs: v.array(codec), allow: v.array(v.string()) }
const others = {
  authUser: v.optional(v.string()),
  proxy: v.optional(v.string()),
  stun: v.optional(v.string()),
  /** Of a recorder: who of those it records are dispatchers. */
  agents: v.optional(v.array(v.string())),
}

const line = v.object({ ...named, ...choices, ...lists, ...others })
/** What is left out takes its usual value. */
const newLine = v.object({ ...named, ...v.object({ ...choices, ...lists }).partial().fields, ...others })

export const listen = v.object({
  address: v.string(),
  udp: v.union(v.number(), v.null()),
  tcp: v.union(v.number(), v.null()),
  tls: v.union(v.object({ port: v.number(), certificate: v.string(), key: v.string() }), v.null()),
  publicAddress: v.string(),
  rtp: v.object({ from: v.number(), to: v.number() }),
  consoles: v.array(v.string()),
  mediaStream: v.union(v.object({ port: v.number() }), v.null()),
  location: v.union(v.object({ hosts: v.array(v.string()) }), v.null()),
})

/** `words` is a key of the dictionary. */
export const lineStatus = v.object({
  id: v.string(),
  state: v.union(
    v.literal('registering'),
    v.literal('registered'),
    v.literal('failed'),
    v.literal('ready'),
    v.literal('off'),
  ),
  words: v.string(),
  status: v.optional(v.number()),
  retryAt: v.optional(v.number()),
})

const lines = v.object({
  listen,
  lines: v.array(line),
  /** Ids of lines whose password is kept; the password itself is never given back. */
  passwords: v.array(v.string()),
  /** How this machine keeps them: sealed by the system, in a file that only this user reads, or not at all. */
  vault: v.union(v.literal('keychain'), v.literal('file'), v.literal('none')),
  status: v.array(lineStatus),
  /** Where the host really listens now, e.g. `UDP 192.0.2.7:5060`. */
  listening: v.array(v.string()),
})

const step = v.object({
  step: v.union(
    v.literal('dns'),
    v.literal('transport'),
    v.literal('tls'),
    v.literal('register'),
    v.literal('options'),
    v.literal('codec'),
    v.literal('audio'),
  ),
  ok: v.boolean(),
  /** A key of the dictionary. */
  words: v.string(),
  /** What the words name: an address, a status, a certificate's subject. */
  detail: v.optional(v.string()),
})

const assuranceKind = v.union(v.literal('call'), v.literal('recording'), v.literal('stream'))

export const phoneCalls = {
  'phone.list': { args: v.object({}), returns: v.object({ calls: v.array(phoneCall) }) },
  'phone.answer': { args: v.object({ callId }), returns: nothing },
  'phone.decline': { args: v.object({ callId }), returns: nothing },
  /** `target`: a number as it is dialled, or a SIP address. */
  'phone.dial': { args: v.object({ target: v.string(), line: v.optional(v.string()) }), returns: v.object({ callId }) },
  'phone.hold': { args: v.object({ callId, held: v.boolean() }), returns: nothing },
  'phone.mute': { args: v.object({ callId, muted: v.boolean() }), returns: nothing },
  /** 0-9 * # A-D, and `,` for a pause of a second. */
  'phone.keys': { args: v.object({ callId, keys: v.string() }), returns: nothing },
  /** With `consultCallId` the two others are put together, and both our calls end. */
  'phone.transfer': {
    args: v.object({ callId, target: v.string(), consultCallId: v.optional(v.string()) }),
    returns: nothing,
  },
  /** Reads a text out to the caller, in the room's voice; how it fares is told in `live.phone`. `language`: BCP 47, of the text. */
  'phone.say': {
    args: v.object({ callId, text: v.string(), language: v.string(), what }),
    returns: nothing,
  },
  /** Stops it at once. */
  'phone.hush': { args: v.object({ callId }), returns: nothing },
  'phone.hangUp': { args: v.object({ callId }), returns: nothing },
  'lines.get': { args: v.object({}), returns: lines },
  'lines.set': { args: v.object({ line: newLine, password: v.optional(v.string()) }), returns: lines },
  'lines.remove': { args: v.object({ id: v.string() }), returns: lines },
  /** `streamKey`: what a media stream must show; '' forgets it. */
  'lines.listen': { args: v.object({ listen, streamKey: v.optional(v.string()) }), returns: lines },
  'lines.test': { args: v.object({ id: v.string() }), returns: v.object({ steps: v.array(step) }) },
  /** `day` as `2026-11-21`, by the host's clock. */
  'assurance.day': {
    args: v.object({ day: v.string() }),
    returns: v.object({
      day: v.string(),
      expected: v.number(),
      found: v.number(),
      expectedMs: v.number(),
      capturedMs: v.number(),
      missing: v.array(v.object({ callId, kind: assuranceKind, at: v.number(), why: v.string() })),
    }),
  },
} satisfies Record<string, { args: GenericValidator; returns: GenericValidator }>

export const phoneEvents = {
  /** Every call of this host's lines, whenever one of them changes. */
  'live.phone': v.object({ calls: v.array(phoneCall) }),
  'live.lines': v.object({ lines: v.array(lineStatus) }),
  /** Who of the room's supervisors is in a call that this host carries. */
  'live.supervision': v.object({ callId, supervisors: v.array(present) }),
} satisfies Record<string, GenericValidator>
