/** Good flags are read, bad ones are named with the reason. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const machine = { platform: 'linux' as const, home: '/home/ana', cwd: '/room' }
const read = (argv: readonly string[], env = {}, more = {}) => readConfig({ ...machine, argv, env, ...more })

test('without flags: a supervisor, any port, real time, the usual folder', () => {
  expect(read([])).toEqual({
    data: '/home/ana/.local/share/vigia',
    port: 0,
    role: 'supervisor',
    practice: undefined,
    replay: undefined,
    microphone: undefined,
    lines: undefined,
    lineScript: undefined,
    speed: 1,
    open: true,
    traceWords: false,
    convexUrl: undefined,
    rendererUrl: undefined,
  })
})

test('every flag is read, with = or a space', () => {
  const config = read([
    '--host',
    'browser',
    '--port=4100',
    '--data',
    'd',
    '--as',
    'dispatcher',
    '--practice',
    'incendio',
    '--no-open',
    '--speed',
    '2.5',
  ])

  expect(config).toMatchObject({
    port: 4100,
    data: '/room/d',
    role: 'dispatcher',
    practice: 'incendio',
    open: false,
    speed: 2.5,
  })
})

test('--practice alone takes the first call', () => {
  expect(read(['--practice', '--no-open']).practice).toBe(true)
})

test('--microphone alone takes the system’s own, and is a call like the other two', () => {
  expect(read(['--microphone', '--no-open']).microphone).toBe(true)
  expect(read(['--microphone', 'Sala_Mic']).microphone).toBe('Sala_Mic')
  expect(() => read(['--microphone', '--practice'])).toThrow('--microphone: cannot go with --practice or --replay')
})

test('--replay and --script are paths from where the command was given', () => {
  expect(read(['--replay', 'a.wav', '--script', '/b.json']).replay).toEqual({ wav: '/room/a.wav', script: '/b.json' })
})

test.each([
  [['--prot', '1'], '--prot', 'is not a flag of ours'],
  [['practice'], 'practice', 'is not a flag'],
  [['--port', 'x'], '--port', 'must be a whole number from 0 to 65535'],
  [['--port', '70000'], '--port', 'must be a whole number from 0 to 65535'],
  [['--port', ' '], '--port', 'must be a whole number from 0 to 65535'],
  [['--port'], '--port', 'needs a value'],
  [['--data='], '--data', 'needs a value'],
  [['--as', 'root'], '--as', 'must be supervisor or dispatcher or admin'],
  [['--host', 'tv'], '--host', 'must be desktop or browser'],
  [['--speed', '0'], '--speed', 'must be a number from 0.1 to 100'],
  [['--speed', 'NaN'], '--speed', 'must be a number from 0.1 to 100'],
  [['--script', 'a.json'], '--script', 'needs --replay or --lines'],
  [['--replay', 'a.wav', '--practice'], '--replay', 'cannot go with --practice'],
  [['--no-open=1'], '--no-open', 'takes no value'],
  [['--port', '1', '--port', '2'], '--port', 'is given twice'],
])('%j is refused', (argv, flag, reason) => {
  expect(() => read(argv)).toThrow(new ConfigError(flag, reason))
})

test('a bad CONVEX_URL is named, a good one loses its last slash', () => {
  expect(() => read([], { CONVEX_URL: 'ftp://x' })).toThrow('CONVEX_URL: must be an http or https address')
  expect(read([], { CONVEX_URL: 'https://x.example/' }).convexUrl).toBe('https://x.example')
})

test('the desktop lets through what belongs to Chromium, the browser host does not', () => {
  const argv = ['--no-sandbox', '--remote-debugging-port=0', '--practice']

  expect(read(argv, {}, { desktop: true }).practice).toBe(true)
  expect(() => read(argv)).toThrow(ConfigError)
})

test('each system has its folder', () => {
  expect(read([], { XDG_DATA_HOME: '/x' }).data).toBe('/x/vigia')
  expect(read([], {}, { platform: 'darwin' }).data).toContain('Application Support')
})

test('whatever is on the command line, the answer is a config or a named flag', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom('--port', '--as', '--practice', '--speed', '--replay'))),
      (argv) => {
        try {
          expect(read(argv).port).toBeGreaterThanOrEqual(0)
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigError)
        }
      },
    ),
  )
})
