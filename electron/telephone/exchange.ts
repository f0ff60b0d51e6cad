/** What every call of this host is made of: its legs, its source and the registry that carries it. */
import { randomBytes } from 'node:crypto'
import { networkInterfaces } from 'node:os'
import { openSipCall, type SipCall } from '../capture/sipCall.ts'
import type { AudioSource, SourceEnd } from '../capture/source.ts'
import type { Log } from '../log.ts'
import type { Media, RtpLeg } from '../rtp/media/media.ts'
import type { Schedule } from '../sip/transaction/timers.ts'
import type { Line, Listen } from '../storage/line.ts'
import type { Place } from './description.ts'
import type { Speaker } from './mouth.ts'
import { createPhoneCall, type PhoneCall } from './phoneCall.ts'
import { PhoneError, type PhoneView } from './phoneView.ts'
import type { PublicPlaces } from './publicPlaces.ts'
import { openSeat } from './seat.ts'

/** Why a call that should have been recorded was not. */
export type Missing = 'no_ports' | 'no_codec' | 'not_carried' | 'bad_offer'

/** The day's account of calls that should be there, kept by `assurance`. */
export type Tally = {
  expected(callId: string, kind: 'call' | 'recording' | 'stream', at: number): void
  missing(callId: string, why: Missing): void
  /** How long the sound should be, ms, and why it ended. */
  ended(callId: string, expectedMs: number, reason: SourceEnd): void
}

export type Exchange = {
  readonly media: Media
  readonly log: Log
  readonly now: () => number
  readonly schedule: Schedule
  readonly listen: () => Listen
  /** Puts the source into the registry: from here on it is recorded and shown. */
  readonly begin: (source: AudioSource, line: Line | undefined) => void
  readonly agentName: () => string
  readonly tally: Tally
  /** What reads texts out; absent: nothing does. */
  readonly speaker?: Speaker | undefined
  readonly changed: (view: PhoneView) => void
  readonly calls: Map<string, PhoneCall>
  /** Of lines behind a NAT; without it nobody is asked. */
  readonly places?: PublicPlaces
}

export type Caller = { readonly number: string; readonly name: string }

/** Sorts by time and says by its name where the call came from; the rest keeps two of one second apart. */
export function newCallId(kind: 'sip' | 'siprec' | 'mediaStream', startedAt: number): string {
  const when = new Date(startedAt).toISOString().replace(/[-:]|\..*/g, '')
  return `${kind}-${when}-${randomBytes(3).toString('hex')}`
}

/** The address that peers are told for sound: the public one, the bound one, or this machine's first that is not its own ear. */
export function soundAddress({ publicAddress, address }: Pick<Listen, 'publicAddress' | 'address'>): string {
  if (publicAddress !== '') return publicAddress
  if (address !== '0.0.0.0' && address !== '::') return address
  const family = address === '::' ? 'IPv6' : 'IPv4'
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return all.find((one) => one.family === family && !one.internal)?.address ?? (family === 'IPv6' ? '::1' : '127.0.0.1')
}

/** What peers are told of a leg: how it is seen from outside where that is known, else `address` and its port. */
export const placeOf = (leg: RtpLeg, address: string): Place => leg.shown ?? { address, port: leg.port }

/** Receives at once; how it is seen from outside a NAT is asked before it is described to anybody. */
export async function openLeg(
  { media, listen, places }: Pick<Exchange, 'media' | 'listen' | 'places'>,
  line: Line,
): Promise<RtpLeg> {
  const { address, rtp, publicAddress } = listen()
  const leg = await media.openRtp({ address, ports: rtp, secure: line.srtp === 'required' })
  const shown = line.stun === undefined || publicAddress !== '' ? null : await places?.ofLeg(leg, line.stun)
  return shown ? { ...leg, shown } : leg
}

/** Legs, source and state of one call; it is in the registry when this resolves. Rejects with the engine's error when there are no ports. */
export async function openCall(
  exchange: Exchange,
  about: {
    callId: string
    line: Line
    direction: 'in' | 'out'
    caller: Caller
    startedAt: number
    rate: number
    /** Nobody is to be sent out. */
    practice?: boolean
  },
): Promise<{ call: PhoneCall; source: SipCall }> {
  const { callId, line, direction, caller, startedAt, rate, practice = false } = about
  const { media, now, calls, tally } = exchange
  const leg = await openLeg(exchange, line)
  const seat = openSeat(media)
  const source = openSipCall({
    info: {
      callId,
      sessionId: callId,
      agentName: direction === 'out' ? exchange.agentName() : '',
      customerName: caller.name,
      customerPhone: caller.number,
      campaignName: line.campaign,
      sourceKind: 'sip',
      line: line.name,
      language: line.language,
      practice,
      startedAt,
    },
    rate,
    onStop: () => calls.get(callId)?.hangUp(),
  })
  const call = createPhoneCall({
    callId,
    line,
    direction,
    ...caller,
    startedAt,
    media,
    leg,
    seat,
    source,
    address: soundAddress(exchange.listen()),
    now,
    schedule: exchange.schedule,
    speaker: exchange.speaker,
    agentName: exchange.agentName,
    changed: exchange.changed,
    newLeg: () => openLeg(exchange, line),
    over(reason) {
      calls.delete(callId)
      // Nobody answered: sound is welcome, and none is owed.
      tally.ended(callId, call.view().answeredAt === undefined ? 0 : now() - startedAt, reason)
    },
  })
  calls.set(callId, call)
  try {
    exchange.begin(source, line)
  } catch (error) {
    // A call that cannot be recorded is still a call: people talk, and the day's account says that it is missing.
    exchange.log.error('telephone.begin', error)
    tally.missing(callId, 'not_carried')
  }
  return { call, source }
}

export function callOf({ calls }: Pick<Exchange, 'calls'>, callId: string, field = 'callId'): PhoneCall {
  const call = calls.get(callId)
  if (!call) throw new PhoneError('call_not_found', field, 'no telephone call of this host')
  return call
}
