import fc from 'fast-check'
import { expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { textFrame } from './frame.ts'

/** What a client reads of these bytes, before it is told that it is over. */
const read = (bytes: Buffer): Promise<string[]> =>
  new Promise((resolve, reject) => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
    const heard: string[] = []
    server.on('connection', (socket, { socket: stream }) => {
      stream.write(bytes)
      socket.close(1000)
    })
    server.on('listening', () => {
      const { port } = server.address() as { port: number }
      const client = new WebSocket(`ws://127.0.0.1:${port}`)
      client.on('message', (data, isBinary) => heard.push(isBinary ? 'binary' : String(data)))
      client.on('error', reject)
      client.on('close', (code) => {
        server.close()
        resolve([...heard, String(code)])
      })
    })
  })

test('any texts, one after the other, are what a client reads, and the frames of `ws` after them too', async () => {
  const texts = fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(texts, async (all) => {
      expect(await read(Buffer.concat(all.map(textFrame)))).toEqual([...all, '1000'])
    }),
    { numRuns: 30 },
  )
})

test('every length around those where the header grows', async () => {
  const texts = [0, 1, 125, 126, 127, 65_535, 65_536, 1_000_000].map((length) => {
    const text = 'ñ'.repeat(length >> 1) + 'a'.repeat(length % 2)
    expect(Buffer.byteLength(text)).toBe(length)
    return text
  })
  expect(await read(Buffer.concat(texts.map(textFrame)))).toEqual([...texts, '1000'])
})
