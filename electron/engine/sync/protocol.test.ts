/** Whatever comes over the socket is read or refused by field; what goes out can be put together again. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeTs, inChunks, ProtocolError, parseMessage, transition } from './protocol.ts'

const types = ['Connect', 'Authenticate', 'ModifyQuerySet', 'Mutation', 'Action', 'Event', 'Nonsense']
const names = [
  'sessionId',
  'baseVersion',
  'newVersion',
  'tokenType',
  'value',
  'requestId',
  'udfPath',
  'args',
  'modifications',
  'queryId',
  'type',
]
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('User', 'Admin', 'None', 'Add', 'Remove', 0, 1, -1, 1e300, null, [], [{}], '__proto__'),
)
const message = fc
  .tuple(
    fc.constantFrom(...types),
    fc.dictionary(fc.constantFrom(...names), anything),
    fc.array(fc.dictionary(fc.constantFrom(...names), anything)),
  )
  .map(([type, fields, modifications]) => ({ ...fields, modifications, type }))

test('no message makes the reader throw anything but a ProtocolError with its field', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        message.map((each) => JSON.stringify(each)),
        fc.string(),
        fc.json(),
      ),
      (raw) => {
        try {
          expect(parseMessage(raw).kind).toBeTypeOf('string')
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError)
          expect((error as ProtocolError).field).not.toBe('')
        }
      },
    ),
    { numRuns: 5000 },
  )
})

test('the messages of the official client are read as what they are', () => {
  const read = (value: unknown) => parseMessage(JSON.stringify(value))

  expect(
    read({
      type: 'Connect',
      sessionId: 's',
      connectionCount: 1,
      lastCloseReason: 'x',
      maxObservedTimestamp: encodeTs(258n),
      clientTs: 1,
    }),
  ).toEqual({
    kind: 'connect',
    session: 's',
    maxObserved: 258n,
  })
  expect(read({ type: 'Mutation', requestId: 3, udfPath: 'a:b', args: [{ x: 1 }], componentPath: undefined })).toEqual({
    kind: 'mutation',
    requestId: 3,
    path: 'a:b',
    args: { x: 1 },
  })
  expect(
    read({
      type: 'ModifyQuerySet',
      baseVersion: 0,
      newVersion: 1,
      modifications: [
        { type: 'Add', queryId: 0, udfPath: 'a:b', args: [{}], journal: 'j' },
        { type: 'Remove', queryId: 0 },
      ],
    }),
  ).toEqual({
    kind: 'modify',
    baseVersion: 0,
    newVersion: 1,
    modifications: [
      { kind: 'add', queryId: 0, path: 'a:b', args: {}, journal: 'j' },
      { kind: 'remove', queryId: 0 },
    ],
  })
})

test('a long transition is the same once its parts are joined, also when a cut falls into an emoji', () => {
  const version = { querySet: 1, identity: 0, ts: 2n ** 64n - 1n }
  for (const shift of [0, 1]) {
    const value = JSON.stringify(`${'x'.repeat(shift)}${'🚑'.repeat(600_000)}`)
    const whole = transition(version, version, [`{"queryId":1,"type":"QueryUpdated","value":${value}}`])
    // As the client does: each part is parsed by itself, then the texts are joined.
    const wire = (part: string): string => Buffer.from(part, 'utf8').toString('utf8')
    const parts = inChunks(whole).map(
      (part) => JSON.parse(wire(part)) as { chunk: string; partNumber: number; totalParts: number },
    )

    expect(parts.map((part) => part.partNumber)).toEqual(parts.map((_, i) => i))
    expect(parts.every((part) => part.totalParts === parts.length)).toBe(true)
    expect(parts.map((part) => part.chunk).join('') === whole).toBe(true)
  }
})
