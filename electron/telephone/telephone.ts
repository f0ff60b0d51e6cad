/** The telephone of one host put together: lines and secrets, the switchboard, voices at windows, the day's account. */

import { isIP } from 'node:net'
import type { StreamHandle } from '../capture/mediaStream/mediaStream.ts'
import type { AudioSource } from '../capture/source.ts'
import type { Log } from '../log.ts'
import type { Media } from '../rtp/media/media.ts'
import { schedule } from '../sip/transaction/timers.ts'
import type { Listen } from '../storage/line.ts'
import type { LinesFile } from '../storage/lines.ts'
import { SecretError, type Secrets } from '../storage/secrets.ts'
import { targetUri } from './addressing.ts'
import { type Assurance, dayOf } from './assurance.ts'
import { type Desk, openDesk, type SupervisionDoor } from './desk.ts'
import type { Exchange } from './exchange.ts'
import type { Speaker } from './mouth.ts'
import { PhoneError, type PhoneView, type Present } from './phoneView.ts'
import { createPublicPlaces } from './publicPlaces.ts'
import { identitiesOf, takeRecording } from './recordingSession.ts'
import type { LineStatus } from './registrations.ts'
import { openSoundTest } from './soundTest.ts'
import { openStreams, STREAM_KEY } from './streams.ts'
import { openSwitchboard, type Switchboard } from './switchboard.ts'
import { type Step, testLine } from './testLine.ts'
import type { Voices } from './voices.ts'

export type TelephoneOptions = {
  readonly lines: LinesFile
  readonly secrets: Secrets
  readonly media: Media
  readonly assurance: Assurance
  readonly log: Log
  readonly now: () => number
  readonly version: string
  /** Puts a source into the registry; what is heard of it comes back, for a stream that asked. */
  readonly start: (source: AudioSource) => StreamHandle
  /** Recording metadata exactly as it came. */
  readonly keepMetadata: (callId: string, number: number, bytes: Uint8Array) => void
  readonly voices: Voices
  /** What reads texts out; absent: nothing does. */
  readonly speaker?: Speaker
  readonly user: { readonly id: string; readonly name: string; readonly role: 'supervisor' | 'dispatcher' | 'admin' }
  readonly tell: {
    phone(calls: readonly PhoneView[]): void
    lines(lines: readonly LineStatus[]): void
    supervision(callId: string, supervisors: readonly Present[]): void
  }
  readonly door: SupervisionDoor
}

export type Telephone = Awaited<ReturnType<typeof openTelephone>>

/** Changes of many calls are told together, ms: a window draws no faster. */
const TELL_MS = 40
/** A key that can be guessed is no key. */
const LEAST_KEY = 16

export async function openTelephone(o: TelephoneOptions) {
  const { lines, secrets, media, assurance, log, now, version, voices, user, tell, door } = o
  const calls: Exchange['calls'] = new Map()
  const views = (): PhoneView[] => [...calls.values()].map((call) => call.view())
  let telling = false
  let closed = false
  const tellPhone = (): void => {
    if (telling || closed) return
    telling = true
    schedule(TELL_MS, () => {
      telling = false
      if (!closed) tell.phone(views())
    })
  }
  const exchange: Exchange = {
    media,
    log,
    now,
    schedule,
    listen: () => lines.get().listen,
    begin: (source) => void o.start(source),
    agentName: () => (user.role === 'supervisor' ? '' : user.name),
    tally: assurance,
    speaker: o.speaker,
    changed: tellPhone,
    calls,
    places: createPublicPlaces({ schedule, now, family: () => (isIP(lines.get().listen.address) === 6 ? 6 : 4) }),
  }

  let board: Switchboard | undefined
  const desk: Desk = openDesk({
    exchange,
    door,
    user,
    voices,
    agent: () => board?.agent() ?? null,
    tell: tell.supervision,
  })
  const sound = openSoundTest(exchange)
  /** Calls that are only recorded go to the registry through a tap. */
  const recorded: Exchange = { ...exchange, begin: (source) => void o.start(desk.tapped(source)) }
  const streams = openStreams({
    secrets,
    log,
    now,
    tally: assurance,
    start: (source) => o.start(desk.tapped(source)),
  })
  await streams.apply(lines.get().listen)
  board = await openSwitchboard({
    exchange,
    lines,
    secrets,
    version,
    linesChanged: () => {
      if (board && !closed) tell.lines(board.status())
    },
    takeRecording: (session, line) =>
      takeRecording(recorded, session, line, identitiesOf(line, lines.get().lines), o.keepMetadata),
    challenge: desk.challenge,
    takeSupervisor: (session) => desk.take(session) || sound.take(session),
  })
  const { call, apply, status, agent, dial, locate } = board

  const stops = [
    voices.onOpen(({ line, purpose, callId }) => {
      if (purpose !== 'dispatch') return undefined
      if (user.role === 'supervisor') return { field: 'purpose', reason: 'forbidden' }
      const one = callId === undefined ? undefined : calls.get(callId)
      if (!one) return { field: 'callId', reason: 'call_not_found' }
      voices.attach(line, one.seat)
      return undefined
    }),
  ]

  const listening = (): string[] =>
    (['UDP', 'TCP', 'TLS'] as const).flatMap((protocol) => {
      const at = agent()?.local(protocol)
      return at ? [`${protocol} ${at.address}:${at.port}`] : []
    })
  const streaming = (): string[] => {
    const state = streams.state()
    return state.kind === 'open' ? [`WebSocket ${lines.get().listen.address}:${state.port}`] : []
  }

  return {
    assurance,
    /** What a source of another kind is carried by, so that a supervisor can listen to it. */
    tapped: desk.tapped,
    calls: views,
    answer: (callId: string) => call(callId).answer(),
    decline: (callId: string) => call(callId).decline(),
    dial: (target: string, line?: string) => dial(target, line),
    hold: (callId: string, held: boolean) => call(callId).hold(held),
    mute: (callId: string, muted: boolean) => call(callId).mute(muted),
    keys: (callId: string, keys: string) => call(callId).keys(keys),
    async transfer(callId: string, target: string, consultCallId?: string): Promise<void> {
      const one = call(callId)
      const consult = consultCallId === undefined ? undefined : call(consultCallId)
      const to = targetUri(target, one.line)
      if (to === null && !consult) throw new PhoneError('phone_refused', 'target', 'must be a number or a SIP address')
      await one.transfer(to ?? '', consult)
    },
    /** A text of the dispatcher's protocol, to the caller. Throws `PhoneError` where there is no way to them. */
    say(callId: string, words: { text: string; language: string; what: string }): void {
      if (desk.hears(callId))
        throw new PhoneError(
          'needs_bridge',
          'callId',
          'this call is only recorded here: give it a line of this console',
        )
      call(callId).mouth.say({ ...words, by: user.name })
    },
    hush: (callId: string) => call(callId).mouth.hush(),
    hangUp: (callId: string) => call(callId).hangUp(),
    lines() {
      const { listen, lines: all } = lines.get()
      return {
        listen: {
          ...listen,
          consoles: [...listen.consoles],
          location: listen.location && { hosts: [...listen.location.hosts] },
        },
        lines: all.map(({ agents, ...line }) => ({
          ...line,
          codecs: [...line.codecs],
          allow: [...line.allow],
          ...(agents ? { agents: [...agents] } : {}),
        })),
        passwords: all.map(({ id }) => id).filter(secrets.has),
        vault: secrets.kind,
        status: [...status()],
        listening: [...listening(), ...streaming()],
      }
    },
    async setLine(line: unknown, password?: string): Promise<void> {
      if (password !== undefined && secrets.kind === 'none')
        throw new SecretError('this system keeps no secrets safely')
      const { id } = lines.set(line)
      if (password === '') secrets.forget(id)
      else if (password !== undefined) secrets.keep(id, password)
      await apply()
    },
    async removeLine(id: string): Promise<boolean> {
      const gone = lines.remove(id)
      secrets.forget(id)
      await apply()
      return gone
    },
    async listenAt(listen: Listen, streamKey?: string): Promise<void> {
      if (streamKey !== undefined && streamKey !== '' && streamKey.length < LEAST_KEY)
        throw new SecretError(`must have at least ${LEAST_KEY} characters`, 'streamKey')
      lines.setListen(listen)
      if (streamKey === '') secrets.forget(STREAM_KEY)
      else if (streamKey !== undefined) secrets.keep(STREAM_KEY, streamKey)
      await Promise.all([apply(), streams.apply(lines.get().listen)])
    },
    async testLine(id: string): Promise<Step[]> {
      const line = lines.get().lines.find((one) => one.id === id)
      const open = agent()
      if (!line) throw new PhoneError('line_not_found', 'id', 'no line of this name')
      if (!open) throw new PhoneError('phone_off', 'line', 'this host listens at nothing')
      return [...(await testLine({ line, password: secrets.reveal(id) ?? '', agent: open, locate, sound }))]
    },
    day: (day: string) => {
      const { missing, ...sums } = assurance.day(day)
      return { ...sums, missing: missing.map((one) => ({ ...one })) }
    },
    today: () => assurance.day(dayOf(now())),
    async close(): Promise<void> {
      for (const stop of stops) stop()
      desk.close()
      await streams.close()
      await board?.close()
      closed = true
      await media.close()
    },
  }
}
