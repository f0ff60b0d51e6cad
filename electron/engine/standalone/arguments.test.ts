/** The command line: every bad flag is named with its reason, and nothing leaves this machine without a certificate. */
import { expect, test } from 'vitest'
import { OptionError } from '../options.ts'
import { parseCommand } from './arguments.ts'

const parse = (...argv: string[]) => parseCommand(argv, '/room')

test('serves this machine alone unless told otherwise', () => {
  expect(parse()).toEqual({
    kind: 'serve',
    dir: '/room/.vigia/backend',
    port: 3210,
    origins: [],
    bind: '127.0.0.1',
    hostNames: [],
    tls: null,
    trust: [],
  })
})

test('serves a room with a certificate', () => {
  const flags =
    '--bind 0.0.0.0 --tls-cert c.pem --tls-key /k.pem --host-name sala.test --host-name 10.0.0.5 --trust a.json'
  expect(
    parse(
      'serve',
      '--data',
      'd',
      '--port',
      '0',
      '--origins',
      'app://vigia, http://127.0.0.1:4100',
      ...flags.split(' '),
    ),
  ).toEqual({
    kind: 'serve',
    dir: '/room/d',
    port: 0,
    origins: ['app://vigia', 'http://127.0.0.1:4100'],
    bind: '0.0.0.0',
    hostNames: ['sala.test', '10.0.0.5'],
    tls: { cert: '/room/c.pem', key: '/k.pem' },
    trust: ['/room/a.json'],
  })
})

test('the other verbs', () => {
  expect(parse('backup', 'b', '--force')).toEqual({
    kind: 'backup',
    dir: '/room/.vigia/backend',
    file: '/room/b',
    force: true,
  })
  expect(parse('restore', '/b', '--data', '/d')).toEqual({ kind: 'restore', dir: '/d', file: '/b', force: false })
  expect(parse('check', '--data', '/d')).toEqual({ kind: 'check', dir: '/d' })
  expect(parse('import', 'x.zip', '--replace')).toMatchObject({ kind: 'import', file: '/room/x.zip', mode: 'replace' })
  expect(parse('import', 'x.zip', '--append')).toMatchObject({ mode: 'append' })
  expect(parse('import', 'x.zip')).toMatchObject({ mode: 'refuse' })
  expect(parse('--help')).toEqual({ kind: 'help' })
})

test.each<[string, string, RegExp]>([
  ['--bind 192.168.1.4', 'bind', /leaves this machine: that needs --tls-cert and --tls-key/],
  ['--bind 0.0.0.0', 'bind', /leaves this machine/],
  ['--bind ::', 'bind', /leaves this machine/],
  ['--bind sala.test --tls-cert c --tls-key k', 'bind', /must be an address/],
  ['--tls-cert c', 'tls-key', /is needed with --tls-cert/],
  ['--tls-key c', 'tls-cert', /is needed with --tls-key/],
  ['--port 70000', 'port', /whole number/],
  ['--port', 'port', /takes a value/],
  ['--prot 1', 'prot', /no such flag/],
  ['--host-name a/b', 'host-name', /no host name/],
  ['--data=', 'data', /a folder is needed/],
  ['check --force', 'force', /does not go with check/],
  ['backup b --port 1', 'port', /does not go with backup/],
  ['import a --replace --append', 'append', /does not go with --replace/],
  ['backup', 'help', /needs a file/],
  ['check a', 'help', /one word too many/],
  ['dance', 'help', /no verb/],
])('%s names --%s', (line, field, why) => {
  const run = (): unknown => parse(...line.split(' '))
  expect(run).toThrow(OptionError)
  expect(run).toThrow(why)
  expect(run).toThrow(`--${field}`)
})
