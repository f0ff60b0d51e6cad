/** The messages of looking at a finished call again: its waveform, and whether its recording is untouched. */
import { v } from 'convex/values'

const callId = v.string()
const hash = v.optional(v.string())

export const reviewCalls = {
  /**
   * At most `buckets` values a voice, one byte each: 255 times the root of the loudest sample's share of full scale. The sound itself
   * is `recording.clip`, a piece at a time.
   */
  'recording.peaks': {
    args: v.object({ callId, buckets: v.number() }),
    returns: v.union(
      v.object({ kind: v.literal('ready'), durationMs: v.number(), agent: v.bytes(), customer: v.bytes() }),
      /** Not recorded on this host; still being written; there, and no recording. */
      v.object({ kind: v.union(v.literal('absent'), v.literal('open'), v.literal('broken')) }),
    ),
  },
  /** Hashes the recording again, or its archive where that is gone; `absent` when there is nothing to compare. */
  'recording.check': {
    args: v.object({ callId, sha256: hash, archiveSha256: hash }),
    returns: v.union(v.literal('whole'), v.literal('changed'), v.literal('absent')),
  },
}

export const reviewEvents = {
  /** A recording is being measured; `share` 0 to 1. */
  'live.peaks': v.object({ callId, share: v.number() }),
}
