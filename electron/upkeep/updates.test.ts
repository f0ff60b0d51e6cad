/** A newer version is found, fetched, verified and installed when nobody is in a call; whatever is wrong with it is told and changes nothing. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type FeedError, feedOf, openFeed } from './feed.ts'
import { type Feed, openFeedServer, openUpdaterDouble, type Shelf } from './updater.double.ts'
import { reasonOf } from './updater.ts'
import { openUpdates, withoutUpdater } from './updates.ts'

const ASKED = 'https://updates.example/vigia'
const FILE = Buffer.alloc(200_000, 'vigia')
const at = 1_000_000

let feed: Feed
let dir: string
let ticks: Map<number, () => void>
beforeEach(async () => {
  feed = await openFeedServer()
  dir = mkdtempSync(join(tmpdir(), 'vigia-updates-'))
  ticks = new Map()
})
afterEach(async () => {
  await feed.close()
  rmSync(dir, { recursive: true, force: true })
})

function console0(shelf?: Shelf, inCall = 0) {
  if (shelf) feed.serve(shelf)
  const calls = { live: inCall }
  const updater = openUpdaterDouble('0.1.0', feed, ASKED)
  const address = openFeed(join(dir, 'updates.json'))
  address.set(ASKED)
  const updates = openUpdates({
    ...{ load: async () => updater, feed: address, channel: 'latest', running: () => calls.live, now: () => at },
    every(act, ms) {
      ticks.set(ms, act)
      return () => void ticks.delete(ms)
    },
  })
  /** A call begins or ends, and that is noticed. */
  const live = (n: number): void => {
    calls.live = n
    ticks.get(2_000)?.()
  }
  return { updates, updater, live, how: () => updates.state().how }
}
const newer: Shelf = { version: '0.2.0', file: FILE }

test('found, fetched with its progress, verified, installed on exit or when asked', async () => {
  const { updates, updater, live, how } = console0({ ...newer, slow: true })
  expect(how()).toEqual({ kind: 'idle' })

  await updates.look()
  expect(updater).toMatchObject({ autoDownload: false, allowDowngrade: false, logger: null })
  await vi.waitFor(() => expect(how()).toMatchObject({ kind: 'loading', version: '0.2.0', percent: 50 }))
  expect(updates.state()).toMatchObject({ checkedAt: at, channel: 'latest', feed: ASKED })
  feed.release()
  await vi.waitFor(() => expect(how()).toEqual({ kind: 'ready', version: '0.2.0', asked: false }))
  live(0)
  expect(updater.installed()).toBe(0)
  expect(updater.autoInstallOnAppQuit).toBe(true)
  updates.install()
  expect(updater.installed()).toBe(1)
})

test('in a call nothing is fetched and nothing installed, not even on exit; when it is over, both go on by themselves', async () => {
  const { updates, updater, live, how } = console0(newer, 1)
  await updates.look()
  expect(how()).toEqual({ kind: 'postponed', version: '0.2.0' })
  live(1)
  expect(updater.autoInstallOnAppQuit).toBe(false)
  expect(how()).toMatchObject({ kind: 'postponed' })

  live(0)
  await vi.waitFor(() => expect(how()).toMatchObject({ kind: 'ready' }))
  live(2)
  updates.install()
  live(1)
  expect(updater.installed()).toBe(0)
  expect(updates.state()).toMatchObject({ how: { kind: 'ready', asked: true }, calls: 1 })
  live(0)
  expect(updater.installed()).toBe(1)
})

test.each<[string, Partial<Shelf>, string]>([
  ['a file with other bytes than its maker hashed', { sent: Buffer.alloc(FILE.length, 'other') }, 'damaged'],
  ['a file cut off in the middle', { sent: FILE.subarray(0, 1000) }, 'damaged'],
  ['a sum that is not of this file', { sha512: Buffer.alloc(64).toString('base64') }, 'damaged'],
  ['no versions there', { instead: { status: 404 } }, 'nothing_there'],
  ['a server that refuses', { instead: { status: 403 } }, 'refused'],
  ['a page in place of a feed', { instead: { status: 200, body: '<html>\n\t: {' } }, 'unreadable'],
  ['a feed without a version', { instead: { status: 200, body: 'files: []' } }, 'unreadable'],
])('%s is told, nothing is ready, and it may look again', async (_name, wrong, code) => {
  const { updates, updater, live, how } = console0({ ...newer, ...wrong })
  await updates.look()
  await vi.waitFor(() => expect(how()).toEqual({ kind: 'failed', code, at }))
  live(0)
  updates.install()
  expect(updater.installed()).toBe(0)

  feed.serve(newer)
  await updates.look()
  await vi.waitFor(() => expect(how()).toMatchObject({ kind: 'ready' }))
})

test.each(['0.1.0', '0.0.9'])('%s is no newer version', async (version) => {
  const { updates, how } = console0({ version, file: FILE })
  await updates.look()
  expect(how()).toEqual({ kind: 'current', checkedAt: at })
})

test('a server that is away is told; another address is asked from then on, and what cannot be one is refused', async () => {
  const { updates, how } = console0(newer)
  updates.setFeed('https://elsewhere.example/')
  await updates.look()
  expect(how()).toMatchObject({ kind: 'failed', code: 'unreachable' })
  expect(() => updates.setFeed('http://updates.example/vigia')).toThrowError('not_https')
  expect(updates.state().feed).toBe('https://elsewhere.example')
  updates.setFeed(`${ASKED}/`)
  expect(JSON.parse(readFileSync(join(dir, 'updates.json'), 'utf8'))).toEqual({ url: ASKED })
  await updates.look()
  await vi.waitFor(() => expect(how()).toMatchObject({ kind: 'ready' }))
})

test('it looks by itself a while after the start and then now and again, until it is closed', async () => {
  const { updates, how } = console0(newer)
  expect([...ticks.keys()]).toEqual([60_000, 6 * 3_600_000, 2_000])
  ticks.get(60_000)?.()
  await vi.waitFor(() => expect(how()).toMatchObject({ kind: 'ready' }))
  expect(ticks.has(60_000)).toBe(false)
  updates.close()
  expect(ticks.size).toBe(0)
})

test('what updates is loaded with the first look and no sooner; where it cannot be, that is said, and it is over', async () => {
  const load = vi.fn(() => Promise.reject(new Error('no such module')))
  const address = openFeed(join(dir, 'updates.json'))
  const updates = openUpdates({
    ...{ load, feed: address, channel: 'latest', running: () => 0, now: () => at, every: () => () => undefined },
  })
  expect(load).not.toHaveBeenCalled()
  for (let i = 0; i < 2; i++) {
    await updates.look()
    expect(updates.state().how).toEqual({ kind: 'off', why: 'no_updater' })
  }
  expect(updates.install().how.kind).toBe('off')
  expect(load).toHaveBeenCalledTimes(1)
})

test('a host without an updater says so and does nothing', async () => {
  const none = withoutUpdater({ kind: 'administered' })
  expect(await none.look()).toEqual({
    how: { kind: 'administered' },
    feed: null,
    channel: '',
    checkedAt: null,
    calls: 0,
  })
})

test('only plain https addresses are kept; a spoilt file is as none', () => {
  for (const [text, reason] of [
    ['ftp://x.example', 'not_https'],
    ['https://me:secret@x.example', 'has_password'],
    ['https://x.example/?token=1', 'has_query'],
    ['updates', 'not_an_address'],
    [`https://x.example/${'a'.repeat(300)}`, 'too_long'],
  ] as const)
    expect(() => feedOf(text)).toThrowError(expect.objectContaining<Partial<FeedError>>({ field: 'url', reason }))
  fc.assert(
    fc.property(fc.webUrl({ validSchemes: ['https'] }), (url) => {
      const kept = feedOf(url)
      expect(feedOf(kept)).toBe(kept)
    }),
  )
  for (const spoilt of ['', '{', '{"url":7}', '{"url":"http://x.example"}']) {
    writeFileSync(join(dir, 'updates.json'), spoilt)
    expect(openFeed(join(dir, 'updates.json')).get()).toBeNull()
  }
})

test('a reason never holds what the error said', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (code, message) => {
      expect(reasonOf(Object.assign(new Error(message), { code }))).toMatch(/^[a-z_]+$/)
    }),
  )
})
