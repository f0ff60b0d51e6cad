/** A stand-in for the `electron` package, typed by it and never loading it: what our desktop does is recorded for tests. */
import { EventEmitter } from 'node:events'
import type * as E from 'electron'
import { vi } from 'vitest'

type Invoke = (event: unknown, ...args: unknown[]) => Promise<unknown>
type Serve = (request: Request) => Promise<Response>

export const recorded = {
  schemes: [] as E.CustomScheme[],
  handlers: new Map<string, Invoke>(),
  hears: new Map<string, (event: unknown) => void>(),
  protocols: new Map<string, Serve>(),
  windows: [] as BrowserWindow[],
  children: [] as Child[],
  exposed: new Map<string, unknown>(),
  blockers: new Set<number>(),
  /** Steps whose order matters. */
  order: [] as string[],
  permissionRequest: undefined as Parameters<E.Session['setPermissionRequestHandler']>[0] | undefined,
  permissionCheck: undefined as Parameters<E.Session['setPermissionCheckHandler']>[0] | undefined,
  devicePermission: undefined as Parameters<E.Session['setDevicePermissionHandler']>[0] | undefined,
}

class App extends EventEmitter {
  isPackaged = true
  first = true
  paths = new Map<string, string>()
  setPath = vi.fn((name: string, path: string) => void this.paths.set(name, path))
  requestSingleInstanceLock = vi.fn(() => {
    recorded.order.push('lock')
    return this.first
  })
  enableSandbox = vi.fn(() => void recorded.order.push('sandbox'))
  whenReady = vi.fn(async () => void recorded.order.push('ready'))
  isReady = (): boolean => recorded.order.includes('ready')
  getVersion = (): string => '9.9.9'
  /** As Electron: asks first, and goes only when nobody objects. */
  quit = vi.fn(() => {
    let stopped = false
    this.emit('before-quit', { preventDefault: () => (stopped = true) })
    if (!stopped) recorded.order.push('gone')
  })
  exit = vi.fn((code: number) => void recorded.order.push(`exit ${code}`))
}

export class WebContents extends EventEmitter {
  send = vi.fn()
  reload = vi.fn()
  opener: Parameters<E.WebContents['setWindowOpenHandler']>[0] | undefined
  setWindowOpenHandler(opener: NonNullable<WebContents['opener']>): void {
    this.opener = opener
  }
}

export class BrowserWindow extends EventEmitter {
  static getAllWindows = (): BrowserWindow[] => recorded.windows
  readonly options: E.BrowserWindowConstructorOptions
  webContents = new WebContents()
  loadURL = vi.fn(async (_url: string) => {})
  show = vi.fn()
  focus = vi.fn()
  restore = vi.fn()
  isMinimized = (): boolean => false
  isDestroyed = (): boolean => false
  constructor(options: E.BrowserWindowConstructorOptions) {
    super()
    this.options = options
    recorded.windows.push(this)
    recorded.order.push('window')
    app.emit('web-contents-created', {}, this.webContents)
  }
}

class Child extends EventEmitter {
  readonly path: string
  readonly args: readonly string[]
  pid = 4242
  postMessage = vi.fn()
  constructor(path: string, args: readonly string[]) {
    super()
    this.path = path
    this.args = args
    recorded.children.push(this)
  }
}

export const app = new App()
export const ipcMain = {
  handle: (channel: string, handler: Invoke) => void recorded.handlers.set(channel, handler),
  on: (channel: string, listener: (event: unknown) => void) => void recorded.hears.set(channel, listener),
}
export const ipcRenderer = Object.assign(new EventEmitter(), { invoke: vi.fn(), postMessage: vi.fn() })
export const contextBridge = {
  exposeInMainWorld: (name: string, api: unknown) => void recorded.exposed.set(name, api),
}
export const protocol = {
  registerSchemesAsPrivileged: (schemes: E.CustomScheme[]) => {
    recorded.schemes.push(...schemes)
    recorded.order.push('schemes')
  },
  handle: (scheme: string, serve: Serve) => void recorded.protocols.set(scheme, serve),
}
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: typeof recorded.permissionRequest) => {
      recorded.permissionRequest = handler
      recorded.order.push('permissions')
    },
    setPermissionCheckHandler: (handler: typeof recorded.permissionCheck) => {
      recorded.permissionCheck = handler
    },
    setDevicePermissionHandler: (handler: typeof recorded.devicePermission) => {
      recorded.devicePermission = handler
    },
  },
}
export const safeStorage = {
  backend: 'gnome_libsecret',
  available: true,
  isEncryptionAvailable: (): boolean => safeStorage.available,
  getSelectedStorageBackend: (): string => safeStorage.backend,
  encryptString: (text: string): Buffer => Buffer.from(text).reverse(),
  decryptString: (sealed: Buffer): string => Buffer.from(sealed).reverse().toString(),
}
export const shell = { openExternal: vi.fn(async (_url: string) => {}) }
export const dialog = { showErrorBox: vi.fn() }
export const utilityProcess = { fork: (path: string, args: readonly string[]) => new Child(path, args) }
export const powerSaveBlocker = {
  start: (_type: string): number => {
    const id = recorded.blockers.size + 1
    recorded.blockers.add(id)
    return id
  },
  stop: (id: number) => recorded.blockers.delete(id),
}

// The compiler fails here when the double offers a name that the real package does not.
type Offered = Exclude<keyof typeof import('./electron.double.ts'), 'recorded'>
type Missing = Exclude<Offered, keyof typeof E | 'WebContents'>
const drift: [Missing] extends [never] ? true : Missing = true
void drift
