/** What each panel of a live call must say of itself when what feeds it is down, late or old. Times are ms since the epoch by the server's clock. */
import type { Doc } from '../../convex/_generated/dataModel'
import type { LocalCall } from '../live.ts'

export type Feed = {
  readonly ended: boolean
  /** What this very host hears; absent for another host's call. */
  readonly speech: LocalCall['speech'] | undefined
  /** Since when no facts get through to this window. */
  readonly lostAt: number | undefined
  readonly system: Pick<Doc<'callSystemConfig'>, 'sttStatus' | 'llmStatus' | 'measured'> | null | undefined
}

/** Words that take longer than this are late: advice on them comes too late as well, ms. */
export const LATE_MS = 5000
/** A model that takes longer than this is late, ms. */
export const LATE_MODEL_MS = 8000
/** Feelings older than this are not shown as present, ms. */
export const OLD_MS = 30_000

/** Where the words of the call stand. `since` is absent where nobody told it. */
export type Words =
  | { readonly kind: 'over' }
  | { readonly kind: 'live'; readonly lagMs?: number }
  | { readonly kind: 'late'; readonly lagMs: number }
  | { readonly kind: 'stopped'; readonly since?: number }
  /** Nobody was asked to recognise them. */
  | { readonly kind: 'unheard' }
  /** What is shown is as old as the connection's end. */
  | { readonly kind: 'away'; readonly since: number }

export function wordsOf({ ended, speech, lostAt, system }: Feed): Words {
  if (ended) return { kind: 'over' }
  const stt = system?.measured?.stt
  if (speech === 'failed' || (speech === undefined && system?.sttStatus === 'error'))
    return { kind: 'stopped', ...(stt?.since === undefined ? {} : { since: stt.since }) }
  // A call that this host hears is live for it whatever the backend does.
  if (lostAt !== undefined && speech === undefined) return { kind: 'away', since: lostAt }
  if (speech === 'none' || (speech === undefined && system?.sttStatus === 'idle')) return { kind: 'unheard' }
  const lagMs = stt?.latencyP50
  if (lagMs === undefined) return { kind: 'live' }
  return { kind: lagMs > LATE_MS ? 'late' : 'live', lagMs }
}

/** Where understanding stands, and with it the advice. */
export type Mind =
  | { readonly kind: 'on' }
  /** Nothing new can come: there are no words, nobody understands them, or facts do not get through. */
  | { readonly kind: 'paused'; readonly why: 'words' | 'unheard' | 'understanding' | 'away'; readonly since?: number }
  /** The model is away; the rules of the room go on. */
  | { readonly kind: 'rulesOnly'; readonly since: number }
  | { readonly kind: 'late'; readonly what: 'words' | 'model'; readonly lagMs: number }

export function mindOf(feed: Feed): Mind {
  if (feed.ended) return { kind: 'on' }
  // Advice comes by the backend, also that of an own call.
  if (feed.lostAt !== undefined) return { kind: 'paused', why: 'away', since: feed.lostAt }
  const llm = feed.system?.measured?.llm
  if (feed.system?.llmStatus === 'error' && llm?.since === undefined) return { kind: 'paused', why: 'understanding' }
  const words = wordsOf(feed)
  if (words.kind === 'stopped') return { ...words, kind: 'paused', why: 'words' }
  if (words.kind === 'unheard') return { kind: 'paused', why: 'unheard' }
  if (feed.system?.llmStatus === 'error' && llm?.since !== undefined) return { kind: 'rulesOnly', since: llm.since }
  if (words.kind === 'late') return { kind: 'late', what: 'words', lagMs: words.lagMs }
  if (llm?.latencyP50 !== undefined && llm.latencyP50 > LATE_MODEL_MS)
    return { kind: 'late', what: 'model', lagMs: llm.latencyP50 }
  return { kind: 'on' }
}

type Felt = Pick<Doc<'sentimentAnalysis'>, 'samples' | 'words' | 'voice' | 'updatedAt'>

/** What the feeling shown rests on. */
export type Basis = 'none' | 'words' | 'voice' | 'both'

export function basisOf(felt: Felt | undefined): Basis {
  if (felt === undefined || felt.samples === 0) return 'none'
  // Rows from before voices were measured hold words alone.
  const words = felt.words?.samples ?? felt.samples
  const voice = felt.voice?.samples ?? 0
  return voice === 0 ? 'words' : words === 0 ? 'voice' : 'both'
}

/** How old the feeling shown is, when it must be said: the call goes on and it does not. */
export function oldOf(felt: Felt | undefined, feed: Feed, now: number): number | undefined {
  if (feed.ended || felt === undefined || felt.samples === 0) return undefined
  const age = Math.max(0, now - felt.updatedAt)
  const halted = feed.lostAt !== undefined || ['stopped', 'away', 'late'].includes(wordsOf(feed).kind)
  return age > (halted ? LATE_MS : OLD_MS) ? age : undefined
}
