/** One telephone call, from INVITE to BYE: what a person may do with it, and what its peer does to it. */
import type { SipCall } from '../capture/sipCall.ts'
import type { SourceEnd } from '../capture/source.ts'
import type { LegSettings, Media, RtpLeg, WindowLeg } from '../rtp/media/media.ts'
import type { Schedule } from '../sip/transaction/timers.ts'
import type { Session, SessionEnd, SessionEvents } from '../sip/userAgent/session.ts'
import type { Line } from '../storage/line.ts'
import { type Audience, openAudience } from './audience.ts'
import { acceptOffer, makeOffer, newOrigin, type Offer, type Origin, type Place, raised } from './description.ts'
import { createLineWatch } from './lineWatch.ts'
import { type Mouth, NO_VOICE, openMouth, type Speaker } from './mouth.ts'
import { PhoneError, type PhoneState, type PhoneTrouble, type PhoneView } from './phoneView.ts'
import type { Seat } from './seat.ts'

export type PhoneCallOptions = {
  readonly callId: string
  readonly line: Line
  readonly direction: 'in' | 'out'
  readonly number: string
  readonly name: string
  readonly startedAt: number
  readonly media: Media
  readonly leg: RtpLeg
  readonly seat: Seat
  readonly source: SipCall
  /** The address that peers are told for sound. */
  readonly address: string
  readonly now: () => number
  readonly schedule: Schedule
  readonly speaker?: Speaker | undefined
  /** Whose seat it is: written to the call when it is answered here. */
  readonly agentName: () => string
  readonly changed: (view: PhoneView) => void
  /** Another leg, when the engine lost the one before. */
  readonly newLeg: () => Promise<RtpLeg>
  /** The call is over and its legs are closed. */
  readonly over: (reason: SourceEnd) => void
}

/** Another way through which the same call goes on, agreed already. */
export type OtherWay = {
  readonly session: Session
  readonly leg: RtpLeg
  readonly settings: LegSettings
  readonly origin: Origin
}

export type PhoneCall = {
  readonly callId: string
  readonly line: Line
  readonly seat: WindowLeg
  readonly audience: Audience
  /** What is read out in this call. */
  readonly mouth: Pick<Mouth, 'say' | 'hush' | 'whisper'>
  /** What this call makes of what its session tells. */
  readonly events: Pick<SessionEvents, 'progress' | 'accepted' | 'confirmed' | 'referProgress'> & {
    offered: NonNullable<SessionEvents['offered']>
    /** Of a session that this call no longer speaks through: passed over. */
    ended(end: SessionEnd, of: Session): void
  }
  view(): PhoneView
  /** Tells windows how it stands. */
  touch(): void
  /** Null before it has one. */
  session(): Session | null
  speakThrough(session: Session): void
  /** After a transfer by the peer, or an INVITE with Replaces. */
  moveTo(way: OtherWay): void
  /** Our description as an offer, for a call we make or an INVITE that brought none. */
  offer(secure?: boolean): Uint8Array
  /** Reads the peer's offer; the status that refuses it, or null and the answer is kept for `answer`. */
  takeOffer(sdp: Uint8Array): number | null
  /** Calls back when it is answered or over, once. */
  onceSettled(act: () => void): void
  /** 180, or 183 with our description so that the first words are heard before anybody answers. */
  ring(): void
  answer(): void
  decline(status?: number): void
  hangUp(reason?: SourceEnd): void
  hold(held: boolean): Promise<void>
  mute(muted: boolean): void
  keys(keys: string): void
  /** Blind to a SIP address, or by putting `consult`'s other side in our place. */
  transfer(target: string, consult?: PhoneCall): Promise<void>
}

/** A peer's last words may come after its BYE, by another way through the network: they are waited for, ms. */
const LAST_WORDS_MS = 100
/** The engine hands over what it holds within this, ms. */
const HANDED_OVER_MS = 1000
/** No word about a transfer for so long: the peer has it and says nothing more, ms. */
const TRANSFER_MS = 60_000
const KEYS = /^[0-9*#A-D,]{1,64}$/

export function createPhoneCall(o: PhoneCallOptions): PhoneCall {
  const { callId, line, direction, media, seat, source, now } = o
  const audience = openAudience(media, source, seat)
  const mouth = openMouth({
    ...{ callId, media, audience, now, tell: source.tell, schedule: o.schedule, speaker: o.speaker ?? NO_VOICE },
    changed: () => touch(),
  })
  const terms = { codecs: line.codecs, srtp: line.srtp }
  const settled = new Set<() => void>()
  let session: Session | null = null
  let leg = o.leg
  let origin = newOrigin(o.address)
  let agreed: LegSettings | undefined
  let answerSdp: Uint8Array | undefined
  let pending: Offer | undefined
  let state: PhoneState = direction === 'in' ? 'ringing' : 'dialing'
  let muted = false
  let held = false
  let waiting = false
  let answeredAt: number | undefined
  let trouble: PhoneTrouble | undefined
  let told: string | undefined
  let endTransfer = (): void => undefined

  const watch = createLineWatch({ source, now, changed: () => touch(), lost: () => void replaceLeg() })
  const place = (): Place => leg.shown ?? { address: o.address, port: leg.port }
  const wanted = () => (held ? ('sendonly' as const) : ('sendrecv' as const))
  const ours = () => ({ terms, place: place(), origin, direction: wanted() })
  const secure = (): boolean => agreed?.srtp != null
  const quiet = (): PhoneState => (held ? 'held' : 'connected')

  const view = (): PhoneView => ({
    callId,
    line: line.id,
    direction,
    state,
    muted,
    waiting,
    secure: secure(),
    number: o.number,
    name: o.name,
    startedAt: o.startedAt,
    ...(answeredAt === undefined ? {} : { answeredAt }),
    ...watch.view(),
    ...(trouble ? { trouble } : {}),
    supervisors: [...audience.present()],
    ...(Object.keys(mouth.view()).length > 0 ? { spoken: mouth.view() } : {}),
  })
  function touch(): void {
    o.changed(view())
  }

  function become(next: PhoneState): void {
    state = next
    const early = state === 'ringing' || state === 'dialing'
    const status = early ? 'ringing' : state === 'transferring' ? state : held || waiting ? 'on-hold' : 'connected'
    if (state !== 'ended' && status !== told) {
      told = status
      // Nobody's call while it rings; from the answer on, of whoever sits here.
      const agentName = status === 'connected' ? o.agentName() : ''
      source.tell({ kind: 'status', status, ...(agentName === '' ? {} : { agentName }) })
    }
    touch()
  }
  const settle = (): void => {
    for (const act of settled) act()
    settled.clear()
  }

  function must(what: string, ...states: readonly PhoneState[]): Session {
    if (!session || !states.includes(state))
      throw new PhoneError('phone_state', 'callId', `cannot ${what} while ${state}`)
    return session
  }

  function configure(settings: LegSettings): void {
    agreed = settings
    leg.configure(held ? { ...settings, idle: 'silence' } : settings)
    waiting = !held && (settings.direction === 'recvonly' || settings.direction === 'inactive')
    become(state)
  }
  const take = (sdp: Uint8Array): void => {
    const accord = pending?.settle(sdp)
    if (accord?.kind === 'ok') configure(accord.settings)
  }
  function use(next: RtpLeg): void {
    leg = next
    audience.caller(next)
    watch.attach(next)
  }

  /** Offers what stands now: where we listen, and whether we hold. */
  async function renew(): Promise<void> {
    if (!session) return
    origin = raised(origin)
    const offer = makeOffer(ours(), secure(), agreed)
    const accord = offer.settle(await session.offer(offer.sdp))
    if (accord.kind === 'ok') configure(accord.settings)
  }

  /** The engine's thread was lost: the call goes on through a new one, at other ports. */
  async function replaceLeg(): Promise<void> {
    if (state === 'ended') return
    trouble = 'line_lost'
    touch()
    try {
      seat.renew()
      audience.seat()
      use(await o.newLeg())
      if (state === 'ringing' || state === 'dialing') return
      await renew()
      trouble = undefined
      touch()
    } catch {
      // It stays up and silent, and says so; people can still hang up or be called back.
    }
  }

  function connected(): void {
    if (state !== 'ringing' && state !== 'dialing') return
    answeredAt = now()
    audience.answered()
    settle()
    become('connected')
  }

  /** `byPeer`: it said so, and may not be heard to the end yet. */
  function finish(reason: SourceEnd, byPeer = false): void {
    if (state === 'ended') return
    endTransfer()
    watch.farewell()
    become('ended')
    settle()
    mouth.close()
    audience.close()
    seat.close()
    o.over(reason)
    void endSound(byPeer).then(() => source.end(reason))
  }

  /** The recording ends after the last word, and never waits for a thread that does not answer. */
  async function endSound(byPeer: boolean): Promise<void> {
    const wait = (ms: number) => new Promise<void>((resolve) => void o.schedule(ms, resolve))
    if (byPeer) await wait(LAST_WORDS_MS)
    leg.close()
    await Promise.race([source.spoken(), wait(HANDED_OVER_MS)])
  }

  async function hold(next: boolean): Promise<void> {
    must(next ? 'hold' : 'resume', 'connected', 'held')
    if (next === held) return
    held = next
    trouble = undefined
    // First what we can do alone: from this moment nobody is heard, whatever the peer says to it.
    audience.hold(held)
    become(quiet())
    try {
      await renew()
    } catch {
      trouble = 'hold_refused'
      touch()
    }
  }

  const notTransferred = (why: PhoneTrouble): void => {
    endTransfer()
    if (state !== 'transferring') return
    trouble = why
    become(quiet())
  }

  async function transfer(target: string, consult?: PhoneCall): Promise<void> {
    const from = must('transfer', 'connected', 'held')
    const other = consult?.session() ?? undefined
    trouble = undefined
    become('transferring')
    const timer = setTimeout(() => notTransferred('transfer_failed'), TRANSFER_MS)
    timer.unref()
    endTransfer = () => clearTimeout(timer)
    try {
      await from.refer(other?.remoteTarget() ?? target, other ? { replaces: other, attended: true } : {})
    } catch (error) {
      // News of its success can overtake the answer to the request itself: then the call is over, and well.
      if (state !== 'transferring') return
      notTransferred('transfer_refused')
      throw new PhoneError('phone_refused', 'target', error instanceof Error ? error.message : 'refused')
    }
  }

  const events: PhoneCall['events'] = {
    progress(_status, sdp) {
      if (sdp) take(sdp)
    },
    accepted(sdp) {
      if (sdp) take(sdp)
      connected()
    },
    confirmed(sdp) {
      if (sdp) take(sdp)
    },
    async offered(sdp) {
      origin = raised(origin)
      if (!sdp) {
        pending = makeOffer(ours(), secure(), agreed)
        return { sdp: pending.sdp }
      }
      const accord = acceptOffer(sdp, ours())
      if (accord.kind === 'refused') return { status: accord.status }
      configure(accord.settings)
      return { sdp: accord.sdp }
    },
    referProgress(status) {
      if (state !== 'transferring' || status < 200) return
      if (status >= 300) return notTransferred('transfer_failed')
      session?.hangUp()
      finish('transferred')
    },
    ended(end, of) {
      if (of !== session) return
      if (state === 'transferring') finish('transferred', true)
      else if (end.by !== 'peer' && end.by !== 'us') finish('error')
      else finish(state === 'ringing' ? 'abandoned' : 'hangup', end.by === 'peer')
    },
  }

  const offer = (encrypted?: boolean): Uint8Array => {
    pending = makeOffer(ours(), encrypted)
    return pending.sdp
  }

  use(leg)
  become(state)
  return {
    callId,
    line,
    seat,
    audience,
    mouth,
    events,
    view,
    touch,
    session: () => session,
    speakThrough(next) {
      session = next
    },
    moveTo(way) {
      const old = leg
      session = way.session
      origin = way.origin
      use(way.leg)
      old.close()
      configure(way.settings)
      if (state === 'transferring') become(quiet())
    },
    offer,
    takeOffer(sdp) {
      const accord = acceptOffer(sdp, ours())
      if (accord.kind === 'refused') return accord.status
      answerSdp = accord.sdp
      configure(accord.settings)
      return null
    },
    onceSettled: (act) => void settled.add(act),
    ring: () => session?.ring(answerSdp),
    answer() {
      must('answer', 'ringing').accept(answerSdp ?? offer())
      connected()
    },
    decline(status = 603) {
      must('decline', 'ringing').reject(status)
      finish('declined')
    },
    hangUp(reason) {
      if (state === 'ended') return
      session?.hangUp()
      finish(reason ?? (state === 'ringing' ? 'declined' : 'hangup'))
    },
    hold,
    mute(next) {
      must('mute', 'ringing', 'dialing', 'connected', 'held', 'transferring')
      muted = next
      audience.mute(next)
      touch()
    },
    keys(keys) {
      must('send keys', 'connected', 'held')
      if (!KEYS.test(keys)) throw new PhoneError('phone_state', 'keys', 'must be 1 to 64 of 0-9 * # A-D and ,')
      leg.sendKeys(keys)
      source.tell({ kind: 'event', type: 'TelephoneKeyLogEvent', at: now(), data: { from: 'us', count: keys.length } })
    },
    transfer,
  }
}
