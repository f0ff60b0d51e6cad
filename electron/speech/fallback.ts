/**
 * Several recognisers as one: the first that works is heard. When it fails or falls behind, the next gets all sound that is not words yet;
 * the better one is tried beside it with growing pauses and takes over once it answers. It gives up only when none can ever work.
 */
import { type Frame, frameMs } from '../audio/frame.ts'
import { createQueue } from '../audio/queue.ts'
import { hearAgainFrom, unsaid } from './joint.ts'
import { ProviderError } from './providerError.ts'
import type { Progress, Said, SpeechStream, Stt, SttLeg, Word } from './stt.ts'
import { createTape } from './tape.ts'

export type FallbackPolicy = {
  /** A recogniser that is this far behind the sound is left, ms. */
  readonly lagMs?: number
  /** Pauses between tries of a better recogniser, ms; the last one goes on. */
  readonly probeMs?: readonly number[]
  /** Patience with the last words after the end of the call, ms. */
  readonly lastWordsMs?: number
  readonly now?: () => number
  readonly onStatus?: (status: FallbackStatus) => void
  /** So many from the first are tried by themselves; the others are heard only when a person asks for them. All when absent. */
  readonly automatic?: number
  /**
   * Given once a leg, so that a person can choose who is heard. With it a stream in which nobody can be heard does not fail: it keeps its
   * sound and waits for that choice.
   */
  readonly onControl?: (control: FallbackControl) => void
}

export type FallbackControl = {
  /** Hears this one from here on, with all sound that is not words yet; false when there is none of this name or it cannot be opened. */
  prefer(provider: string): boolean
}

/** What the status light says; never carries words of the call. */
export type FallbackStatus = { readonly leg: SttLeg['id'] } & (
  | { readonly kind: 'heard'; readonly provider: string }
  | { readonly kind: 'left'; readonly provider: string; readonly because: ProviderError }
  /** Nobody listens now; the sound is kept, and tried again in so many ms. */
  | { readonly kind: 'deaf'; readonly retryInMs: number; readonly because: ProviderError }
  /** Nobody listens, and nobody will until a person chooses one. */
  | { readonly kind: 'givenUp'; readonly because: ProviderError }
)

const LAG_MS = 5000
const PROBE_MS = [2000, 5000, 15_000, 60_000]
const LAST_WORDS_MS = 10_000
/** Sound without words that is kept, ms. */
const TAPE_MS = 180_000
const REMEMBERED = 40

/** Throws `RangeError` when there is nobody to listen. */
export function withFallback(stts: readonly Stt[], policy: FallbackPolicy = {}): Stt {
  const first = stts[0]
  if (!first) throw new RangeError('no recogniser to fall back to')
  return {
    provider: stts.map(({ provider }) => provider).join(' → '),
    capabilities: first.capabilities,
    open: (leg) => openLeg(stts, policy, leg),
  }
}

/** One recogniser that is listening. What it says before it is the one that is heard is kept. */
type Ear = {
  readonly index: number
  readonly stream: SpeechStream
  readonly early: Said[]
  lost: boolean
  done: boolean
  joined: boolean
}

function openLeg(stts: readonly Stt[], policy: FallbackPolicy, leg: SttLeg): SpeechStream {
  const { lagMs = LAG_MS, probeMs = PROBE_MS, lastWordsMs = LAST_WORDS_MS, now = Date.now, onStatus } = policy
  const automatic = Math.min(policy.automatic ?? stts.length, stts.length)
  const said = createQueue<Said>()
  const tape = createTape(TAPE_MS)
  let heard: Ear | undefined
  let trial: Ear | undefined
  /** A person chose who is heard: nobody better is tried while it works. */
  let chosen = false
  const hopeless = new Set<number>()
  let tries = 0
  let timer: NodeJS.Timeout | undefined
  let patience: NodeJS.Timeout | undefined
  let committed: readonly Word[] = []
  let settledMs = 0
  let pushedMs = 0
  let ending = false
  let over = false
  let sentBefore = 0

  const finish = (error?: ProviderError): void => {
    if (over) return
    over = true
    clearTimeout(timer)
    clearTimeout(patience)
    if (trial) leave(trial)
    if (heard) leave(heard)
    if (error) said.fail(error)
    else said.end()
  }

  const leave = (ear: Ear): void => {
    ear.lost = true
    sentBefore += ear.stream.progress?.().sentSeconds ?? 0
    ear.stream.end()
  }

  /** Opens a recogniser and gives it all sound that is not words yet. */
  const listen = (index: number): Ear | ProviderError => {
    const stt = stts[index]
    if (!stt) return new ProviderError('fallback', 'there is no such recogniser', { retryable: false })
    try {
      const ear: Ear = {
        index,
        stream: stt.open(leg),
        early: [],
        lost: false,
        done: false,
        joined: false,
      }
      for (const frame of tape.since(hearAgainFrom(settledMs, committed))) ear.stream.push(frame)
      void follow(ear)
      return ear
    } catch (cause) {
      return asProviderError(cause, stt.provider)
    }
  }

  const follow = async (ear: Ear): Promise<void> => {
    try {
      for await (const one of ear.stream) {
        if (ear.lost) return
        if (ear === heard) pass(ear, one)
        else ear.early.push(one)
      }
      ear.done = true
      if (ear.lost) return
      if (ending && ear === heard) finish()
      else if (!ending) failed(ear, new ProviderError(nameOf(ear), 'it ended by itself'))
    } catch (cause) {
      if (!ear.lost) failed(ear, asProviderError(cause, nameOf(ear)))
    }
  }

  const nameOf = ({ index }: Ear): string => stts[index]?.provider ?? 'fallback'

  const pass = (ear: Ear, one: Said): void => {
    const words = ear.joined || one.words.length === 0 ? one.words : unsaid(one.words, committed)
    const first = words[0]
    const last = words.at(-1)
    const whole = words.length === one.words.length
    // Without words of its own a line can only be judged as a whole.
    if (one.words.length === 0 && one.endMs <= (committed.at(-1)?.endMs ?? 0)) return
    if (one.words.length > 0 && !first) return
    const arrived = tape.arrival(one.endMs - 1)
    const late = one.late || (one.final && arrived !== undefined && now() - arrived > lagMs / 2)
    const fresh: Said = whole
      ? one
      : {
          ...one,
          text: words.map(({ text }) => text).join(' '),
          words,
          startMs: first?.startMs ?? one.startMs,
          endMs: last?.endMs ?? one.endMs,
        }
    said.push(late ? { ...fresh, late: true } : fresh)
    if (!one.final) return
    ear.joined = true
    committed = [...committed, ...(words.length > 0 ? words : [{ ...one }])].slice(-REMEMBERED)
    settledMs = Math.max(settledMs, one.endMs)
    tape.forget(hearAgainFrom(settledMs, committed))
  }

  const failed = (ear: Ear, because: ProviderError): void => {
    if (!because.retryable) hopeless.add(ear.index)
    leave(ear)
    if (ear === trial) {
      trial = undefined
      plan()
      return
    }
    if (ear !== heard) return
    heard = undefined
    onStatus?.({ kind: 'left', leg: leg.id, provider: nameOf(ear), because })
    const next = trial && trial.index > ear.index ? trial : undefined
    trial = next ? undefined : trial
    const wasChosen = chosen
    chosen = false
    // After a person's choice the room's own order begins anew.
    takeOver(wasChosen ? -1 : ear.index, because, next, wasChosen ? ear.index : undefined)
  }

  /** Somebody else listens from here: the next in order, then those before. */
  const takeOver = (after: number, because: ProviderError, ready?: Ear, not?: number): void => {
    if (trial) {
      const better = trial
      trial = undefined
      become(better)
      return
    }
    if (ready) {
      become(ready)
      return
    }
    // After the end each is asked once, or a call would never be over.
    const order = [...stts.keys()].slice(after + 1, automatic)
    for (const index of order.filter((one) => !hopeless.has(one) && one !== not)) {
      const ear = listen(index)
      if (ear instanceof ProviderError) {
        if (!ear.retryable) hopeless.add(index)
        continue
      }
      become(ear)
      return
    }
    const noHope = [...stts.keys()].slice(0, automatic).every((index) => hopeless.has(index))
    if (ending && noHope && policy.onControl) {
      // It was told when it happened; the end of the call is no news.
      finish()
      return
    }
    if (ending || (noHope && !policy.onControl)) {
      finish(because)
      return
    }
    if (noHope) {
      onStatus?.({ kind: 'givenUp', leg: leg.id, because })
      return
    }
    const retryInMs = because.waitMs ?? pauseBefore(tries)
    onStatus?.({ kind: 'deaf', leg: leg.id, retryInMs, because })
    plan()
  }

  const become = (ear: Ear): void => {
    heard = ear
    ear.joined = committed.length === 0
    for (const one of ear.early.splice(0)) pass(ear, one)
    onStatus?.({ kind: 'heard', leg: leg.id, provider: nameOf(ear) })
    if (ending) {
      ear.stream.end()
      if (ear.done) finish()
      else waitForLastWords()
    } else plan()
  }

  const pauseBefore = (count: number): number => probeMs[Math.min(count, probeMs.length - 1)] ?? 60_000

  /** Tries what is better than what is heard now, after a pause that grows. */
  const plan = (): void => {
    clearTimeout(timer)
    if (over || ending || trial || chosen) return
    const best = [...stts.keys()].slice(0, automatic)
    const better = best.filter((index) => index < (heard?.index ?? stts.length) && !hopeless.has(index))
    if (better.length === 0) return
    timer = setTimeout(() => {
      tries++
      for (const index of better) {
        const ear = listen(index)
        if (ear instanceof ProviderError) continue
        if (heard) trial = ear
        else become(ear)
        return
      }
      plan()
    }, pauseBefore(tries))
  }

  /** A trial has proved itself when it has answered and keeps up. */
  const judgeTrial = (): void => {
    if (!trial) return
    const progress = trial.stream.progress?.()
    const proved = progress ? progress.answers > 0 && lagOf(progress) < lagMs / 2 : trial.early.length > 0
    if (!proved) return
    const better = trial
    const worse = heard
    trial = undefined
    tries = 0
    if (worse) leave(worse)
    become(better)
  }

  const lagOf = ({ heardMs }: Progress): number => {
    const arrived = tape.arrival(heardMs)
    return heardMs >= pushedMs || arrived === undefined ? 0 : now() - arrived
  }

  const watch = (): void => {
    const progress = heard?.stream.progress?.()
    if (!heard || !progress) return
    // What is silence to the recogniser need not be kept.
    if (progress.settledMs > settledMs) {
      settledMs = progress.settledMs
      tape.forget(hearAgainFrom(settledMs, committed))
    }
    const lag = lagOf(progress)
    const last = chosen || heard.index >= automatic - 1
    if (lag <= lagMs || last) return
    failed(heard, new ProviderError(nameOf(heard), `it is ${Math.round(lag / 1000)} s behind`))
  }

  const waitForLastWords = (): void => {
    clearTimeout(patience)
    patience = setTimeout(() => {
      if (heard) failed(heard, new ProviderError(nameOf(heard), 'the last words never came'))
    }, lastWordsMs)
  }

  const prefer = (provider: string): boolean => {
    const index = stts.findIndex((stt) => stt.provider === provider)
    if (over || ending || index < 0) return false
    if (heard?.index === index) {
      chosen = true
      return true
    }
    const ear = listen(index)
    if (ear instanceof ProviderError) return false
    clearTimeout(timer)
    if (trial) leave(trial)
    trial = undefined
    if (heard) leave(heard)
    hopeless.delete(index)
    tries = 0
    chosen = true
    become(ear)
    return true
  }

  takeOver(-1, new ProviderError('fallback', 'nobody listens', { retryable: false }))
  policy.onControl?.({ prefer })

  return {
    push(frame: Frame) {
      if (over || ending) return
      pushedMs = frame.startMs + frameMs(frame)
      tape.push(frame, now())
      heard?.stream.push(frame)
      trial?.stream.push(frame)
      judgeTrial()
      watch()
    },
    end() {
      if (over || ending) return
      ending = true
      clearTimeout(timer)
      if (trial && heard) {
        leave(trial)
        trial = undefined
      }
      if (heard) {
        heard.stream.end()
        waitForLastWords()
        return
      }
      // Deaf at the end: everyone gets one more chance at the sound that was kept.
      takeOver(-1, new ProviderError('fallback', 'nobody listens'))
    },
    progress() {
      const inner = heard?.stream.progress?.()
      return {
        answers: inner?.answers ?? 0,
        heardMs: inner?.heardMs ?? settledMs,
        settledMs,
        waiting: inner?.waiting ?? (heard ? 0 : 1),
        lostMs: tape.lostMs() + (inner?.lostMs ?? 0),
        sentSeconds: sentBefore + (inner?.sentSeconds ?? 0) + (trial?.stream.progress?.().sentSeconds ?? 0),
      }
    },
    [Symbol.asyncIterator]: () => said[Symbol.asyncIterator](),
  }
}

const asProviderError = (cause: unknown, provider: string): ProviderError =>
  cause instanceof ProviderError ? cause : new ProviderError(provider, 'it failed', { cause, retryable: true })
