/** A softphone of another make without a sound card: baresip, told what to do over its control socket. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { freePort, type Program, start } from './program.ts'

export type Baresip = {
  readonly port: number
  readonly program: Program
  /** Sends a command of its menu (`dial`, `hold`, `resume`, `transfer`, `hangup`, `sndcode`…). */
  command(name: string, params?: string): Promise<string>
  /** Files of what it sent (`enc`) and heard (`dec`), newest last. */
  recordings(kind: 'enc' | 'dec'): string[]
  stop(): Promise<void>
}

type Options = {
  readonly dir: string
  /** The account line, `<sip:…>;…`; `PORT` in it stands for its own port. */
  readonly account: string
  /** Mono WAV of 8 kHz that it speaks. */
  readonly speaks: string
  /** Certificate and key in one PEM file. */
  readonly pem: string
}

export async function startBaresip({ dir, account, speaks, pem }: Options): Promise<Baresip> {
  const recorded = join(dir, 'recorded')
  mkdirSync(recorded, { recursive: true })
  const [port, control, media] = [await freePort(), await freePort(), await freePort()]
  writeFileSync(join(dir, 'contacts'), '')
  writeFileSync(join(dir, 'accounts'), `${account.replaceAll('PORT', String(port))}\n`)
  writeFileSync(join(dir, 'config'), configuration({ port, control, media, speaks, pem, recorded }))
  const program = start('baresip', ['-4', '-f', dir, '-v'], { hard: true })
  await program.says(/baresip is ready/i)
  return {
    port,
    program,
    command: (name, params = '') => tell(control, name, params),
    recordings: (kind) =>
      readdirSync(recorded)
        .filter((file) => file.includes(`-${kind}`))
        .sort()
        .map((file) => join(recorded, file)),
    stop: program.stop,
  }
}

type Written = { port: number; control: number; media: number; speaks: string; pem: string; recorded: string }

const configuration = ({ port, control, media, speaks, pem, recorded }: Written): string => `poll_method epoll
call_local_timeout 120
call_max_calls 8
sip_listen 127.0.0.1:${port}
sip_certificate ${pem}
sip_verify_server no
audio_player aufile,${join(recorded, 'player.wav')}
audio_source aufile,${speaks}
audio_alert aufile,/dev/null
ausrc_srate 8000
auplay_srate 8000
ausrc_channels 1
auplay_channels 1
audio_txmode thread
rtp_ports ${media}-${media + 200}
jitter_buffer_delay 2-10
net_interface 127.0.0.1
module_path /usr/lib/baresip/modules
module stdio.so
module g711.so
module opus.so
module aufile.so
module sndfile.so
module srtp.so
module_tmp uuid.so
module_tmp account.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:${control}
snd_path ${recorded}
`

/** One command as a netstring of JSON; resolves with its answer. */
function tell(port: number, command: string, params: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let heard = ''
    const text = JSON.stringify({ command, params, token: 't' })
    socket.once('error', reject)
    socket.once('connect', () => socket.write(`${Buffer.byteLength(text)}:${text},`))
    socket.setTimeout(3000, () => {
      socket.destroy()
      resolve(heard)
    })
    socket.on('data', (chunk) => {
      heard += chunk.toString('utf8')
      if (!heard.includes('"token"')) return
      socket.destroy()
      resolve(heard)
    })
  })
}
