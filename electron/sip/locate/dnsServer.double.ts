/** A little name server on loopback (RFC 1035 §4): answers A, AAAA, SRV and NAPTR from a table, and can be silent or broken. */
import { createSocket } from 'node:dgram'

export type DnsRecord =
  | { readonly type: 'A' | 'AAAA'; readonly address: string; readonly ttl?: number }
  | {
      readonly type: 'SRV'
      readonly priority: number
      readonly weight: number
      readonly port: number
      readonly name: string
    }
  | {
      readonly type: 'NAPTR'
      readonly order: number
      readonly preference: number
      readonly flags: string
      readonly service: string
      readonly regexp?: string
      readonly replacement: string
    }

export type DnsServer = {
  readonly address: string
  /** By name in lower case. A name that is not there gives NXDOMAIN. */
  readonly zone: Map<string, readonly DnsRecord[]>
  /** `TYPE name` of each question that came. */
  readonly asked: string[]
  mood: 'answers' | 'fails' | 'silent'
  close(): Promise<void>
}

const TYPES: Record<DnsRecord['type'], number> = { A: 1, AAAA: 28, SRV: 33, NAPTR: 35 }
const NXDOMAIN = 3
const SERVFAIL = 2

export async function openDnsServer(): Promise<DnsServer> {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const server: DnsServer = {
    address: `127.0.0.1:${socket.address().port}`,
    zone: new Map(),
    asked: [],
    mood: 'answers',
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
  socket.on('message', (query, from) => {
    const { name, type, end } = readQuestion(query)
    const asked = Object.entries(TYPES).find(([, code]) => code === type)?.[0] ?? String(type)
    server.asked.push(`${asked} ${name}`)
    if (server.mood === 'silent') return
    const records = server.zone.get(name)
    const answers = (records ?? []).filter((record) => TYPES[record.type] === type)
    const head = Buffer.alloc(12)
    query.copy(head, 0, 0, 2)
    head.writeUInt16BE(0x8580 | (server.mood === 'fails' ? SERVFAIL : records ? 0 : NXDOMAIN), 2)
    head.writeUInt16BE(1, 4)
    head.writeUInt16BE(server.mood === 'fails' ? 0 : answers.length, 6)
    const written = server.mood === 'fails' ? [] : answers.map(writeRecord)
    socket.send(Buffer.concat([head, query.subarray(12, end), ...written]), from.port, from.address)
  })
  return server
}

function readQuestion(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 }
}

function writeRecord(record: DnsRecord): Buffer {
  const head = Buffer.alloc(12)
  // The name is the question's: a pointer to its place (RFC 1035 §4.1.4).
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(TYPES[record.type], 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE('ttl' in record ? (record.ttl ?? 60) : 60, 6)
  const data = dataOf(record)
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}

function dataOf(record: DnsRecord): Buffer {
  switch (record.type) {
    case 'A':
      return Buffer.from(record.address.split('.').map(Number))
    case 'AAAA': {
      const [before = '', after = ''] = record.address.split('::')
      const groups = (text: string): number[] =>
        text === '' ? [] : text.split(':').map((part) => Number.parseInt(part, 16))
      const [head, tail] = [groups(before), groups(after)]
      const all = [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail]
      return Buffer.from(all.flatMap((group) => [group >> 8, group & 0xff]))
    }
    case 'SRV':
      return Buffer.concat([words(record.priority, record.weight, record.port), domain(record.name)])
    case 'NAPTR':
      return Buffer.concat([
        words(record.order, record.preference),
        ...[record.flags, record.service, record.regexp ?? ''].map(label),
        domain(record.replacement),
      ])
  }
}

const words = (...values: readonly number[]): Buffer =>
  Buffer.from(values.flatMap((value) => [value >> 8, value & 0xff]))
const label = (text: string): Buffer => Buffer.concat([Buffer.of(text.length), Buffer.from(text, 'latin1')])
const domain = (name: string): Buffer =>
  Buffer.concat([
    ...name
      .split('.')
      .filter((part) => part !== '')
      .map(label),
    Buffer.of(0),
  ])
