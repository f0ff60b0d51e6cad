/** "Test this line" through an exchange of another make: all is well, or what fails is said in words. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Console, openConsole } from './console.ts'
import { type Folder, openFolder } from './folder.ts'
import { type Kamailio, passwordOf, startKamailio } from './kamailio.ts'
import { missing } from './program.ts'

const LOOP = '127.0.0.1'

describe.skipIf(missing('kamailio').length > 0)('lines that are tested', () => {
  let folder: Folder
  let kamailio: Kamailio
  let room: Console

  beforeAll(async () => {
    folder = openFolder()
    kamailio = await startKamailio({ ...folder, dir: join(folder.dir, 'kamailio') })
    const account = (id: string, more: object): object => ({
      ...{ id, name: id, kind: 'account', user: id, allow: [LOOP], answer: 'ask' },
      ...{ registrar: `${LOOP}:${kamailio.port}`, ...more },
    })
    room = await openConsole({
      folder,
      name: 'tested',
      role: 'admin',
      lines: [
        account('pbx', {}),
        account('seguro', { transport: 'tls', registrar: `${LOOP}:${kamailio.tlsPort}` }),
        account('clave', {}),
        account('cerrado', { transport: 'tcp', registrar: `${LOOP}:1` }),
        account('nombre', { registrar: 'central.invalid' }),
      ],
      passwords: { pbx: passwordOf('pbx'), seguro: passwordOf('seguro'), clave: 'otra-clave' },
    })
    await room.line('pbx', 'registered')
    await room.line('seguro', 'registered')
  })
  afterAll(async () => {
    await room?.stop()
    await kamailio?.stop()
    folder?.remove()
  })

  const told = async (id: string): Promise<string[]> =>
    (await room.bridge.call('lines.test', { id })).steps.map(
      ({ step, ok, words }) => `${step} ${ok ? 'ok' : 'no'} ${words}`,
    )

  const GOOD = [
    'register ok test.registered',
    'options ok test.alive',
    'codec ok test.codec',
    'audio ok test.sound_both_ways',
  ]

  test('an account over UDP: from its name to sound in both directions', async () => {
    expect(await told('pbx')).toEqual(['dns ok test.found', ...GOOD])
    // What was tested is still in use, and the test was no call.
    await room.line('pbx', 'registered')
    expect(await room.bridge.call('calls.local', {})).toEqual([])
  })

  test('an account over TLS: the port and the certificate too', async () => {
    expect(await told('seguro')).toEqual([
      'dns ok test.found',
      'transport ok test.connected',
      'tls ok test.certificate_good',
      ...GOOD,
    ])
  })

  test('a wrong password, a closed port, a name that nobody knows', async () => {
    expect((await told('clave')).at(-1)).toBe('register no line.wrong_password')
    expect((await told('cerrado')).at(-1)).toBe('transport no test.port_closed')
    expect(await told('nombre')).toEqual(['dns no test.name_unknown'])
  })
})
