/** Every message between window and host, with its validators: one place to add a call. */
import { type GenericValidator, type Infer, v } from 'convex/values'
import { adminCalls, adminEvents } from './adminContract.ts'
import type { AudioAsk, AudioTold, Purpose } from './audioMessage.ts'
import { phoneCalls, phoneEvents } from './phoneContract.ts'
import { providerCalls, providerEvents } from './providerContract.ts'
import { reviewCalls, reviewEvents } from './reviewContract.ts'

export type { AudioAsk, AudioTold, Purpose }

const leg = v.union(v.literal('agent'), v.literal('customer'))
const host = v.union(v.literal('desktop'), v.literal('browser'))
const role = v.union(v.literal('supervisor'), v.literal('dispatcher'), v.literal('admin'))
const language = v.union(v.literal('es'), v.literal('en'))

/** How the facts of this host's calls are getting to Convex. */
export const link = v.object({
  backend: v.union(v.literal('connecting'), v.literal('up'), v.literal('down')),
  /** Since when it is so, ms since the epoch. */
  since: v.number(),
  /** Facts on disk that Convex has not acknowledged. */
  queued: v.number(),
})

export const localCall = v.object({
  callId: v.string(),
  kind: v.string(),
  practice: v.boolean(),
  /** ms since the epoch. */
  startedAt: v.number(),
  recording: v.union(v.literal('recording'), v.literal('failed'), v.literal('off')),
  speech: v.union(v.literal('listening'), v.literal('failed'), v.literal('none')),
})

export const practiceCall = v.object({
  id: v.string(),
  title: v.string(),
  language: v.string(),
  durationMs: v.number(),
  scenario: v.string(),
})

const device = v.object({ id: v.string(), label: v.string(), group: v.string() })

/** What a person at this console speaks into and hears with. */
export const devices = v.object({
  input: v.optional(device),
  output: v.optional(device),
  echoCancellation: v.boolean(),
  noiseSuppression: v.boolean(),
  autoGainControl: v.boolean(),
  /** Share of full scale, 0 to 1. */
  volume: v.number(),
})

export const settings = v.object({
  language: v.optional(language),
  theme: v.optional(v.union(v.literal('dark'), v.literal('light'), v.literal('hc'))),
  density: v.optional(v.union(v.literal('compact'), v.literal('normal'), v.literal('roomy'))),
  devices: v.optional(devices),
  /** How long a recording stays as WAV once its archive is proved; for an admin, from the next start on. */
  keepWav: v.optional(
    v.union(v.literal('always'), v.literal('untilArchived'), v.object({ /** Whole, 0 to 36500. */ days: v.number() })),
  ),
  /** No fades, no rows that slide. */
  reducedMotion: v.optional(v.boolean()),
  /** Whose final lines a screen reader is told. */
  readTranscript: v.optional(v.union(v.literal('off'), v.literal('customer'), v.literal('agent'), v.literal('both'))),
  /** Letters alone act as shortcuts (WCAG 2.1.4). */
  singleKeys: v.optional(v.boolean()),
})

/** How loud one leg is, and whether it speaks. */
const level = v.object({
  callId: v.string(),
  leg,
  rmsDbfs: v.number(),
  peakDbfs: v.number(),
  speech: v.boolean(),
})

/** Window asks, host answers. A refusal rejects with `{ code, field?, reason? }` of `ipc/refusal.ts`. */
export const calls = {
  'host.info': {
    args: v.object({}),
    returns: v.object({
      kind: host,
      version: v.string(),
      convexUrl: v.string(),
      role,
      /** The subject of the user's tokens: the name under which Convex knows them. */
      userId: v.string(),
      userName: v.string(),
      /** A call that was asked for on the command line and is already running. */
      openCallId: v.optional(v.string()),
    }),
  },
  /** A token for the signed-in user; `fresh` makes a new one. `null` when none can be had. */
  'auth.token': { args: v.object({ fresh: v.boolean() }), returns: v.union(v.string(), v.null()) },
  'practice.list': { args: v.object({}), returns: v.array(practiceCall) },
  'practice.start': {
    args: v.object({ id: v.string(), speed: v.optional(v.number()) }),
    returns: v.object({ callId: v.string() }),
  },
  /** Plays a recording as a live call: WAV bytes, and optionally the JSON of its timed words. */
  'replay.start': {
    args: v.object({
      name: v.string(),
      wav: v.bytes(),
      script: v.optional(v.string()),
      language: v.optional(v.string()),
      speed: v.optional(v.number()),
    }),
    returns: v.object({ callId: v.string() }),
  },
  'calls.local': { args: v.object({}), returns: v.array(localCall) },
  'calls.end': { args: v.object({ callId: v.string() }), returns: v.null() },
  /** A few seconds of a recording as WAV, both legs; refused when this host does not hold it. */
  'recording.clip': {
    args: v.object({ callId: v.string(), startMs: v.number(), endMs: v.number() }),
    returns: v.object({ wav: v.bytes() }),
  },
  'link.status': { args: v.object({}), returns: link },
  'settings.get': { args: v.object({}), returns: settings },
  'settings.set': { args: v.object({ settings }), returns: settings },
  ...phoneCalls,
  ...providerCalls,
  ...adminCalls,
  ...reviewCalls,
} satisfies Record<string, { args: GenericValidator; returns: GenericValidator }>

/** Host tells; nobody stores it. */
export const events = {
  /** The newest level of each leg that was heard since the last message; at most 12 a second. */
  'live.levels': v.object({ levels: v.array(level) }),
  'live.partial': v.object({ callId: v.string(), leg, text: v.string(), startMs: v.number() }),
  'live.link': link,
  'live.call': localCall,
  'live.callEnded': v.object({ callId: v.string() }),
  ...phoneEvents,
  ...providerEvents,
  ...adminEvents,
  ...reviewEvents,
} satisfies Record<string, GenericValidator>

export type Calls = typeof calls
export type Events = typeof events
export type CallName = keyof Calls
export type EventName = keyof Events
export type Args<K extends CallName> = Infer<Calls[K]['args']>
export type Returns<K extends CallName> = Infer<Calls[K]['returns']>
export type Event<K extends EventName> = Infer<Events[K]>

export type Handlers = { readonly [K in CallName]: (args: Args<K>) => Promise<Returns<K>> }
export type Emit = <K extends EventName>(name: K, event: Event<K>) => void

/** What the window holds, whichever host it runs in. */
export type Bridge = {
  call<K extends CallName>(name: K, args: Args<K>): Promise<Returns<K>>
  on<K extends EventName>(name: K, listener: (event: Event<K>) => void): () => void
  /** False while a browser window has lost its host. */
  onHost(listener: (connected: boolean) => void): () => void
  /** The desktop only: a port of sound comes to the window as a message `vigia:audio`. In a browser sound has a WebSocket. */
  openAudio?(): void
}
