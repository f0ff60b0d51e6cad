/** The one composition root: puts engine, outbox, calls and messages together, for whichever host it runs in. */
import { basename, join } from 'node:path'
import type { CanonicalRecord } from '../convex/domain/canonical.ts'
import { createQueue } from './audio/queue.ts'
import { loadVad } from './audio/vad.ts'
import { watchCard } from './backend/cards.ts'
import { openConvexDoor, TOKEN_TTL_S } from './backend/convexDoor.ts'
import { type Fork, startEngine } from './backend/engineProcess.ts'
import { startHeartbeat } from './backend/heartbeat.ts'
import { watchOrders } from './backend/orders.ts'
import { watchRetention } from './backend/retention.ts'
import { openRoomClient } from './backend/roomClient.ts'
import { openSupervisionDoor } from './backend/supervisionDoor.ts'
import { type Archive, openArchive } from './call/archive/archive.ts'
import { openCallRegistry } from './call/callRegistry.ts'
import { openInspection } from './call/inspection/inspection.ts'
import type { StreamResult } from './capture/mediaStream/mediaStream.ts'
import { openMetadataShelf } from './capture/siprec/metadataShelf.ts'
import { type Config, ConfigError } from './config.ts'
import { holdDataFolder, usable } from './dataFolder.ts'
import { openIssuer } from './engine/auth/issuer.ts'
import { WITHOUT_SIGNIN } from './ipc/adminHandlers.ts'
import { type AudioHub, openAudioHub } from './ipc/audioLines.ts'
import type { Emit, Event, EventName } from './ipc/contract.ts'
import { type Door, openDoor } from './ipc/door.ts'
import { createHandlers } from './ipc/handlers.ts'
import { tellWindows } from './ipc/levels.ts'
import { fileWriter, openLog } from './log.ts'
import { startDelivery } from './outbox/deliver.ts'
import { liveCalls } from './outbox/functions.ts'
import { openOutbox } from './outbox/outbox.ts'
import { createPlayed, fileOf } from './played.ts'
import { openCatalogue } from './practice/catalogue.ts'
import { openModels } from './providers/models/models.ts'
import { openProviders } from './providers/providers.ts'
import { openRoomProtocol } from './roomProtocol.ts'
import { openMedia } from './rtp/media/media.ts'
import { openSignin } from './signin/signin.ts'
import { rules } from './speech/rules/rules.ts'
import { readScript } from './speech/script.ts'
import { createScripted } from './speech/scripted.ts'
import { warmUp } from './speech/warmUp.ts'
import { openDatabase } from './storage/database.ts'
import { LineError } from './storage/line.ts'
import { openLines } from './storage/lines.ts'
import { openProviderStore } from './storage/providers.ts'
import { openSecrets, type Vault } from './storage/secrets.ts'
import { openSettings } from './storage/settings.ts'
import { openAssurance } from './telephone/assurance.ts'
import { readPreset } from './telephone/preset.ts'
import { openTelephone } from './telephone/telephone.ts'
import { type OpenUpdates, openAdministration } from './upkeep/administration.ts'

/** What differs between the desktop and the browser host. */
export type Host = {
  readonly kind: 'desktop' | 'browser'
  readonly version: string
  /** Where the practice calls lie. */
  readonly practiceDir: string
  /** Origin of our own pages, which alone may talk to the engine. */
  readonly origin: string
  readonly fork: Fork
  /** How this machine keeps a secret. */
  readonly secrets: Vault
  /** One line for whoever started us; never about a person. */
  readonly say: (line: string) => void
  /** How this console comes to a newer version; absent: whoever runs the host sees to it. */
  readonly updates?: OpenUpdates
}

export type App = {
  readonly convexUrl: string
  readonly door: Door
  /** Sound between people at windows and what they speak with. */
  readonly audio: AudioHub
  /** Tells of the present moment; returns what ends it. */
  onEvent(listener: Emit): () => void
  /** Ends all calls as interrupted, brings what can be brought, stops the engine. Safe to call twice. */
  close(): Promise<void>
}

/** How long the last facts may take on their way when the host is closing, ms; what stays goes out at the next start. */
const LAST_FACTS_MS = 600

const CAPTURE = { subject: 'capture', name: 'Captura', email: 'captura@vigia.local', role: 'service' } as const

/** Rejects with `ConfigError` when what was asked for cannot be done, and with `EngineFailed` when the engine does not start. */
export async function createApp(host: Host, config: Config, now: () => number = Date.now): Promise<App> {
  const letGo = holdDataFolder(config.data)
  const at = (...parts: string[]): string => join(config.data, ...parts)
  const log = openLog(fileWriter(at('logs', 'host.jsonl')), now)
  const listeners = new Set<Emit>()
  const emit = <K extends EventName>(name: K, event: Event<K>): void => {
    if (!signin.lets(name, event)) return
    for (const listener of listeners) listener(name, event)
  }
  const signin = usable('accounts.json', () =>
    openSignin({ file: at('accounts.json'), role: config.role, now, tell: (state) => emit('live.signin', state) }),
  )
  const { user } = signin

  const settings = openSettings(at('settings.json'), ({ field, reason }) => {
    host.say(`settings.json: ${field} ${reason}; starting without it`)
    log.warn('settings.bad', { field, reason })
  })
  const issuer = usable('issuer.json', () => openIssuer(config.data))
  const catalogue = openCatalogue(host.practiceDir)
  const db = usable('outbox.sqlite', () => openDatabase(at('outbox.sqlite')))
  const outbox = usable('outbox.sqlite', () =>
    openOutbox({ db, now, onTrouble: (error) => log.error('outbox', error) }),
  )

  const audio = openAudioHub({
    now: () => performance.now(),
    onFault: (what, error) =>
      log.warn('audio.line', { what, ...(error instanceof Error ? { error: error.name } : {}) }),
  })
  const linked = new Set<(up: boolean) => void>()
  const onLink = (up: boolean): void => {
    for (const hear of linked) hear(up)
  }
  const starting = config.convexUrl
    ? undefined
    : startEngine({ fork: host.fork, data: config.data, origins: [host.origin], log, now, onLink }).catch((error) => {
        db.close()
        letGo()
        throw error
      })
  // While the engine starts in a process of its own: a first line must not wait for what is compiled at first use.
  warmUp(rules)
  const engine = await starting
  const convexUrl = config.convexUrl ?? engine?.url ?? ''

  const captureToken = (): Promise<string> => issuer.issue(CAPTURE, { ttlS: TOKEN_TTL_S, now: now() })
  const deliver = openConvexDoor({
    url: convexUrl,
    now,
    token: captureToken,
  })
  const assurance = usable('outbox.sqlite', () =>
    openAssurance({
      db,
      now,
      running: (callId) => calls.list().some((call) => call.callId === callId),
      onTrouble: (error) => log.error('assurance', error),
    }),
  )
  const protocol = openRoomProtocol(at('protocol.json'), (what) => log.warn('protocol', { what }))
  const calls = await openCallRegistry({
    protocol,
    recordingsDir: at('recordings'),
    outbox,
    understanding: rules,
    live: tellWindows(emit),
    now,
    deliver,
    onError: (where, error) => log.error(`call.${where}`, error),
    onRecorded: (callId, recording) => assurance.recorded(callId, recording),
    onOver: (callId) => void archive?.then((one) => one?.add(callId)),
  })
  // Before anything is delivered: what a crash left open is closed in the order in which it happened.
  const recovered = await calls.recover().catch((error: unknown) => {
    log.error('recover', error)
    return 0
  })
  if (recovered > 0)
    host.say(`${recovered} call(s) were cut off last time: recordings repaired, calls closed as interrupted`)
  // Not waited for: a folder of many recordings takes its time, and calls do not.
  const archive: Promise<Archive | undefined> = openArchive({
    recordingsDir: at('recordings'),
    keepWav: settings.get().keepWav ?? 'always',
    now,
    isOpen: (callId) => calls.list().some((call) => call.callId === callId),
    onArchived: (callId, { file, bytes, sha256 }) =>
      void outbox.put(callId, liveCalls.saveArchive, {
        callId,
        archive: { file: basename(file), bytes, sha256, codec: 'opus', at: now() },
      }),
    onTrouble: (callId, reason) => log.warn('archive', { callId, reason }),
  }).catch((error: unknown) => {
    log.error('archive.open', error)
    return undefined
  })
  const inspection = openInspection({
    recordingsDir: at('recordings'),
    isOpen: (callId) => calls.list().some((call) => call.callId === callId),
  })
  const delivery = startDelivery({
    outbox,
    deliver,
    now,
    onStatus: () => emit('live.link', link()),
    onParked: (path, code) => log.warn('outbox.parked', { path, code }),
    onTrouble: (error) => log.error('outbox.delivery', error),
  })
  linked.add(delivery.link)
  const stopHeartbeat = startHeartbeat({ url: convexUrl, onBeat: delivery.link })
  const room = openRoomClient(convexUrl, captureToken)
  protocol.hear(room)
  watchOrders(room, (callId) => void calls.end(callId, 'supervisor'))
  const link = (): Event<'live.link'> => {
    const { backend, since, queued } = delivery.status()
    return { backend, since, queued }
  }

  const preset = config.lines === undefined ? undefined : presetOf(config.lines)
  const secrets = preset?.secrets ?? openSecrets(at('secrets.json'), host.secrets)
  const supervisors = openSupervisionDoor({
    room,
    put: (callId, path, args) => outbox.putAll(callId, [{ path, args }]),
    user,
    url: convexUrl,
  })
  /** With `--lines`, `--script` gives what will be said on them: one telling, begun anew by each call. Ready before the telephone is: a call may come while it is being opened. */
  const lineScript = config.lineScript && Buffer.from(await fileOf('--script', config.lineScript)).toString('utf8')
  const models = openModels({ dir: at('models'), onChange: () => emit('live.models', { models: [...models.list()] }) })
  const providers = openProviders({
    store: openProviderStore(at('providers.json'), ({ field, reason }) => {
      host.say(`providers.json: ${field} ${reason}; starting without speech services`)
      log.warn('providers.bad', { field, reason })
    }),
    // A preset brings passwords of lines and has no place to keep a key.
    secrets: preset ? openSecrets(at('secrets.json'), host.secrets) : secrets,
    models,
    rules,
    catalogue,
    openVad: await loadVad(),
    fork: host.fork,
    now,
    card: (sessionId) => watchCard(room, sessionId),
    onFault: (fault) => log.warn('providers.unusable', { ...fault }),
    onSpeech: (callId, health) => outbox.put(callId, liveCalls.updateSystemStatus, { callId, ...health }),
  })

  const telephone = await openTelephone({
    lines: openLines(
      at('lines.json'),
      ({ field, reason }) => {
        host.say(`lines.json: ${field} ${reason}; starting without lines`)
        log.warn('lines.bad', { field, reason })
      },
      preset?.lines,
    ),
    secrets,
    media: openMedia({ log: (what) => log.warn('media', { what }) }),
    assurance,
    log,
    now,
    version: host.version,
    start(source) {
      const results = createQueue<StreamResult>()
      let fullTranscript = ''
      const told = (chunkText: string, record: CanonicalRecord): void => {
        fullTranscript = `${fullTranscript} ${chunkText}`.trim()
        results.push({ chunkText, fullTranscript, canonical: { ...record } })
      }
      // Only a stream of `/emergency/call` asks to be told; nobody else reads the queue, so nothing is put in.
      const words = lineScript ? createScripted(readScript(lineScript)) : undefined
      const listening = providers.listen(source.info, words)
      calls.start(source, { ...listening, ...(source.info.sourceKind === 'mediaStream' ? { told } : {}) })
      return { results }
    },
    keepMetadata: (callId, number, bytes) =>
      openMetadataShelf(at('recordings'), callId, (error) => log.error('metadata', error)).keep(number, bytes),
    voices: audio,
    speaker: providers.voice,
    user: { id: user.id, name: user.name, role: user.role },
    tell: {
      phone: (all) => emit('live.phone', { calls: [...all] }),
      lines: (lines) => emit('live.lines', { lines: [...lines] }),
      supervision: (callId, supervisors) => emit('live.supervision', { callId, supervisors: [...supervisors] }),
    },
    door: supervisors,
  })

  const played = createPlayed({
    config,
    catalogue,
    calls,
    listen: providers.listen,
    tapped: telephone.tapped,
    agentName: () => user.name,
    fork: host.fork,
    say: host.say,
    now,
  })

  watchRetention({
    room,
    recordingsDir: at('recordings'),
    running: (callId) => calls.list().some((call) => call.callId === callId),
    put: (callId, path, args) => outbox.putAll(callId, [{ path, args }]),
    onTrouble: (error) => log.error('retention', error),
  })
  const admin = openAdministration({
    signin,
    data: config.data,
    version: host.version,
    now,
    embedded: engine !== undefined,
    url: convexUrl,
    link,
    parked: () => delivery.status().parked,
    running: () => calls.list().length,
    lines: () => telephone.lines().status,
    vault: secrets.kind,
    updates: host.updates,
  })

  let openCallId: string | undefined
  const open = openDoor(
    createHandlers({
      info: () => ({
        kind: host.kind,
        version: host.version,
        convexUrl,
        role: user.role,
        userId: user.id,
        userName: user.name,
        ...(openCallId ? { openCallId } : {}),
      }),
      token: async () => {
        const subject = signin.subject()
        return subject ? issuer.issue(subject, { ttlS: TOKEN_TTL_S, now: now() }) : null
      },
      practices: catalogue.list,
      practise: ({ id, speed }) => played.practise(id, speed),
      replay: async ({ wav, script, ...how }) => played.replay({ ...how, wav: new Uint8Array(wav), script }),
      localCalls: () => [...calls.list()],
      endCall: (callId) => calls.end(callId),
      clip: calls.clip,
      phone: telephone,
      providers,
      admin,
      review: {
        peaks: (callId, buckets) => inspection.peaks(callId, buckets, (share) => emit('live.peaks', { callId, share })),
        check: inspection.check,
      },
      link,
      settings,
    }),
    (call, error) => log.error('ipc.fault', error, { call }),
  )
  const door: Door = async (name, args) =>
    signin.shut() && !WITHOUT_SIGNIN.has(String(name)) && name !== 'auth.token'
      ? { error: { code: 'locked' } }
      : open(name, args)

  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    audio.shut()
    providers.close()
    await telephone.close()
    // What is not at rest yet comes to it after the next start: ending is not the time to work.
    await (await archive)?.close()
    await inspection.close()
    await calls.close()
    await Promise.race([delivery.drained(), new Promise((resolve) => setTimeout(resolve, LAST_FACTS_MS))])
    stopHeartbeat()
    admin.close()
    await room.close()
    delivery.close()
    await engine?.close()
    db.close()
    letGo()
    log.info('host.closed')
  }
  const app: App = {
    convexUrl,
    door,
    audio,
    onEvent(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      closing ??= close()
      return closing
    },
  }

  try {
    openCallId = await played.first()
  } catch (error) {
    await app.close()
    throw error
  }
  log.info('host.ready', { host: host.kind, version: host.version, embedded: engine !== undefined, recovered })
  return app
}

/** The lines of a file on the command line; what is wrong in it is named as the flag's fault. */
function presetOf(file: string): ReturnType<typeof readPreset> {
  try {
    return readPreset(file)
  } catch (error) {
    throw error instanceof LineError ? new ConfigError('--lines', error.message) : error
  }
}
