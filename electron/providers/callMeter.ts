/** Adds up what the services of one call say of themselves, and tells it: at once when a state changes, else at most every five seconds. */
import type { Measure, ServiceHealth } from '../call/listening.ts'
import type { FallbackStatus } from '../speech/fallback.ts'
import { type LlmEvent, openLlmMeter } from '../speech/llm/told.ts'
import type { Meter } from '../speech/metered.ts'
import type { SttLeg } from '../speech/stt.ts'
import { withoutName } from './failure.ts'

export type CallMeter = {
  stt(meter: Meter): void
  sttStatus(status: FallbackStatus): void
  llm(event: LlmEvent): void
  watch(tell: (health: ServiceHealth) => void): void
  /** Tells what was held back. */
  flush(): void
  /** Tells what was held back, and from then on nothing: a recogniser may end later than its call. */
  close(): void
}

export type CallMeterOptions = {
  /** ms since the epoch. */
  readonly now: () => number
  /** Recognisers that the call can be switched to by hand. */
  readonly others: readonly string[]
  /** Of the language model; absent where there is none. */
  readonly model?: string
  readonly everyMs?: number
}

type LegState =
  | { readonly kind: 'heard'; readonly provider: string }
  | { readonly kind: 'deaf'; readonly provider: string; readonly since: number; readonly reason: string }

const EVERY_MS = 5000
const MINUTE_S = 60

export function openCallMeter({ now, others, model, everyMs = EVERY_MS }: CallMeterOptions): CallMeter {
  const startedAt = now()
  const legs = new Map<SttLeg['id'], LegState>()
  /** The last report of every stream that was ever opened. */
  const streams = new Map<string, Meter>()
  const model_ = openLlmMeter()
  let llmSince: number | undefined
  let tell: ((health: ServiceHealth) => void) | undefined
  const toldAt = { stt: Number.NEGATIVE_INFINITY, llm: Number.NEGATIVE_INFINITY }
  const waiting = new Set<'stt' | 'llm'>()

  const sttHealth = (): ServiceHealth | undefined => {
    const states = [...legs.values()]
    // Whichever voice nobody hears is the state of the call.
    const state = states.find(({ kind }) => kind === 'deaf') ?? states[0]
    if (!state) return undefined
    const all = [...streams.values()]
    const mine = all.filter(({ provider }) => provider === state.provider)
    const newest = [...new Map(mine.map((meter) => [meter.leg, meter])).values()]
    const measure: Measure = {
      provider: state.provider,
      ...latencyOf(newest),
      ...(mine.length > 0
        ? { errorRate: percent(mine.at(-1)?.errorRate ?? 0), queueDepth: sum(newest.map(({ waiting }) => waiting)) }
        : {}),
      ...costsOf(all),
      ...(state.kind === 'deaf' ? { since: state.since, reason: state.reason } : {}),
      others: others.filter((name) => name !== state.provider),
    }
    return { service: 'stt', status: state.kind === 'deaf' ? 'error' : 'streaming', measure }
  }

  const llmHealth = (): ServiceHealth | undefined => {
    if (model === undefined) return undefined
    const { latencyP50, latencyP95, errorRate, cost, breaker } = model_.read()
    const minutes = Math.max(now() - startedAt, 1000) / 60_000
    const measure: Measure = {
      provider: model,
      errorRate: percent(errorRate),
      ...(latencyP50 === undefined ? {} : { latencyP50: Math.round(latencyP50) }),
      ...(latencyP95 === undefined ? {} : { latencyP95: Math.round(latencyP95) }),
      ...(cost === undefined ? {} : { cost, costPerMinute: cost / minutes }),
      ...(llmSince === undefined ? {} : { since: llmSince }),
      ...(breaker.kind === 'closed' ? {} : { reason: breaker.reason.slice(0, 200) }),
    }
    return { service: 'llm', status: llmSince === undefined ? 'active' : 'error', measure }
  }

  const say = (service: 'stt' | 'llm', atOnce: boolean): void => {
    const at = now()
    if (!tell || (!atOnce && at - toldAt[service] < everyMs)) {
      waiting.add(service)
      return
    }
    const health = service === 'stt' ? sttHealth() : llmHealth()
    if (!health) return
    waiting.delete(service)
    toldAt[service] = at
    tell(health)
  }

  return {
    stt(meter) {
      streams.set(`${meter.provider}:${meter.leg}:${meter.stream}`, meter)
      say('stt', false)
    },
    sttStatus(status) {
      const before = legs.get(status.leg)
      if (status.kind === 'left') return
      const next: LegState =
        status.kind === 'heard'
          ? { kind: 'heard', provider: status.provider }
          : {
              kind: 'deaf',
              provider: status.because.provider === 'fallback' ? (before?.provider ?? '') : status.because.provider,
              since: before?.kind === 'deaf' ? before.since : now(),
              reason: withoutName(status.because).slice(0, 200),
            }
      legs.set(status.leg, next)
      const same = before?.kind === next.kind && before.provider === next.provider
      if (!same) say('stt', true)
    },
    llm(event) {
      model_.tell(event)
      const changed = event.kind === 'breaker' && (event.state.kind === 'closed') !== (llmSince === undefined)
      if (changed) llmSince = llmSince === undefined ? now() : undefined
      if (event.kind === 'refused' || event.kind === 'differed') return
      say('llm', changed)
    },
    watch(listener) {
      tell = listener
      for (const service of [...waiting]) say(service, true)
    },
    flush() {
      for (const service of [...waiting]) say(service, true)
    },
    close() {
      for (const service of [...waiting]) say(service, true)
      tell = undefined
    },
  }
}

/** The middle by how many lines each voice had; the slow end by the slower voice. */
function latencyOf(meters: readonly Meter[]): Pick<Measure, 'latencyP50' | 'latencyP95'> {
  const known = meters.flatMap(({ latency }) => (latency ? [latency] : []))
  const samples = sum(known.map((one) => one.samples))
  if (samples === 0) return {}
  return {
    latencyP50: Math.round(sum(known.map((one) => one.p50Ms * one.samples)) / samples),
    latencyP95: Math.max(...known.map(({ p95Ms }) => p95Ms)),
  }
}

/** USD of all streams, and by the minute of the longer voice. */
function costsOf(meters: readonly Meter[]): Pick<Measure, 'cost' | 'costPerMinute'> {
  if (meters.length === 0) return {}
  const cost = sum(meters.map(({ costPerMinute, seconds }) => (costPerMinute * seconds) / MINUTE_S))
  const heard = (leg: SttLeg['id']): number =>
    sum(meters.filter((one) => one.leg === leg).map(({ seconds }) => seconds))
  const seconds = Math.max(heard('agent'), heard('customer'))
  return { cost, costPerMinute: seconds === 0 ? 0 : (cost * MINUTE_S) / seconds }
}

const percent = (share: number): number => Math.round(share * 1000) / 10
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
