/** How this console comes to a newer version: looks, fetches, and installs on exit or when nobody is in a call, never during one. */
import type { Returns } from '../ipc/contract.ts'
import type { FeedFile } from './feed.ts'
import { reasonOf, type Updater } from './updater.ts'

export type UpdatesState = Returns<'admin.updates'>
type How = UpdatesState['how']

/** What a host that cannot look by itself says of it. */
export type Updates = {
  state(): UpdatesState
  /** Looks now; resolves when it is known what there is, not when that has been fetched. */
  look(): Promise<UpdatesState>
  /** Installs what is ready: now, or as soon as the last call is over. */
  install(): UpdatesState
  /** Where newer versions come from; null is the address that this version was made with. Throws `FeedError`. */
  setFeed(url: string | null): UpdatesState
  close(): void
}

/** Calls that run at this console. */
export type Running = () => number

const FIRST_LOOK_MS = 60_000
const LOOK_EVERY_MS = 6 * 3_600_000
/** How soon the end of a call is noticed by what waits for it. */
const GLANCE_MS = 2_000

export type UpdatesParts = {
  /** Asked for once, with the first look; rejects where there is none. */
  readonly load: () => Promise<Updater>
  readonly feed: FeedFile
  readonly channel: string
  readonly running: Running
  readonly now: () => number
  /** `setInterval` and `setTimeout` of the host; gives what ends it. */
  readonly every: (act: () => void, ms: number) => () => void
  readonly onTrouble?: (reason: string) => void
}

/** For a host that is brought up to date by whoever runs it, or by hand. */
export function withoutUpdater(how: How): Updates {
  const state = (): UpdatesState => ({ how, feed: null, channel: '', checkedAt: null, calls: 0 })
  return { state, look: async () => state(), install: state, setFeed: state, close: () => undefined }
}

export function openUpdates(parts: UpdatesParts): Updates {
  const { load, feed, channel, running, now, every, onTrouble } = parts
  let how: How = { kind: 'idle' }
  let checkedAt: number | null = null
  /** Found and not fetched, because of a call. */
  let wanted: string | undefined
  let updater: Updater | undefined

  const state = (): UpdatesState => ({ how, feed: feed.get(), channel, checkedAt, calls: running() })
  const fail = (error: unknown): void => {
    // The package tells of one failure twice: by its event and by its promise.
    if (how.kind === 'failed' || how.kind === 'ready') return
    how = { kind: 'failed', code: reasonOf(error), at: now() }
    onTrouble?.(how.code)
  }
  const fetch = (version: string): void => {
    wanted = undefined
    how = { kind: 'loading', version, percent: 0 }
    updater?.downloadUpdate().catch(fail)
  }
  const found = (version: string): void => {
    if (running() === 0) fetch(version)
    else {
      // What comes over the network of a call is the call.
      wanted = version
      how = { kind: 'postponed', version }
    }
  }
  const glance = (): void => {
    if (!updater) return
    const calm = running() === 0
    // Asked when the program ends, which is after its calls have been ended.
    updater.autoInstallOnAppQuit = calm
    if (!calm) return
    if (wanted !== undefined) fetch(wanted)
    else if (how.kind === 'ready' && how.asked) updater.quitAndInstall(true, true)
  }
  const point = (): void => {
    const url = feed.get()
    if (url !== null) updater?.setFeedURL({ provider: 'generic', url, channel })
  }
  const begin = (loaded: Updater): Updater => {
    updater = loaded
    loaded.autoDownload = false
    loaded.allowDowngrade = false
    loaded.autoInstallOnAppQuit = running() === 0
    loaded.logger = null
    loaded.on('update-available', ({ version }) => found(version))
    loaded.on('update-not-available', () => {
      how = { kind: 'current', checkedAt: now() }
    })
    loaded.on('download-progress', ({ percent }) => {
      if (how.kind === 'loading') how = { ...how, percent: Math.max(how.percent, Math.min(100, percent)) }
    })
    loaded.on('update-downloaded', ({ version }) => {
      how = { kind: 'ready', version, asked: false }
    })
    loaded.on('error', fail)
    point()
    return loaded
  }
  const look = async (): Promise<UpdatesState> => {
    if (how.kind === 'checking' || how.kind === 'loading' || how.kind === 'ready' || how.kind === 'off') return state()
    how = { kind: 'checking' }
    wanted = undefined
    const ready = updater ?? (await load().then(begin, () => undefined))
    if (!ready) {
      how = { kind: 'off', why: 'no_updater' }
      return state()
    }
    try {
      await ready.checkForUpdates()
      checkedAt = now()
      // An installation that its system keeps up to date: the package looks nowhere and says nothing.
      if (how.kind === 'checking') how = { kind: 'failed', code: 'inactive', at: checkedAt }
    } catch (error) {
      fail(error)
    }
    return state()
  }

  const first = every(() => {
    first()
    look().catch(fail)
  }, FIRST_LOOK_MS)
  const again = every(() => {
    look().catch(fail)
  }, LOOK_EVERY_MS)
  const watch = every(glance, GLANCE_MS)

  return {
    state,
    look,
    install() {
      if (how.kind !== 'ready') return state()
      how = { ...how, asked: true }
      glance()
      return state()
    },
    setFeed(url) {
      feed.set(url)
      point()
      if (how.kind !== 'ready' && how.kind !== 'loading' && how.kind !== 'off') how = { kind: 'idle' }
      return state()
    },
    close() {
      first()
      again()
      watch()
    },
  }
}
