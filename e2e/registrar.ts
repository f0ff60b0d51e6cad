/** A registrar on loopback for a test: digest with MD5 (RFC 2617), one user, and nobody to call. */
import { createHash, randomBytes } from 'node:crypto'
import { createSocket, type Socket } from 'node:dgram'

export type Registrar = { readonly port: number; stop(): Promise<void> }

const REALM = 'pbx.test'
const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

export async function startRegistrar(user: string, password: string): Promise<Registrar> {
  const nonce = randomBytes(8).toString('hex')
  const socket: Socket = createSocket('udp4')
  const right = (request: string): boolean => {
    const given = /^authorization:\s*digest (.*)$/im.exec(request)?.[1] ?? ''
    const part = (name: string): string => new RegExp(`(?:^|[ ,])${name}="?([^",]+)`).exec(given)?.[1] ?? ''
    const [qop, method] = [part('qop'), request.split(' ')[0]]
    const [a, b] = [md5(`${user}:${REALM}:${password}`), md5(`${method}:${part('uri')}`)]
    const middle = qop === '' ? nonce : `${nonce}:${part('nc')}:${part('cnonce')}:${qop}`
    return part('username') === user && part('response') === md5(`${a}:${middle}:${b}`)
  }
  socket.on('message', (bytes, from) => {
    const request = bytes.toString('utf8')
    const method = request.split(' ')[0] ?? ''
    if (method === 'ACK' || method === 'SIP/2.0') return
    const copied = request
      .split('\r\n')
      .filter((line) => /^(via|from|call-id|cseq):/i.test(line))
      .concat(
        request
          .split('\r\n')
          .filter((line) => /^to:/i.test(line))
          .map((to) => `${to};tag=${nonce}`),
      )
    const contact = request.split('\r\n').filter((line) => /^contact:/i.test(line))
    const answer = (status: string, ...headers: string[]): void =>
      socket.send([`SIP/2.0 ${status}`, ...copied, ...headers, 'Content-Length: 0', '', ''].join('\r\n'), from.port)
    if (method !== 'REGISTER') answer(method === 'OPTIONS' ? '200 OK' : '404 Not Found')
    else if (right(request)) answer('200 OK', ...contact, 'Expires: 300')
    else
      answer(
        '401 Unauthorized',
        `WWW-Authenticate: Digest realm="${REALM}", nonce="${nonce}", algorithm=MD5, qop="auth"`,
      )
  })
  await new Promise<void>((bound) => socket.bind(0, '127.0.0.1', bound))
  return {
    port: socket.address().port,
    stop: () => new Promise((closed) => socket.close(() => closed())),
  }
}
