/** A room in which every screen has something to show: a host, a live call that stays where it is, a finished one, and windows on them. */
import type { BrowserContextOptions, Page } from '@playwright/test'
import { ConvexHttpClient } from 'convex/browser'
import { makeFunctionReference } from 'convex/server'
import { tapeOf } from '../bench/renderer/tape.ts'
import { api } from '../convex/_generated/api.js'
import { openIssuer } from '../electron/engine/auth/issuer.ts'
import { type HostBridge, openHostBridge } from './hostBridge.ts'
import { browserSaying, tapHeadset, writeTone } from './sound.ts'
import { type Console, DISPATCHER_HZ, type HostOptions, inTelephoneRoom, type TelephoneRoom } from './telephoneRoom.ts'
import { takeWire, type Wire } from './wire.ts'

export type Language = 'es' | 'en'

export type Seen = { readonly page: Page; readonly wire: Wire; close(): Promise<void> }

export type Stage = {
  readonly room: TelephoneRoom
  readonly host: Console
  readonly bridge: HostBridge
  /** A call in its second minute, of another host: its words and card are there and stay as they are. */
  readonly live: string
  /** A call that is over. */
  readonly ended: string
  /** Writes a practice call's facts as if it had lasted for `playedMs`. */
  write(call: { script: Script; callId: string; place: number; playedMs: number; agoMs?: number }): Promise<void>
  /** A window with a line of its own; `before` is told before anything is asked. */
  open(view: string, options?: OpenOptions): Promise<Seen>
  /** The language of every window that is opened from now on. */
  speak(language: Language): Promise<void>
}

export type OpenOptions = {
  readonly context?: BrowserContextOptions
  readonly before?: (wire: Wire) => void
}

type Script = Parameters<typeof tapeOf>[0]['script']

const RINGS_MS = 4000
const WHOLE_MS = 600_000

/** The keys of one chord, as fast as fingers are: on a busy machine one after the other would be too far apart. */
export const chord = async (page: Page, ...names: readonly string[]): Promise<void> => {
  await Promise.all(names.map((name) => page.keyboard.press(name)))
}

/** The network knows where the caller is, as it does of a mobile telephone. */
async function tellPlace(convex: ConvexHttpClient, callId: string): Promise<void> {
  const evidence = [{ entryKey: 'network', quote: '-33.41520, -70.58310', speaker: 'customer' as const, atMs: 0 }]
  await convex.mutation(api.incidents.applyFields, {
    ...{ callId, callSessionId: callId, by: { provider: 'network', model: 'AML', version: '1' } },
    changes: [
      {
        ...{ field: 'google_maps_url', value: 'https://maps.google.com/?q=-33.41520,-70.58310', confidence: 0.9 },
        evidence,
      },
    ],
  })
  await convex.mutation(api.mutations.liveCalls.noteEvent, {
    ...{ callId, type: 'NetworkLocationLogEvent', at: Date.now() },
    data: { found: true, uncertaintyM: 12, method: 'AML', remark: null },
  })
}

export async function onStage(use: (stage: Stage) => Promise<void>, options: HostOptions = {}): Promise<void> {
  await inTelephoneRoom(async (room) => {
    const host = await room.host({ role: 'admin', ...options })
    const bridge = await openHostBridge(host.url)
    const browser = await browserSaying(writeTone(room.folder.dir, DISPATCHER_HZ))
    const faults: Error[] = []
    try {
      const { convexUrl } = await bridge.call('host.info', {})
      const convex = new ConvexHttpClient(convexUrl, { logger: false })
      const service = { subject: 'stage', name: 'Stage', email: 'stage@vigia.example', role: 'service' } as const
      convex.setAuth(await openIssuer(host.data).issue(service, { ttlS: 3600, now: Date.now() }))
      const write: Stage['write'] = async ({ script, callId, place, playedMs, agoMs = playedMs }) => {
        const startedAt = Date.now() - agoMs
        const { moments } = await tapeOf({ script, callId, place, startedAt, ringsMs: Math.min(RINGS_MS, playedMs) })
        for (const { atMs, path, args } of moments) {
          if (atMs <= playedMs) await convex.mutation(makeFunctionReference<'mutation'>(path), { ...args })
        }
      }
      const [live, ended] = ['call-live', 'call-ended']
      await write({ script: '01-paro-cardiaco', callId: live, place: 2, playedMs: 62_000 })
      await tellPlace(convex, live)
      await write({ script: '02-choque-atrapada', callId: ended, place: 6, playedMs: WHOLE_MS, agoMs: 300_000 })
      await use({
        ...{ room, host, bridge, live, ended, write },
        async speak(language) {
          await bridge.call('settings.set', { settings: { language } })
        },
        async open(view, { context: shape = {}, before } = {}) {
          const context = await browser.newContext({
            ...{ locale: 'es-CL', timezoneId: 'America/Santiago', reducedMotion: 'reduce' },
            viewport: { width: 1366, height: 768 },
            ...shape,
          })
          const wire = await takeWire(context)
          before?.(wire)
          const page = await context.newPage()
          page.on('pageerror', (fault) => faults.push(fault))
          await tapHeadset(page)
          await page.goto(`${host.url}#${view}`)
          await page.locator('main').waitFor()
          return { page, wire, close: () => context.close() }
        },
      })
    } finally {
      await browser.close()
      bridge.close()
    }
    if (faults.length > 0) throw new AggregateError(faults, `a page threw: ${faults.map(String).join('; ')}`)
  })
}
