/** Somebody on the way between two consoles: passes SIP over TCP and the sound on, keeps all of it, and sends some of it again. */
import { createSocket, type Socket } from 'node:dgram'
import { connect, createServer } from 'node:net'

const LOOP = '127.0.0.1'

export type Wiretap = {
  /** Where to be called instead of `port` of this machine. */
  readonly port: number
  /** The signalling, as it can be read on the way. */
  readonly sip: string[]
  /** Datagrams of sound, both ways. */
  readonly sound: Uint8Array[]
  close(): void
}

export async function openWiretap(to: number): Promise<Wiretap> {
  const sip: string[] = []
  const sound: Uint8Array[] = []
  const open = new Set<{ close(): unknown }>()
  /** Sockets that stand for the caller's and the called one's, and where each of them really is. */
  const [caller, called] = [await openUdp(), await openUdp()]
  const at = { caller: 0, called: 0 }
  const pass = (from: Socket, through: Socket, target: () => number): void =>
    void from.on('message', (bytes) => {
      sound.push(Uint8Array.from(bytes))
      if (target() > 0) through.send(bytes, target(), LOOP)
    })
  pass(called, caller, () => at.called)
  pass(caller, called, () => at.caller)
  /** Ports have five digits here, so no length changes. */
  const read = (bytes: Buffer, of: 'caller' | 'called', instead: Socket): Buffer => {
    const text = bytes.toString('latin1')
    sip.push(text)
    return Buffer.from(
      text.replace(/^(m=audio )(\d{5})/m, (_line, head: string, port: string) => {
        at[of] = Number(port)
        return `${head}${instead.address().port}`
      }),
      'latin1',
    )
  }
  async function openUdp(): Promise<Socket> {
    const socket = createSocket('udp4')
    await new Promise<void>((resolve) => socket.bind(0, LOOP, resolve))
    open.add(socket)
    return socket
  }
  const server = createServer((from) => {
    const on = connect(to, LOOP)
    for (const end of [from, on]) end.on('error', () => undefined)
    from.on('data', (bytes: Buffer) => on.write(read(bytes, 'caller', caller)))
    on.on('data', (bytes: Buffer) => from.write(read(bytes, 'called', called)))
    from.on('close', () => on.destroy())
    on.on('close', () => from.destroy())
    open.add({ close: () => on.destroy() })
  })
  await new Promise<void>((resolve) => server.listen(0, LOOP, resolve))
  open.add(server)
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    sip,
    sound,
    close() {
      for (const one of open) one.close()
    },
  }
}
