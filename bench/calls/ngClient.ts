/** Asks a running rtpengine over its NG control protocol: one datagram there, one back, again when it got lost. */
import { createSocket } from 'node:dgram'
import { type Bencoded, bdecode, bencode } from './bencode.ts'

export type NgClient = {
  /** Gives the answer's dictionary; rejects with its `error-reason`, or when no answer comes. */
  ask(command: { readonly [key: string]: Bencoded }): Promise<{ readonly [key: string]: Bencoded }>
  close(): void
}

const AGAIN_MS = 1000
const TRIES = 5

export function openNgClient(port: number): NgClient {
  const socket = createSocket('udp4')
  const waiting = new Map<string, (answer: Buffer) => void>()
  let last = 0
  socket.on('error', () => undefined)
  socket.on('message', (bytes) => {
    const space = bytes.indexOf(' ')
    waiting.get(bytes.toString('latin1', 0, Math.max(0, space)))?.(bytes.subarray(space + 1))
  })
  return {
    ask: (command) =>
      new Promise((done, fail) => {
        const cookie = `${process.pid}_${++last}`
        const message = Buffer.from(`${cookie} ${bencode(command)}`)
        let tries = 0
        const send = (): void => {
          if (tries++ < TRIES) return void socket.send(message, port, '127.0.0.1')
          end()
          fail(new Error(`no answer to ${String(command.command)}`))
        }
        const timer = setInterval(send, AGAIN_MS)
        const end = (): void => {
          clearInterval(timer)
          waiting.delete(cookie)
        }
        waiting.set(cookie, (bytes) => {
          end()
          try {
            const answer = bdecode(bytes)
            if (typeof answer !== 'object' || Array.isArray(answer)) throw new Error('no dictionary')
            const told = answer as { readonly [key: string]: Bencoded }
            if (told.result === 'error') throw new Error(String(told['error-reason']))
            done(told)
          } catch (error) {
            fail(error instanceof Error ? error : new Error('bad answer'))
          }
        })
        send()
      }),
    close: () => socket.close(),
  }
}
