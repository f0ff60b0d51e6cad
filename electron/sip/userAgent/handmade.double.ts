/** A peer that says just what a test tells it, over a real UDP socket, message by message. */
import { createSocket } from 'node:dgram'
import type { SipMessage, SipRequest, SipResponse } from '../message/message.ts'
import { parseMessage } from '../message/parse.ts'
import { responseTo } from '../message/response.ts'
import { serialize } from '../message/serialize.ts'

export type Handmade = {
  readonly port: number
  readonly heard: SipMessage[]
  /** Requests of this method so far. */
  requests(method: string): SipRequest[]
  responses(): SipResponse[]
  say(text: string | Uint8Array, port: number): void
  /** Answers a request where it came from. */
  answer(request: SipRequest, status: number, more?: Parameters<typeof responseTo>[2]): void
  close(): Promise<void>
}

export async function openHandmade(): Promise<Handmade> {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const heard: SipMessage[] = []
  const ports = new Map<SipMessage, number>()
  socket.on('message', (bytes, from) => {
    const parsed = parseMessage(bytes, 'datagram')
    if (parsed.kind === 'bad') return
    heard.push(parsed.value)
    ports.set(parsed.value, from.port)
  })
  const say = (text: string | Uint8Array, port: number): void => socket.send(text, port, '127.0.0.1')
  const { port } = socket.address()
  return {
    port,
    heard,
    requests: (method) =>
      heard.filter((message): message is SipRequest => message.kind === 'request' && message.method === method),
    responses: () => heard.filter((message): message is SipResponse => message.kind === 'response'),
    say,
    answer: (request, status, more = {}) => say(serialize(responseTo(request, status, more)), ports.get(request) ?? 0),
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}

/** A request of the hand-made peer; `head` are further lines. */
export function words(
  method: string,
  {
    uri = 'sip:b@127.0.0.1',
    branch,
    cseq = 1,
    callId = 'handmade',
    to = '<sip:b@127.0.0.1>',
    fromTag = 'hand',
    port,
    head = [],
    body = '',
  }: {
    uri?: string
    branch: string
    cseq?: number
    callId?: string
    to?: string
    fromTag?: string
    port: number
    head?: readonly string[]
    body?: string
  },
): string {
  return [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK${branch}`,
    `From: <sip:hand@127.0.0.1>;tag=${fromTag}`,
    `To: ${to}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq} ${method}`,
    `Contact: <sip:hand@127.0.0.1:${port}>`,
    ...head,
    ...(body === '' ? [] : ['Content-Type: application/sdp']),
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}
