/** Calls that this console begins by itself: a practice call, a recording played as live, a microphone without a window. */
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Fork } from './backend/engineProcess.ts'
import type { CallRegistry } from './call/callRegistry.ts'
import type { Listening } from './call/listening.ts'
import { microphoneSource, openMicrophone } from './capture/microphone/microphone.ts'
import { openReplay } from './capture/replay.ts'
import type { AudioSource, CallInfo } from './capture/source.ts'
import { type Config, ConfigError } from './config.ts'
import { Refused } from './ipc/refusal.ts'
import type { Catalogue } from './practice/catalogue.ts'
import { schedule } from './sip/transaction/timers.ts'
import { readScript } from './speech/script.ts'
import { createScripted } from './speech/scripted.ts'
import type { Stt } from './speech/stt.ts'
import { traced } from './speech/traced.ts'

export type Played = {
  /** Gives the call's id; throws `Refused` when there is no such practice call. */
  practise(id: string, speed?: number): Promise<string>
  /** Gives the call's id; throws `WavError` or `ScriptError`. */
  replay(recording: {
    readonly name: string
    readonly wav: Uint8Array
    readonly script: string | undefined
    readonly language?: string | undefined
    readonly speed?: number | undefined
  }): string
  /** The call that was asked for on the command line; rejects with `ConfigError` when it cannot be. */
  first(): Promise<string | undefined>
}

type Needs = {
  readonly config: Config
  readonly catalogue: Catalogue
  readonly calls: Pick<CallRegistry, 'start'>
  /** Who hears and understands a call; `words` are heard in place of its sound. */
  readonly listen: (call: CallInfo, words?: Stt) => Listening
  /** What a source is carried by, so that a supervisor can listen to it. */
  readonly tapped: (source: AudioSource) => AudioSource
  /** Who sits here when a call begins. */
  readonly agentName: () => string
  readonly fork: Fork
  /** One line for whoever started us; never about a person. */
  readonly say: (line: string) => void
  readonly now: () => number
}

type PlayedInfo = Pick<CallInfo, 'sourceKind' | 'practice' | 'language' | 'campaignName' | 'customerName'>
const REPLAY = { sourceKind: 'replay', practice: false, customerName: '' } as const
const LANGUAGE = 'es-CL'

export function createPlayed({
  config,
  catalogue,
  calls,
  listen: heardBy,
  tapped,
  agentName,
  fork,
  say,
  now,
}: Needs): Played {
  const begin = ({ sourceKind, ...info }: PlayedInfo): CallInfo => {
    const startedAt = now()
    const callId = newCallId(sourceKind, startedAt)
    return { ...info, sourceKind, callId, sessionId: callId, startedAt, agentName: agentName(), customerPhone: '' }
  }

  function play(wav: Uint8Array, script: string | undefined, about: PlayedInfo, speed = config.speed): string {
    const info = begin(about)
    const heard = script === undefined ? undefined : createScripted(readScript(script))
    const tell = (trace: object): void => say(`trace ${JSON.stringify({ callId: info.callId, ...trace })}`)
    const stt = heard && config.traceWords ? traced(heard, tell) : heard
    return calls.start(tapped(openReplay({ wav, speed, info })), heardBy(info, stt)).callId
  }

  async function practise(id: string, speed?: number): Promise<string> {
    const call = await catalogue.open(id)
    if (!call) throw new Refused('practice_not_found', { field: 'id', reason: 'no practice call of this name' })
    const { language, title } = call.card
    return play(
      call.wav,
      call.script,
      { sourceKind: 'practice', practice: true, language, campaignName: title, customerName: '' },
      speed,
    )
  }

  /** Recorded and shown until somebody ends it, whether the microphone is there or not: it is looked for all the time. */
  function listen(device: string | true): string {
    const info = begin({ ...REPLAY, sourceKind: 'microphone', language: LANGUAGE, campaignName: 'Micrófono' })
    const microphone = openMicrophone({
      fork: (argv) => fork('microphone', [...argv]),
      ...(device === true ? {} : { device }),
      now: () => performance.now(),
      after: schedule,
      onState: (state) => say(`microphone: ${state.kind}${state.kind === 'failed' ? ` (${state.why})` : ''}`),
    })
    return calls.start(tapped(microphoneSource(microphone, info)), heardBy(info)).callId
  }

  return {
    practise,
    replay: ({ name, wav, script, language = LANGUAGE, speed }) =>
      play(wav, script, { ...REPLAY, language, campaignName: name }, speed),
    async first() {
      const { practice, replay, microphone } = config
      if (microphone !== undefined) return listen(microphone)
      if (practice !== undefined) {
        const all = await catalogue.list()
        const card = practice === true ? all[0] : all.find(({ id }) => id === practice)
        if (card) return practise(card.id)
        throw new ConfigError(
          '--practice',
          `there is no such call; there are: ${all.map(({ id }) => id).join(', ') || 'none'}`,
        )
      }
      if (!replay) return undefined
      const wav = await fileOf('--replay', replay.wav)
      const script = replay.script && Buffer.from(await fileOf('--script', replay.script)).toString('utf8')
      try {
        return play(wav, script, { ...REPLAY, language: LANGUAGE, campaignName: 'Grabación' })
      } catch (error) {
        throw error instanceof Error && 'reason' in error
          ? new ConfigError(error.name === 'ScriptError' ? '--script' : '--replay', error.message)
          : error
      }
    },
  }
}

/** Sorts by time and says by its name where the call came from; the rest keeps two of one second apart. */
function newCallId(kind: CallInfo['sourceKind'], startedAt: number): string {
  const when = new Date(startedAt).toISOString().replace(/[-:]|\..*/g, '')
  return `${kind}-${when}-${randomBytes(3).toString('hex')}`
}

/** A file that was named on the command line; `ConfigError` of its flag when it cannot be read. */
export async function fileOf(flag: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new ConfigError(
      flag,
      `${path} cannot be read: ${error instanceof Error && 'code' in error ? error.code : 'unknown'}`,
    )
  }
}
