/**
 * A server of versions on the loopback and an updater that reads it, in place of `electron-updater`: true to the feed's format (`latest.yml`
 * with files, sha512 in base64 and size) and to what the package promises, its order of events and its error codes.
 */
import { createHash } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse, stringify } from 'yaml'
import type { Updater } from './updater.ts'

export type Feed = {
  readonly url: string
  /** What the next requests meet. */
  serve(shelf: Shelf): void
  /** Lets go of the rest of a slow file. */
  release(): void
  close(): Promise<void>
}

export type Shelf = {
  readonly version: string
  readonly file: Buffer
  /** Said of the file in place of the truth. */
  readonly sha512?: string
  /** Sent in place of the file. */
  readonly sent?: Buffer
  /** In place of a feed. */
  readonly instead?: { readonly status: number; readonly body?: string }
  /** Half of the file is kept back until it is released. */
  readonly slow?: boolean
}

const sha512 = (bytes: Buffer): string => createHash('sha512').update(bytes).digest('base64')

export async function openFeedServer(): Promise<Feed> {
  let shelf: Shelf | undefined
  let waiting: (() => void)[] = []
  const server = createServer((request, response) => {
    if (shelf === undefined) return response.writeHead(404).end()
    const { version, file, sent = file, instead, slow } = shelf
    // The package asks past every cache: `latest.yml?noCache=…`.
    const { pathname } = new URL(request.url ?? '/', 'http://feed')
    if (pathname === '/vigia/latest.yml') {
      if (instead) return response.writeHead(instead.status).end(instead.body)
      const path = `vigia-${version}.exe`
      const hash = shelf.sha512 ?? sha512(file)
      const files = [{ url: path, sha512: hash, size: file.length }]
      return response.end(stringify({ version, files, path, sha512: hash, releaseDate: '2026-11-20T12:00:00.000Z' }))
    }
    if (pathname !== `/vigia/vigia-${version}.exe`) return response.writeHead(404).end()
    response.writeHead(200, { 'content-length': sent.length })
    if (!slow) return response.end(sent)
    response.write(sent.subarray(0, sent.length / 2))
    waiting.push(() => response.end(sent.subarray(sent.length / 2)))
    return response
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/vigia`,
    serve(next) {
      shelf = next
    },
    release() {
      for (const go of waiting.splice(0)) go()
      waiting = []
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Info = { readonly version: string; readonly path: string; readonly sha512: string }

const coded = (code: string, message = code): Error => Object.assign(new Error(message), { code })

const isNewer = (version: string, than: string): boolean => {
  const [a = [], b = []] = [version, than].map((one) => one.split('.').map(Number))
  const at = a.findIndex((part, i) => part !== b[i])
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0)
}

export type UpdaterDouble = Updater & {
  /** Times it has ended the program to install. */
  readonly installed: () => number
}

/** `asked` is the https address that the console knows for what `feed` serves. */
export function openUpdaterDouble(current: string, feed: Feed, asked: string): UpdaterDouble {
  const events = new EventEmitter()
  let base = ''
  let found: Info | undefined
  let installed = 0
  /** As the package: whoever listens is told, and the promise fails too. */
  const failed = (error: Error): Error => {
    events.emit('error', error, error.message)
    return error
  }
  const get = async (path: string): Promise<Response> => {
    try {
      return await fetch(`${base}/${path}`)
    } catch {
      throw coded('ECONNREFUSED', 'net::ERR_CONNECTION_REFUSED')
    }
  }
  const read = async (): Promise<Info> => {
    const response = await get(`latest.yml?noCache=${current}`)
    if (response.status === 404) throw coded('ERR_UPDATER_CHANNEL_FILE_NOT_FOUND')
    if (!response.ok) throw coded(`HTTP_ERROR_${response.status}`)
    let info: unknown
    try {
      info = parse(await response.text())
    } catch {
      throw coded('ERR_UPDATER_INVALID_UPDATE_INFO')
    }
    if (typeof info !== 'object' || info === null || !('version' in info))
      throw coded('ERR_UPDATER_INVALID_UPDATE_INFO')
    return info as Info
  }
  const double = {
    autoDownload: true,
    autoInstallOnAppQuit: true,
    allowDowngrade: true,
    logger: console,
    installed: () => installed,
    on(event: string, listener: (...args: unknown[]) => void) {
      events.on(event, listener)
      return double
    },
    setFeedURL({ url }: { url: string }) {
      base = url === asked ? feed.url : 'http://127.0.0.1:9'
    },
    async checkForUpdates() {
      events.emit('checking-for-update')
      try {
        found = await read()
      } catch (error) {
        throw failed(error as Error)
      }
      events.emit(isNewer(found.version, current) ? 'update-available' : 'update-not-available', found)
      return null
    },
    async downloadUpdate() {
      if (!found) throw failed(new Error('Please check update first'))
      const response = await get(found.path)
      const total = Number(response.headers.get('content-length'))
      const hash = createHash('sha512')
      let transferred = 0
      for await (const part of response.body ?? []) {
        hash.update(part)
        transferred += part.length
        events.emit('download-progress', { total, transferred, percent: (100 * transferred) / total })
      }
      if (hash.digest('base64') !== found.sha512)
        throw failed(coded('ERR_CHECKSUM_MISMATCH', 'sha512 checksum mismatch'))
      events.emit('update-downloaded', found)
      return []
    },
    quitAndInstall() {
      installed += 1
    },
  }
  return double as unknown as UpdaterDouble
}
