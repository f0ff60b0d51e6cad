import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SipMessage } from '../sip/message/message.ts'
import { parseMessage } from '../sip/message/parse.ts'
import { bodiesOf } from './parts.ts'

function message(type: string, body: Uint8Array): SipMessage {
  const head = [
    'MESSAGE sip:a@b.example SIP/2.0',
    'Via: SIP/2.0/TCP b.example;branch=z9hG4bK1',
    'From: <sip:a@b.example>;tag=1',
    'To: <sip:b@b.example>',
    'Call-ID: 1',
    'CSeq: 1 MESSAGE',
    `Content-Type: ${type}`,
    `Content-Length: ${body.length}`,
    '',
    '',
  ].join('\r\n')
  const read = parseMessage(Buffer.concat([Buffer.from(head), body]), 'stream')
  if (read.kind === 'bad') throw new Error(read.why)
  return read.value
}
const lines = (...text: string[]): Buffer => Buffer.from(text.join('\r\n'))
const texts = (one: SipMessage) => bodiesOf(one).map(({ type, bytes }) => [type, Buffer.from(bytes).toString()])

test('a body alone is the one body', () => {
  expect(texts(message('Application/SDP; x=y', lines('v=0')))).toEqual([['application/sdp', 'v=0']])
  expect(texts(message('application/sdp', lines()))).toEqual([])
})

test('parts within parts, in order, each out of its transfer encoding', () => {
  const body = lines(
    '--o',
    'Content-Type: multipart/alternative; boundary=i',
    '',
    '--i',
    'Content-Type: text/plain',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('ñandú').toString('base64'),
    '--i',
    'Content-Type: text/html',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'N=C3=BA=',
    '=C3=B1ez=3D',
    '--i--',
    '--o',
    'Content-Type: application/sdp',
    '',
    'v=0',
    '--o--',
    '',
  )
  expect(texts(message('multipart/mixed;boundary=o', body))).toEqual([
    ['text/plain', 'ñandú'],
    ['text/html', 'Núñez='],
    ['application/sdp', 'v=0'],
  ])
})

test('a multipart without a boundary gives nothing; nesting has an end; nothing throws', () => {
  expect(texts(message('multipart/mixed', lines('--o', '', 'x', '--o--')))).toEqual([])
  const nested = (left: number): string[] =>
    left === 0
      ? ['--b0', 'Content-Type: text/plain', '', 'x', '--b0--']
      : [`--b${left}`, `Content-Type: multipart/mixed;boundary=b${left - 1}`, '', ...nested(left - 1), `--b${left}--`]
  expect(texts(message('multipart/mixed;boundary=b2', lines(...nested(2))))).toEqual([['text/plain', 'x']])
  expect(texts(message('multipart/mixed;boundary=b9', lines(...nested(9))))).toEqual([])
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 120 }),
      (bytes) => void bodiesOf(message('multipart/mixed;boundary=o', bytes)),
    ),
  )
})
