/** Lines register with a registrar of another make: over every transport, with either digest, and not with a wrong password. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { UserAgent } from '../../electron/sip/userAgent/userAgent.ts'
import { openAgent, register } from './agent.ts'
import { type Folder, openFolder } from './folder.ts'
import { type Kamailio, passwordOf, startKamailio } from './kamailio.ts'
import { missing } from './program.ts'

describe.skipIf(missing('kamailio').length > 0).each(['MD5', 'SHA-256'] as const)('kamailio with %s', (algorithm) => {
  let folder: Folder
  let kamailio: Kamailio
  let agent: UserAgent

  beforeAll(async () => {
    folder = openFolder()
    kamailio = await startKamailio({ ...folder, dir: join(folder.dir, 'kamailio'), algorithm })
    agent = await openAgent()
  })
  afterAll(async () => {
    await agent?.close()
    await kamailio?.stop()
    folder?.remove()
  })

  test.each(['UDP', 'TCP', 'TLS'] as const)('%s', async (protocol) => {
    const port = protocol === 'TLS' ? kamailio.tlsPort : kamailio.port
    const state = await register(agent, { user: 'vigia', password: passwordOf('vigia'), protocol, port })

    expect(state).toMatchObject({ kind: 'registered', expires: 120 })
    state.stop()
  })

  test('a wrong password is told as such, once', async () => {
    const { port } = kamailio
    const state = await register(agent, { user: 'vigia', password: 'wrong', protocol: 'UDP', port })

    expect(state).toMatchObject({ kind: 'failed', why: 'credentials', retryMs: null })
  })
})
