/** What the desktop does for newer versions: the one place that knows `electron-updater`, loaded only by an installed program. */

import { join } from 'node:path'
import type { OpenUpdates } from '../upkeep/administration.ts'
import { openFeed } from '../upkeep/feed.ts'
import type { Updater } from '../upkeep/updater.ts'
import { openUpdates, withoutUpdater } from '../upkeep/updates.ts'

/** As `publish.channel` in electron-builder.yml. */
const CHANNEL = 'latest'

const every = (act: () => void, ms: number): (() => void) => {
  const timer = setInterval(act, ms)
  return () => clearInterval(timer)
}

/** `load` gives the package's updater of this platform; null: it runs from its sources, and nothing is to be replaced. */
export function openDesktopUpdates(load: (() => Promise<Updater>) | null): OpenUpdates {
  if (load === null) return () => withoutUpdater({ kind: 'off', why: 'unpackaged' })
  return ({ data, running }) =>
    openUpdates({
      load,
      feed: openFeed(join(data, 'updates.json')),
      channel: CHANNEL,
      running,
      now: Date.now,
      every,
    })
}

export const loadUpdater = async (): Promise<Updater> => (await import('electron-updater')).default.autoUpdater
