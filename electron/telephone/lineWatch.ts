/** What the leg of a call tells while it lasts: keys, quality, silence where there should be sound. Some is shown, some becomes history. */
import type { SipCall } from '../capture/sipCall.ts'
import type { LineQuality, RtpLeg } from '../rtp/media/media.ts'
import type { PhoneView } from './phoneView.ts'

export type LineWatch = {
  /** From now on this leg is the one that counts. */
  attach(leg: RtpLeg): void
  view(): Pick<PhoneView, 'keys' | 'quality' | 'silentMs'>
  /** The figures of the whole call, once, at its end. */
  farewell(): void
}

const MOST_KEYS = 32
/** How often the line's figures become a fact, ms. */
const FACT_MS = 10_000
/** Above what a mean opinion can be. */
const BEST_MOS = 5

export function createLineWatch(o: {
  readonly source: Pick<SipCall, 'tell'>
  readonly now: () => number
  readonly changed: () => void
  /** The engine lost the leg. */
  readonly lost: () => void
}): LineWatch {
  const { source, now, changed } = o
  let current: RtpLeg | undefined
  let keys = ''
  let quality: LineQuality | undefined
  let silentMs: number | undefined
  let worstMos = BEST_MOS
  let factAt = 0

  function measured(figure: LineQuality): void {
    if (silentMs !== undefined && figure.received > (quality?.received ?? 0)) {
      silentMs = undefined
      factAt = 0
    }
    quality = figure
    worstMos = Math.min(worstMos, figure.mos)
    changed()
    if (silentMs !== undefined || now() - factAt < FACT_MS) return
    factAt = now()
    const all = figure.received + figure.lost
    source.tell({
      kind: 'line',
      status: 'connected',
      ...(figure.roundTripMs === null ? {} : { latency: Math.round(figure.roundTripMs) }),
      errorRate: all === 0 ? 0 : figure.lost / all,
    })
  }

  return {
    attach(leg) {
      current = leg
      quality = undefined
      leg.on({
        key(key) {
          if (leg !== current) return
          keys = (keys + key).slice(-MOST_KEYS)
          // That a key was pressed is history; which one may be a secret (a card, a code) and is only shown.
          source.tell({ kind: 'event', type: 'TelephoneKeyLogEvent', at: now(), data: { from: 'peer' } })
          changed()
        },
        quality(figure) {
          if (leg === current) measured(figure)
        },
        silent(ms) {
          if (leg !== current) return
          if (silentMs === undefined) source.tell({ kind: 'line', status: 'error' })
          silentMs = ms
          changed()
        },
        lost() {
          if (leg === current) o.lost()
        },
      })
    },
    view: () => ({
      keys,
      ...(quality ? { quality: shown(quality) } : {}),
      ...(silentMs === undefined ? {} : { silentMs }),
    }),
    farewell() {
      if (!quality) return
      const { received, lost, jitterMs, concealed } = quality
      source.tell({
        kind: 'event',
        type: 'CallQualityLogEvent',
        at: now(),
        data: {
          received,
          lost,
          jitterMs: Math.round(jitterMs),
          concealedMs: Math.round(concealed),
          worstMos: Math.round(worstMos * 100) / 100,
        },
      })
    },
  }
}

const shown = ({ received, lost, jitterMs, roundTripMs, mos, remoteLossShare }: LineQuality) => ({
  received,
  lost,
  jitterMs,
  roundTripMs,
  mos,
  remoteLossShare,
})
