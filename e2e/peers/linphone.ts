/** Another softphone without a sound card: linphonec, told what to do on its standard input. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, type Program, start } from './program.ts'

export type Linphone = {
  readonly port: number
  readonly program: Program
  readonly heard: string
  say(command: string): void
  stop(): Promise<void>
}

type Options = {
  readonly dir: string
  readonly user: string
  readonly password: string
  readonly realm: string
  readonly registrar: string
  /** Mono WAV of 8 kHz that it speaks. */
  readonly speaks: string
}

/** It answers every call by itself. */
export async function startLinphone(options: Options): Promise<Linphone> {
  const { dir, speaks } = options
  mkdirSync(join(dir, '.local', 'share', 'linphone'), { recursive: true })
  const [port, media] = [await freePort(), await freePort()]
  const file = join(dir, 'rc')
  const heard = join(dir, 'heard.wav')
  writeFileSync(file, configuration(options, port, media))
  const program = start('linphonec', ['-c', file, '-a'], { env: { HOME: dir }, hard: true })
  await program.says(/Ready|linphonec>/)
  // Without files in place of the sound card it answers and sends nothing.
  for (const line of ['soundcard use files', `play ${speaks}`, `record ${heard}`]) program.write(`${line}\n`)
  return { port, program, heard, say: (command) => program.write(`${command}\n`), stop: program.stop }
}

/** `bind_address` and `sip_tls_port=-1` would leave it without a listening point. */
const configuration = ({ user, password, realm, registrar }: Options, port: number, media: number): string => `[sip]
sip_port=${port}
sip_tcp_port=${port}
contact="${user}" <sip:${user}@127.0.0.1:${port}>
default_proxy=0
register_only_when_network_is_up=0
[rtp]
audio_rtp_port=${media}-${media + 100}
[audio_codec_0]
mime=PCMA
rate=8000
channels=1
enabled=1
[audio_codec_1]
mime=PCMU
rate=8000
channels=1
enabled=1
[proxy_0]
reg_proxy=<${registrar}>
reg_identity=sip:${user}@${realm}
reg_expires=120
reg_sendregister=1
[auth_info_0]
username=${user}
passwd=${password}
realm=${realm}
`
