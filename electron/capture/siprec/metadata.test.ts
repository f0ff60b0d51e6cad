import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sample, samples } from './fixtures/samples.ts'
import { decideLegs, type Identities, type LineLeg, matches, NO_IDENTITIES } from './legs.ts'
import { apply, EMPTY_MODEL, type RecordingModel, speakersOn } from './model.ts'
import { parseRsMetadata } from './parseMetadata.ts'

const NOW = Date.UTC(2026, 10, 20, 10, 5)
const told = (...names: string[]): RecordingModel =>
  names.reduce((model, name) => apply(model, parseRsMetadata(sample(name)).value, NOW), EMPTY_MODEL)
const lines = (...labels: (string | null)[]) => labels.map((label, index) => ({ label, index }))
const decided = (legs: readonly LineLeg[]): string[] => legs.map(({ leg, why }) => `${leg}: ${why}`)
const names = (legs: readonly LineLeg[]) => legs.map(({ speakers }) => speakers.map(({ name }) => name))

describe('reading', () => {
  test('the example of RFC 7865', () => {
    const read = parseRsMetadata(sample('rfc7865'))
    expect(read.kind).toBe('ok')
    expect(read.value).toMatchObject({
      mode: 'complete',
      legacy: false,
      sessions: [{ id: 'hVpd7YQgRW2nD22h7q60JQ==', groupId: '7+OTCyoxTmqmqyA/1weDAg==' }],
      participants: [{ names: [{ aor: 'sip:bob@biloxi.example.com', name: 'Bob' }] }, { names: [{ name: 'Paul' }] }],
      streams: [{ label: '96' }, { label: '97' }, { label: '98' }, { label: '99' }],
      sessionRecordings: [{ span: { from: Date.UTC(2010, 11, 16, 23, 41, 7), to: null } }],
    })
    expect(read.value.sessions[0]?.sipSessionIds).toEqual([
      'ab30317f1a784dc48ff824d0d3715d86; remote=47755a9de7794ba387653f2099600ef2',
    ])
    expect(read.value.participantSessions[0]?.params.get('audio')).toBe('TRUE')
    expect(read.value.extensions).toContainEqual({
      of: '7+OTCyoxTmqmqyA/1weDAg==',
      name: 'supervisor',
      value: 'sip:alice@atlanta.example.com',
    })
  })

  test.each(['draft07', 'olderBorder', 'callingParty'])('%s: a form from before the RFC', (name) => {
    const { value } = parseRsMetadata(sample(name))
    expect(value.legacy).toBe(true)
    expect(value.participantStreams.length).toBe(2)
    expect(value.streams.every(({ label }) => label !== null)).toBe(true)
  })

  test('a prefix that was never declared is told and gone past', () => {
    const read = parseRsMetadata(sample('olderBorder'))
    expect(read.kind).toBe('ok')
    expect(read.problems).toEqual(['line 10: a prefix was never declared'])
    expect(read.value.extensions).toContainEqual(expect.objectContaining({ name: 'AvayaUCID' }))
  })

  test('what broke off gives what was whole', () => {
    const bytes = sample('call')
    const read = parseRsMetadata(bytes.subarray(0, Buffer.from(bytes).indexOf('<stream ') + 20))
    expect(read.kind).toBe('damaged')
    expect(read.value.participants.length).toBe(2)
  })

  test.each([
    ['', 'no root element'],
    ['<x/>', 'no recording element'],
    ['\u0000\u0001', 'no root element'],
  ])('%j is bad and says why', (text, why) => {
    const read = parseRsMetadata(Buffer.from(text))
    expect(read.kind).toBe('bad')
    expect(read.problems.at(-1)).toContain(why)
  })
})

describe('the call as told so far', () => {
  test('a transfer: the same stream has another voice, and who left is known', () => {
    const model = told('call', 'transfer')
    expect(speakersOn(model, '2', 1).speakers.map(({ id }) => id)).toEqual(['beto'])
    expect(speakersOn(model, '1', 0).speakers.map(({ id }) => id)).toEqual(['caller'])
    expect([...model.left]).toEqual([['ana', Date.UTC(2026, 10, 20, 10, 2)]])
  })

  test('hold: whoever no longer sends is on no line; the next complete document puts them back', () => {
    expect(speakersOn(told('call', 'hold'), '1', 0).speakers).toEqual([])
    expect(speakersOn(told('call', 'hold', 'call'), '1', 0).speakers.map(({ id }) => id)).toEqual(['caller'])
  })

  test('a third party comes with a stream of its own', () => {
    const model = told('call', 'thirdParty')
    expect(speakersOn(model, '3', 2).speakers.map(({ id }) => id)).toEqual(['carla'])
    expect(model.participants.size).toBe(3)
  })

  test('a complete document without somebody says that they left', () => {
    const model = told('call', 'thirdParty', 'call')
    expect([...model.left]).toEqual([['carla', NOW]])
    expect(model.streams.has('third')).toBe(false)
  })
})

describe('legs', () => {
  const decide = (name: string, labels: (string | null)[], identities: Partial<Identities> = {}) =>
    decideLegs(lines(...labels), told(name), { ...NO_IDENTITIES, ...identities })

  test('by the room’s own telephones, whichever line they are on', () => {
    const legs = decide('call', ['2', '1'], { agents: ['1*'] })
    expect(decided(legs)).toEqual(['agent: agent address', 'customer: the other side'])
    expect(names(legs)).toEqual([['Ana Díaz'], ['Íñigo Núñez']])
    expect(legs[1]?.speakers[0]?.number).toBe('+56912345678')
    expect(decided(decide('olderBorder', ['1', '2'], { trunks: ['@voice.example'] }))).toEqual([
      'agent: the other side',
      'customer: trunk address',
    ])
  })

  test('by what the client says of who called', () => {
    expect(decided(decide('callingParty', ['553654187', '553654188']))).toEqual([
      'agent: calling party',
      'customer: calling party',
    ])
  })

  test('by an extension that talks with an outside number', () => {
    expect(decided(decide('olderBorder', ['1', '2']))).toEqual([
      'agent: extension and outside number',
      'customer: extension and outside number',
    ])
  })

  test('by their order when nothing else is known, also without any metadata', () => {
    const legs = decideLegs(lines(null, null), EMPTY_MODEL, NO_IDENTITIES)
    expect(decided(legs)).toEqual(['customer: order of lines', 'agent: order of lines'])
    expect(decided(decide('draft07', ['96', '97']))).toEqual(['customer: order of lines', 'agent: order of lines'])
  })

  test('a setting by label goes before all', () => {
    const legs = decide('call', ['1', '2'], { agents: ['1*'], labels: { '1': 'agent', '2': 'customer' } })
    expect(decided(legs)).toEqual(['agent: label setting', 'customer: label setting'])
  })

  test('two lines of the same side are kept apart', () => {
    expect(decided(decide('draft07', ['96', '97'], { agents: ['@biloxi.example.com'] }))).toEqual([
      'agent: agent address',
      'customer: the other side',
    ])
  })

  test('one line alone holds both voices and says so', () => {
    const [leg] = decide('call', ['1'])
    expect(leg).toMatchObject({ leg: 'customer', why: 'only line', mixed: true })
  })

  test('three parties: the third line joins the room’s side', () => {
    const legs = decideLegs(lines('1', '2', '3'), told('call', 'thirdParty'), { ...NO_IDENTITIES, trunks: ['+569*'] })
    expect(legs.map(({ leg }) => leg)).toEqual(['customer', 'agent', 'agent'])
  })

  test.each([
    ['sip:101@pbx.test', '101', true],
    ['sip:101@pbx.test', '10*', true],
    ['<sip:101@PBX.test:5060;user=phone>', '101@pbx.test', true],
    ['101@192.0.2.1', '@192.0.2.1', true],
    ['tel:+569123', '+569*', true],
    ['sip:1011@pbx.test', '101', false],
    ['sip:101@other.test', '101@pbx.test', false],
    ['sip:101@pbx.test', '', false],
  ])('%s is %s: %s', (aor, pattern, is) => {
    expect(matches(aor, [pattern])).toBe(is)
  })
})

test('no cut and no changed byte of any sample makes it throw, nor whoever uses what it gave', () => {
  const all = [...samples.values()]
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.nat(all.length - 1), fc.nat(), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 6 })),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      (documents) => {
        let model = EMPTY_MODEL
        for (const [which, length, changes] of documents) {
          const bytes = Uint8Array.from(all[which] ?? [])
          for (const [at, value] of changes) bytes[at % bytes.length] = value
          const cut = length % 3 === 0 ? bytes.subarray(0, length % bytes.length) : bytes
          model = apply(model, parseRsMetadata(cut).value, NOW)
        }
        decideLegs(lines('1', '2', null), model, { agents: ['1*'], trunks: ['@x'], labels: {} })
      },
    ),
    { numRuns: 2000 },
  )
})
