/**
 * How the call goes, in the names of the live-call tables, from what can be counted, each with the number of samples that it rests on. What cannot
 * be counted is not sent: nothing here measures how confident a voice is or how good a conversation, so those stay without data. Adherence to the
 * protocol is measured where people's ticks are known too (`convex/model/course.ts`).
 */
import { type CanonicalRecord, FIELD_NAMES, FIELDS, type Speaker } from '../../convex/domain/canonical.ts'

export type Measures = {
  /** Shown as caller engagement: of the dispatcher's turns, those that the caller answered, %. Samples: the dispatcher's turns. */
  readonly prospectEngagement?: number
  /** Shown as information completeness: of the fields that no card may lack, those that are known, %. Samples: those fields. */
  readonly conversionProbability: number
  /** Shown as dispatch readiness: of place, reason and triage code, those that are known, %. Samples: three. */
  readonly demoAcceptanceProbability: number
  /** How loud the caller speaks: mean level of the frames with speech, dBFS, in three bands. Samples: the caller's lines. */
  readonly voiceEnergyLevel?: 'LOW' | 'MEDIUM' | 'HIGH'
  /** From the end of the caller's turn to the dispatcher's first word, the median, ms; speaking over the caller counts as 0. Samples: such turns. */
  readonly responseDelayMs?: number
  /** Of those turns, how many began neither over the caller nor later than `PROMPT_MS`: over 90 %, 75 % and 50 %, or fewer. */
  readonly responseQuality?: 'POOR' | 'FAIR' | 'GOOD' | 'EXCELLENT'
  /** The dispatcher's questions a minute since the first line: under 2, up to 6, or more. Samples: the questions. */
  readonly questionFrequency?: 'LOW' | 'MEDIUM' | 'HIGH'
}

/** `counts` has one entry for each measure. */
export type Performance = {
  readonly metrics: Measures
  readonly counts: { readonly [K in keyof Measures]?: number }
}

export type Line = {
  readonly speaker: Speaker
  /** ms of the call. */
  readonly startMs: number
  readonly endMs: number
  readonly text: string
}

export type PerformanceCount = {
  /** What is known after one more line; nothing when it is as before. Without a line: after its meaning was found. */
  after(heard: {
    readonly line?: Line
    readonly record: CanonicalRecord
    /** Mean level of the caller's speech. */
    readonly callerDbfs: number | undefined
  }): Performance | undefined
}

const REQUIRED = FIELD_NAMES.filter((name) => 'required' in FIELDS[name])
/** Means of speech, dBFS: under the first a voice is faint on the line, over the second it shouts. */
const FAINT_DBFS = -36
const LOUD_DBFS = -18
/** A dispatcher who has not begun to speak after this long left the caller in silence. */
const PROMPT_MS = 3000
/** People finish each other's last syllable; only more than this is speaking over somebody. */
const OVERLAP_MS = 500
/** Fewer turns than this say nothing of somebody's way to answer. */
const FEWEST_TURNS = 3
/** A rate needs some time to be one, ms. */
const RATE_MS = 30_000
/** Of a long call the newest count. */
const MOST_TURNS = 500

export function createPerformance(): PerformanceCount {
  const delays: { readonly ms: number; readonly good: boolean }[] = []
  let asked = 0
  let answered = 0
  let questions = 0
  let callerLines = 0
  let last: Line | undefined
  let firstMs: number | undefined
  let nowMs = 0
  let told = ''

  const count = (line: Line): void => {
    firstMs ??= line.startMs
    nowMs = Math.max(nowMs, line.endMs)
    if (line.speaker === 'agent') {
      questions += (line.text.match(/\?/g) ?? []).length
      if (last?.speaker !== 'agent') asked++
      if (last?.speaker === 'customer') {
        const ms = line.startMs - last.endMs
        delays.push({ ms: Math.max(0, ms), good: ms >= -OVERLAP_MS && ms <= PROMPT_MS })
        if (delays.length > MOST_TURNS) delays.shift()
      }
    } else {
      callerLines++
      if (last?.speaker === 'agent') answered++
    }
    last = line
  }

  const responses = (): Pick<Measures, 'responseDelayMs' | 'responseQuality'> => {
    if (delays.length < FEWEST_TURNS) return {}
    const good = delays.filter((turn) => turn.good).length / delays.length
    return {
      responseDelayMs: Math.round(median(delays.map(({ ms }) => ms))),
      responseQuality: good >= 0.9 ? 'EXCELLENT' : good >= 0.75 ? 'GOOD' : good >= 0.5 ? 'FAIR' : 'POOR',
    }
  }

  const rate = (): Pick<Measures, 'questionFrequency'> => {
    const ms = nowMs - (firstMs ?? nowMs)
    if (ms < RATE_MS) return {}
    const aMinute = questions / (ms / 60_000)
    return { questionFrequency: aMinute < 2 ? 'LOW' : aMinute <= 6 ? 'MEDIUM' : 'HIGH' }
  }

  return {
    after({ line, record, callerDbfs }) {
      if (line) count(line)
      const metrics: Measures = {
        conversionProbability: percent(REQUIRED.filter((name) => record[name] !== undefined).length, REQUIRED.length),
        demoAcceptanceProbability: readiness(record),
        ...(asked > 0 ? { prospectEngagement: percent(answered, asked) } : {}),
        ...(callerDbfs === undefined || callerLines === 0 ? {} : { voiceEnergyLevel: energy(callerDbfs) }),
        ...responses(),
        ...rate(),
      }
      const samples: Required<Performance['counts']> = {
        conversionProbability: REQUIRED.length,
        demoAcceptanceProbability: PLACE_REASON_CODE,
        prospectEngagement: asked,
        voiceEnergyLevel: callerLines,
        responseDelayMs: delays.length,
        responseQuality: delays.length,
        questionFrequency: questions,
      }
      const telling = JSON.stringify(metrics)
      if (telling === told) return undefined
      told = telling
      const named = Object.keys(metrics) as (keyof Measures)[]
      return { metrics, counts: Object.fromEntries(named.map((name) => [name, samples[name]])) }
    },
  }
}

const PLACE_REASON_CODE = 3

/** A unit can leave with a place, a reason and a code. */
function readiness(record: CanonicalRecord): number {
  const place = (record.direccion && record.comuna) || record.ubicacion_referencia
  return percent([place, record.motivo, record.codigo].filter(Boolean).length, PLACE_REASON_CODE)
}

const energy = (dbfs: number): 'LOW' | 'MEDIUM' | 'HIGH' =>
  dbfs < FAINT_DBFS ? 'LOW' : dbfs > LOUD_DBFS ? 'HIGH' : 'MEDIUM'
const percent = (part: number, whole: number): number => Math.round((100 * part) / whole)

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}
