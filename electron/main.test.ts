/** The desktop starts in the order that keeps it locked, and goes only when its calls are written. */
import { beforeEach, expect, test, vi } from 'vitest'

const core = { door: vi.fn(), onEvent: vi.fn(), convexUrl: 'http://127.0.0.1:1', close: vi.fn(async () => {}) }
const createApp = vi.hoisted(() => vi.fn())
vi.mock('./app.ts', () => ({ createApp }))

beforeEach(() => {
  vi.resetModules()
  core.close.mockClear()
  createApp.mockReset().mockResolvedValue(core)
  process.argv = ['/opt/vigia/vigia', '--data', '/tmp/vigia-desk', '--no-sandbox']
  Object.assign(process, { resourcesPath: '/opt/vigia/resources' })
})

/** Everything anew: each test has its own Electron. */
async function stage() {
  const { app, recorded } = await import('./desktop/electron.double.ts')
  const { ConfigError } = await import('./config.ts')
  return { app, recorded, ConfigError, start: () => import('./main.ts') }
}

test('locked first, ready then, window last', async () => {
  const { app, recorded, start } = await stage()

  await start()
  await vi.waitFor(() => expect(recorded.windows).toHaveLength(1))

  expect(recorded.order).toEqual(['lock', 'sandbox', 'schemes', 'ready', 'permissions', 'window'])
  expect(app.paths.get('userData')).toMatch(/vigia-desk.window$/)
  expect(createApp.mock.calls[0]?.[0]).toMatchObject({ kind: 'desktop', origin: 'app://vigia', version: '9.9.9' })
})

test('a second start leaves at once', async () => {
  const { app, recorded, start } = await stage()
  app.first = false

  await start()

  expect(recorded.order).toEqual(['lock', 'gone'])
  expect(createApp).not.toHaveBeenCalled()
})

test('quitting waits until the calls are written', async () => {
  const { app, recorded, start } = await stage()
  let written = (): void => {}
  core.close.mockReturnValueOnce(
    new Promise<void>((resolve) => {
      written = resolve
    }),
  )
  await start()
  await vi.waitFor(() => expect(recorded.windows).toHaveLength(1))

  app.quit()
  expect(recorded.order).not.toContain('gone')
  written()

  await vi.waitFor(() => expect(recorded.order).toContain('gone'))
  expect(core.close).toHaveBeenCalledTimes(1)
})

test.each([
  ['a bad flag', ['--port', 'x'], '--port: must be a whole number', 2],
  ['a folder in use', ['--as', 'admin'], '--data: in use', 2],
  ['a bug', ['--as', 'dispatcher'], 'could not start: RangeError', 1],
])('%s is told on stderr', async (_, argv, text, code) => {
  const { app, ConfigError, start } = await stage()
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  process.argv = ['/opt/vigia/vigia', ...argv]
  createApp.mockRejectedValueOnce(code === 2 ? new ConfigError('--data', 'in use') : new RangeError('Juan Pérez'))

  await start()
  await vi.waitFor(() => expect(app.exit).toHaveBeenCalledWith(code))

  expect(said.mock.calls.join()).toContain(text)
  expect(said.mock.calls.join()).not.toContain('Juan')
  said.mockRestore()
})
