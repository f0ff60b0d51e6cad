/** The desktop is locked before it shows anything, serves only its own files, and listens only to its own page. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { FRAME_SAMPLES, readFrame, writeFrame } from '../ipc/audioFrame.ts'
import { openAudioHub } from '../ipc/audioLines.ts'
import { serveVoices, serveWindows } from '../ipc/electronServer.ts'
import { keepAwake } from './awake.ts'
import { app, type BrowserWindow, ipcRenderer, recorded, shell } from './electron.double.ts'
import { forkUtility } from './fork.ts'
import { lockNavigation } from './navigation.ts'
import { isOurs } from './origin.ts'
import { lockPermissions } from './permissions.ts'
import { registerScheme, serveWindow } from './protocol.ts'
import { openWindow, showWindow } from './window.ts'

beforeEach(() => {
  recorded.windows.length = 0
  recorded.schemes.length = 0
  app.removeAllListeners('web-contents-created')
  shell.openExternal.mockClear()
})

const open = () => openWindow({ preload: '/p/preload.cjs', url: 'app://vigia/', onGone: () => {} })
const only = (): BrowserWindow => {
  const [window] = recorded.windows
  if (!window) throw new Error('no window')
  return window
}

test('the window is isolated, sandboxed and without Node', async () => {
  await open()

  expect(only().options.webPreferences).toEqual({
    preload: '/p/preload.cjs',
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
    backgroundThrottling: false,
  })
  expect(only().loadURL).toHaveBeenCalledWith('app://vigia/')
  expect(only().show).not.toHaveBeenCalled()
  only().emit('ready-to-show')
  expect(only().show).toHaveBeenCalled()
})

test('a page that died is loaded again and told', async () => {
  const gone: string[] = []
  await openWindow({ preload: '', url: 'app://vigia/', onGone: (reason) => gone.push(reason) })

  only().webContents.emit('render-process-gone', {}, { reason: 'crashed' })

  expect(only().webContents.reload).toHaveBeenCalledTimes(1)
  expect(gone).toEqual(['crashed'])
})

test('a second start brings the window to the front, and does nothing without one', async () => {
  showWindow()
  await open()
  showWindow()

  expect(only().focus).toHaveBeenCalledTimes(1)
})

test.each([
  ['app://vigia/', true],
  ['app://vigia/index.html#x', true],
  ['app://vigia.evil/', false],
  ['app://evil/', false],
  ['https://vigia/', false],
  ['http://127.0.0.1:5173/', false],
  ['data:text/html,x', false],
  ['about:blank', false],
  ['', false],
  [undefined, false],
])('%s is ours: %s', (url, ours) => {
  expect(isOurs(url)).toBe(ours)
})

test('the development server is ours only when there is one', () => {
  expect(isOurs('http://127.0.0.1:5173/x', 'http://127.0.0.1:5173')).toBe(true)
  expect(isOurs('http://127.0.0.1:51731/', 'http://127.0.0.1:5173')).toBe(false)
})

test('no page leads anywhere else', async () => {
  lockNavigation()
  await open()
  const { webContents } = only()
  const go = (event: string, url: string): boolean => {
    const preventDefault = vi.fn()
    webContents.emit(event, { url, preventDefault })
    return preventDefault.mock.calls.length === 0
  }

  expect(go('will-navigate', 'app://vigia/#/call')).toBe(true)
  expect(go('will-navigate', 'https://evil.example/')).toBe(false)
  expect(go('will-redirect', 'app://vigia.evil/')).toBe(false)
  expect(go('will-attach-webview', 'app://vigia/')).toBe(false)
})

test('windows are never opened; links on the list go to the browser', async () => {
  lockNavigation()
  await open()
  const opener = only().webContents.opener as unknown as (details: { url: string }) => unknown

  for (const url of [
    'https://www.openstreetmap.org/?mlat=1',
    'https://evil.example/',
    'file:///etc/passwd',
    'http://www.openstreetmap.org/',
  ])
    expect(opener({ url })).toEqual({ action: 'deny' })
  expect(shell.openExternal.mock.calls).toEqual([['https://www.openstreetmap.org/?mlat=1']])
})

test('the microphone and loopback are for our page, everything else for nobody', () => {
  lockPermissions()
  const ask = (permission: string, requestingUrl: string, more: object = {}): boolean => {
    let answer = false
    const decide = (given: boolean): void => {
      answer = given
    }
    recorded.permissionRequest?.({} as never, permission as never, decide, { requestingUrl, ...more } as never)
    return answer
  }
  const check = (permission: string, origin: string, more: object = {}) =>
    recorded.permissionCheck?.(null, permission as never, origin, more as never)

  expect(ask('media', 'app://vigia/', { mediaTypes: ['audio'] })).toBe(true)
  expect(ask('media', 'app://vigia/', { mediaTypes: ['audio', 'video'] })).toBe(false)
  expect(ask('media', 'app://vigia/', { mediaTypes: [] })).toBe(false)
  expect(ask('media', 'https://evil.example/', { mediaTypes: ['audio'] })).toBe(false)
  expect(ask('loopback-network', 'app://vigia/')).toBe(true)
  expect(check('loopback-network', 'https://evil.example')).toBe(false)
  expect(check('media', 'app://vigia', { mediaType: 'audio' })).toBe(true)
  expect(check('media', 'app://vigia', { mediaType: 'video' })).toBe(false)
  for (const permission of [
    'geolocation',
    'notifications',
    'midi',
    'openExternal',
    'display-capture',
    'usb',
    'local-network-access',
  ])
    expect(ask(permission, 'app://vigia/')).toBe(false)
  expect(recorded.devicePermission?.({} as never)).toBe(false)
})

test('the scheme is a standard and secure one, and serves the window under its policy', async () => {
  const root = join(mkdtempSync(join(tmpdir(), 'vigia-desk-')), 'renderer')
  mkdirSync(root)
  writeFileSync(join(root, 'index.html'), '<!doctype html>')
  writeFileSync(join(root, '..', 'secret.json'), '{}')

  registerScheme()
  serveWindow({ root, backend: 'http://127.0.0.1:4567' })
  const serve = recorded.protocols.get('app')
  const get = async (url: string) => serve?.(new Request(url))

  expect(recorded.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
  const page = await get('app://vigia/')
  expect(page?.status).toBe(200)
  expect(page?.headers.get('content-security-policy')).toContain(
    "connect-src 'self' http://127.0.0.1:4567 ws://127.0.0.1:4567",
  )
  expect(page?.headers.get('content-security-policy')).toContain("default-src 'none'")
  for (const url of ['app://vigia/..%2fsecret.json', 'app://evil/index.html', 'app://vigia/nothing.html'])
    expect((await get(url))?.status).toBe(404)
})

test('only the top frame of our own page is heard', async () => {
  const asked: unknown[] = []
  const emit = serveWindows({
    door: async (name, args) => {
      asked.push([name, args])
      return { ok: null }
    },
    trusts: (url) => isOurs(url),
  })
  const call = recorded.handlers.get('vigia:call')
  const from = (senderFrame: unknown) => call?.({ senderFrame }, 'calls.local', {})

  expect(await from({ url: 'app://vigia/', parent: null })).toEqual({ ok: null })
  for (const frame of [null, { url: 'https://evil.example/', parent: null }, { url: 'app://vigia/', parent: {} }])
    expect(await from(frame)).toEqual({ error: { code: 'forbidden' } })
  expect(asked).toEqual([['calls.local', {}]])

  await open()
  emit('live.callEnded', { callId: 'a' })
  expect(only().webContents.send).toHaveBeenCalledWith('vigia:event', 'live.callEnded', { callId: 'a' })
})

test('a page of ours sends a port of sound, and no one else does', async () => {
  const hub = openAudioHub({ now: () => 0 })
  serveVoices({ audio: hub, trusts: (url) => isOurs(url) })
  const from = (senderFrame: unknown): MessagePort => {
    const { port1, port2 } = new MessageChannel()
    // Electron's ports are emitters; Node's `on` gives the same.
    const port = {
      postMessage: (message: unknown) => port1.postMessage(message),
      on: (event: 'message' | 'close', listener: (message?: unknown) => void) =>
        port1.on(event, (data?: unknown) => listener({ data })),
      start: () => port1.start(),
      close: () => port1.close(),
    }
    recorded.hears.get('vigia:audio')?.({ senderFrame, ports: [port] })
    return port2
  }
  const told = (port: MessagePort): Promise<unknown> =>
    new Promise((resolve) => {
      port.once('message', resolve)
    })

  const mine = from({ url: 'app://vigia/', parent: null })
  const opened = told(mine)
  mine.postMessage(JSON.stringify({ ask: 'open', id: 1, purpose: 'test' }))
  const { line } = JSON.parse(String(await opened)) as { line: number }
  const echoed = told(mine)
  mine.postMessage(writeFrame('mic', line, 3, new Int16Array(FRAME_SAMPLES).fill(5)).buffer)
  expect(readFrame(new Uint8Array((await echoed) as ArrayBuffer))).toMatchObject({ way: 'headset', line, seq: 3 })

  for (const frame of [null, { url: 'https://evil.example/', parent: null }, { url: 'app://vigia/', parent: {} }]) {
    const closed = new Promise((resolve) => {
      const port = from(frame)
      port.once('close', () => resolve(undefined))
      port.postMessage(JSON.stringify({ ask: 'open', id: 1, purpose: 'dispatch' }))
    })
    await closed
  }
  expect(hub.open()).toEqual([{ line, purpose: 'test' }])

  const gone = new Promise((resolve) => hub.onClose(resolve))
  mine.close()
  expect(await gone).toEqual({ line, purpose: 'test' })
})

test('the page is given three verbs, and refusals reach it whole', async () => {
  await import('../preload.ts')
  const bridge = recorded.exposed.get('vigia') as import('../ipc/contract.ts').Bridge
  ipcRenderer.invoke.mockResolvedValueOnce({ ok: 'token' }).mockResolvedValueOnce({ error: { code: 'forbidden' } })
  const heard: unknown[] = []

  expect(Object.keys(bridge).sort()).toEqual(['call', 'on', 'onHost', 'openAudio'])
  expect(await bridge.call('auth.token', { fresh: true })).toBe('token')
  expect(ipcRenderer.invoke).toHaveBeenCalledWith('vigia:call', 'auth.token', { fresh: true })
  await expect(bridge.call('calls.local', {})).rejects.toEqual({ code: 'forbidden' })
  const off = bridge.on('live.callEnded', (event) => heard.push(event))
  ipcRenderer.emit('vigia:event', {}, 'live.call', { callId: 'b' })
  ipcRenderer.emit('vigia:event', {}, 'live.callEnded', { callId: 'a' })
  off()
  ipcRenderer.emit('vigia:event', {}, 'live.callEnded', { callId: 'c' })
  expect(heard).toEqual([{ callId: 'a' }])

  const posted = vi.fn()
  vi.stubGlobal('window', { postMessage: posted })
  bridge.openAudio?.()
  vi.unstubAllGlobals()
  const [channel, , [hosts]] = ipcRenderer.postMessage.mock.calls[0] as [string, unknown, [MessagePort]]
  const [name, origin, [pages]] = posted.mock.calls[0] as [string, string, [MessagePort]]
  expect([channel, name, origin]).toEqual(['vigia:audio', 'vigia:audio', '/'])
  const crossed = new Promise((resolve) => {
    hosts.once('message', resolve)
  })
  pages.postMessage('through')
  expect(await crossed).toBe('through')
  hosts.close()
})

test('the engine is a utility process, asked to stop by a message', () => {
  const child = forkUtility('/out/main')('engine', ['--port', '0'])
  const utility = recorded.children.at(-1)
  const exits: unknown[] = []
  child.onExit((code) => exits.push(code))

  child.kill()
  utility?.emit('exit', 0)

  expect(utility?.path).toBe(join('/out/main', 'engine.js'))
  expect(utility?.args).toEqual(['--port', '0'])
  expect(utility?.postMessage).toHaveBeenCalledWith({ kind: 'stop' })
  expect(exits).toEqual([0])
})

test('the machine stays awake exactly as long as a call runs', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.constantFrom('a', 'b', 'c'))), (steps) => {
      recorded.blockers.clear()
      const awake = keepAwake()
      const running = new Set<string>()
      for (const [begins, call] of steps) {
        if (begins) awake.begin(call)
        else awake.end(call)
        if (begins) running.add(call)
        else running.delete(call)
        expect(recorded.blockers.size).toBe(running.size > 0 ? 1 : 0)
      }
    }),
  )
})
