/** Lines survive a restart; what is wrong is named by its path; nobody reads a password back from the settings. */
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LineError, type LineFault, readLine, readListen } from './line.ts'
import { openLines, readLines } from './lines.ts'

const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'vigia-lines-')), 'lines.json')
const ACCOUNT = { id: 'mesa-1', name: 'Mesa 1', kind: 'account', registrar: 'pbx.example:5060', user: '1001' }

test('a line is kept with what was left out filled in, changed in its place, and removed', () => {
  const file = newFile()
  const lines = openLines(file, () => {})
  lines.set(ACCOUNT)
  lines.set({ ...ACCOUNT, id: 'mesa-2', answer: { afterMs: 5000 } })
  lines.set({ ...ACCOUNT, name: 'Mesa uno' })

  const again = openLines(file, () => {})
  expect(again.get().lines.map(({ id, name, answer }) => [id, name, answer])).toEqual([
    ['mesa-1', 'Mesa uno', 'ask'],
    ['mesa-2', 'Mesa 1', { afterMs: 5000 }],
  ])
  expect(again.get().lines[0]).toMatchObject({ transport: 'udp', codecs: ['pcma', 'pcmu'], srtp: 'off', expires: 300 })
  expect(again.remove('mesa-1')).toBe(true)
  expect(again.remove('mesa-1')).toBe(false)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test.each([
  [{ ...ACCOUNT, id: 'Mesa 1' }, 'id'],
  [{ ...ACCOUNT, name: '' }, 'name'],
  [{ ...ACCOUNT, kind: 'pbx' }, 'kind'],
  [{ ...ACCOUNT, registrar: 'pbx.example:99999' }, 'registrar'],
  [{ ...ACCOUNT, registrar: 'a b' }, 'registrar'],
  [{ ...ACCOUNT, user: '' }, 'user'],
  [{ ...ACCOUNT, user: 'a@b' }, 'user'],
  [{ ...ACCOUNT, transport: 'ws' }, 'transport'],
  [{ ...ACCOUNT, codecs: [] }, 'codecs'],
  [{ ...ACCOUNT, codecs: ['pcma', 'g729'] }, 'codecs.1'],
  [{ ...ACCOUNT, srtp: 'required' }, 'srtp'],
  [{ ...ACCOUNT, answer: { afterMs: -1 } }, 'answer.afterMs'],
  [{ ...ACCOUNT, allow: ['10.0.0.0/8', '10.0.0.0/33'] }, 'allow.1'],
  [{ ...ACCOUNT, password: 'x' }, 'password'],
  [{ ...ACCOUNT, expires: 1 }, 'expires'],
  [{ id: 'srs', name: 'SBC', kind: 'recorder' }, 'allow'],
  [null, 'line'],
])('%j is refused at %s', (line, field) => {
  const lines = openLines(newFile(), () => {})
  expect(() => lines.set(line)).toThrow(expect.objectContaining({ name: 'LineError', field }))
  expect(lines.get().lines).toEqual([])
})

test.each([
  [{ rtp: { from: 20_000, to: 20_001 } }, 'listen.rtp.to'],
  [{ udp: 70_000 }, 'listen.udp'],
  [{ address: 'localhost' }, 'listen.address'],
  [{ tls: { port: 5061 } }, 'listen.tls.certificate'],
  [{ consoles: ['all'] }, 'listen.consoles.0'],
  [{ mediaStream: { port: 'x' } }, 'listen.mediaStream.port'],
  [{ location: { hosts: ['https://lis.example'] } }, 'listen.location.hosts.0'],
  [{ location: { hosts: 'lis.example' } }, 'listen.location.hosts'],
  [{ sctp: 1 }, 'listen.sctp'],
])('%j cannot be listened at: %s', (listen, field) => {
  expect(() => readListen(listen)).toThrow(expect.objectContaining({ field }))
})

test('a spoilt file is named, kept aside, and stops nothing', () => {
  const file = newFile()
  writeFileSync(file, JSON.stringify({ lines: [ACCOUNT, { ...ACCOUNT, id: 'x', codecs: ['mp3'] }] }))
  const faults: LineFault[] = []

  const lines = openLines(file, ({ field, reason }) => faults.push({ field, reason }))

  expect(faults).toEqual([{ field: 'lines.1.codecs.0', reason: 'must be pcma or pcmu or g722 or opus' }])
  expect(lines.get().lines).toEqual([])
  expect(existsSync(file)).toBe(false)
  expect(readFileSync(`${file}.bad`, 'utf8')).toContain('mesa-1')
})

test('what was given on the command line is used and never written', () => {
  const file = newFile()
  const lines = openLines(file, () => {}, readLines({ lines: [ACCOUNT] }))
  lines.set({ ...ACCOUNT, id: 'other' })
  expect(lines.get().lines).toHaveLength(2)
  expect(existsSync(file)).toBe(false)
})

test('anything at all is a line or a named refusal, and a line read is a line', () => {
  const near = fc.record(
    {
      id: fc.oneof(fc.constant('a'), fc.anything()),
      name: fc.oneof(fc.constant('A'), fc.anything()),
      kind: fc.oneof(fc.constantFrom('account', 'trunk', 'recorder'), fc.anything()),
      registrar: fc.oneof(fc.constant('h'), fc.anything()),
      user: fc.oneof(fc.constant('u'), fc.anything()),
      codecs: fc.oneof(fc.constant(['pcmu']), fc.anything()),
      allow: fc.oneof(fc.constant(['::1/128']), fc.anything()),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.oneof(near, fc.anything()), (value) => {
      try {
        const line = readLine(value)
        expect(readLine(line)).toEqual(line)
      } catch (error) {
        if (!(error instanceof LineError)) throw error
      }
    }),
  )
})
