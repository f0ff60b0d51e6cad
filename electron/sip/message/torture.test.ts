import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ABILITIES, torture, tortureNames, VERDICTS } from './fixtures/torture.ts'
import type { SipMessage } from './message.ts'
import { readParts } from './multipart.ts'
import { parseMessage } from './parse.ts'
import { screen } from './screen.ts'
import { branchOf } from './via.ts'

function read(name: string): SipMessage {
  const parsed = parseMessage(torture(name), 'datagram')
  if (parsed.kind === 'bad') throw new Error(`${name}: ${parsed.why}`)
  return parsed.value
}

describe('RFC 4475: every message is answered as the RFC says', () => {
  test('each file has its verdict and each verdict its file', () => {
    expect(tortureNames().sort()).toEqual(Object.keys(VERDICTS).sort())
    expect(tortureNames()).toHaveLength(49)
  })

  test.each(Object.entries(VERDICTS))('%s', (name, verdict) => {
    const message = read(name)

    switch (verdict.kind) {
      case 'sound':
        expect(message).toMatchObject({ kind: 'request', method: verdict.method, problems: [] })
        if (message.kind === 'request') expect(screen(message, ABILITIES)?.status ?? null).toBe(verdict.answer)
        break
      case 'soundResponse':
        expect(message).toMatchObject({ kind: 'response', status: verdict.status, problems: [] })
        break
      case 'refused':
        expect(message.kind).toBe('request')
        if (message.kind === 'request') expect(screen(message, ABILITIES)?.status).toBe(verdict.answer)
        break
      case 'dropped':
        expect(message.kind).toBe('response')
        expect(message.problems).not.toEqual([])
    }
  })
})

describe('RFC 4475: the fields say what they should', () => {
  test('wsinv: folded, compact, blank before the colon', () => {
    const message = read('wsinv')
    expect(message.to?.uri).toMatchObject({ user: 'vivekg', host: 'chair-dnrc.example.com' })
    expect(message.to?.params.get('tag')).toBe('1918181833n')
    expect(message.from?.name).toBe('J Rosenberg \\"')
    expect(message.cseq).toEqual({ number: 9, method: 'INVITE' })
    expect(message.via.map((via) => [via.transport, via.host, branchOf(via)])).toEqual([
      ['UDP', '192.0.2.2', null],
      ['TCP', 'spindle.example.com', 'z9hG4bK9ikj8'],
      ['UDP', '192.168.255.111', 'z9hG4bK30239'],
    ])
    expect(message.body).toHaveLength(150)
  })

  test('escnull, semiuri: what is escaped stays so, and ; may belong to the user', () => {
    expect(read('escnull').to?.uri).toMatchObject({ user: 'null-%00-null' })
    const message = read('semiuri')
    expect(message.kind === 'request' && message.target).toMatchObject({
      user: 'user;par=u%40example.net',
      host: 'example.com',
    })
  })

  test('dblreq: the second message is not the body of the first', () => {
    expect(read('dblreq').body).toHaveLength(0)
  })

  test('cparam01, cparam02: a parameter within the brackets is the URI’s, without them the header’s', () => {
    const [bare, bracketed] = ['cparam01', 'cparam02'].map((name) => {
      const { contacts } = read(name)
      return contacts.kind === 'list' ? contacts.addresses[0] : undefined
    })
    expect(bare?.params.has('unknownparam')).toBe(true)
    expect(bracketed?.uri.kind === 'sip' && bracketed.uri.params.has('unknownparam')).toBe(true)
  })

  test('mpart01: the binary part comes out byte for byte', () => {
    const message = read('mpart01')
    const parts = readParts('multipart/mixed;boundary=7a9cbec02ceef655', message.body)
    expect(parts.kind === 'ok' && parts.value.map(({ type, body }) => [type, body.length])).toEqual([
      ['text/plain', 5],
      ['application/octet-stream', 342],
    ])
  })

  test('badbranch: the cookie alone is no branch', () => {
    expect(branchOf(read('badbranch').via[0])).toBeNull()
  })

  test('unreason: a reason may be in any script', () => {
    const message = read('unreason')
    expect(message.kind === 'response' && message.reason).toMatch(
      /^= 2\*\*3 \* 5\*\*2 но сто девяносто девять - простое$/,
    )
  })
})

describe('bad bytes', () => {
  const seeds = tortureNames().map(torture)
  const mutation = fc.record({ at: fc.nat(4000), kind: fc.constantFrom('set', 'cut', 'again'), byte: fc.nat(255) })

  test('mutated messages never throw', () => {
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 8 }), (seed, mutations) => {
        let bytes = Buffer.from(seed)
        for (const { at, kind, byte } of mutations) {
          const place = at % (bytes.length + 1)
          if (kind === 'set' && place < bytes.length) bytes[place] = byte
          else if (kind === 'cut')
            bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + (byte % 16))])
          else bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(Math.max(0, place - byte))])
        }
        for (const framing of ['datagram', 'stream'] as const) {
          const parsed = parseMessage(bytes, framing)
          if (parsed.kind !== 'ok') continue
          if (parsed.value.kind === 'request') screen(parsed.value, ABILITIES)
          readParts('multipart/mixed;boundary=7a9cbec02ceef655', parsed.value.body)
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('any bytes never throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void parseMessage(bytes, 'datagram')))
  })
})
