/** A registrar and proxy with digest, on UDP, TCP and TLS of loopback: kamailio with everything in memory. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, type Program, start } from './program.ts'

export type Kamailio = {
  readonly port: number
  readonly tlsPort: number
  readonly program: Program
  stop(): Promise<void>
}

/** The domain of its users; the password of user `x` is `secret-x`. */
export const REALM = 'pbx.test'
export const passwordOf = (user: string): string => `secret-${user}`

type Options = {
  readonly dir: string
  /** PEM files of the TLS side. */
  readonly certificate: string
  readonly key: string
  readonly algorithm?: 'MD5' | 'SHA-256'
  /** Requests to this user go to a URI outside: a console that is not registered. */
  readonly gateway?: { readonly user: string; readonly uri: string }
}

const MODULES = [
  ...['tm', 'sl', 'rr', 'pv', 'maxfwd', 'usrloc', 'registrar', 'textops', 'siputils', 'xlog', 'sanity'],
  ...['auth', 'nathelper', 'tls'],
]

export async function startKamailio({ dir, ...options }: Options): Promise<Kamailio> {
  mkdirSync(dir, { recursive: true })
  const [port, tlsPort] = [await freePort(), await freePort()]
  const file = join(dir, 'kamailio.cfg')
  writeFileSync(file, configuration({ ...options, port, tlsPort }))
  const program = start('kamailio', ['-f', file, '-DD', '-E', '-P', join(dir, 'pid'), '-Y', dir, '-m', '64', '-M', '8'])
  await program.says(/Listening on|listening on|ready to accept|INFO: .*init_tcp/i, 15_000)
  await new Promise((resolve) => setTimeout(resolve, 700))
  return { port, tlsPort, program, stop: program.stop }
}

type Written = Omit<Options, 'dir'> & { readonly port: number; readonly tlsPort: number }

const configuration = ({ port, tlsPort, certificate, key, algorithm, gateway }: Written): string => `#!KAMAILIO
debug=2
log_stderror=yes
fork=yes
children=2
tcp_children=2
auto_aliases=no
enable_tls=yes
listen=udp:127.0.0.1:${port}
listen=tcp:127.0.0.1:${port}
listen=tls:127.0.0.1:${tlsPort}
alias="${REALM}"
mpath="/usr/lib/x86_64-linux-gnu/kamailio/modules/"
${MODULES.map((name) => `loadmodule "${name}.so"`).join('\n')}
modparam("tls","certificate","${certificate}")
modparam("tls","private_key","${key}")
modparam("tls","tls_method","TLSv1.2+")
modparam("tls","verify_certificate",0)
modparam("tls","require_certificate",0)
modparam("usrloc","db_mode",0)
modparam("usrloc","handle_lost_tcp",1)
modparam("registrar","use_path",0)
modparam("auth","qop","auth")
${algorithm === 'SHA-256' ? 'modparam("auth","algorithm","SHA-256")' : ''}
request_route {
  if (!mf_process_maxfwd_header("10")) { sl_send_reply("483","Too Many Hops"); exit; }
  if (!sanity_check("1511","7")) exit;
  force_rport();
  if (is_method("CANCEL")) { if (t_check_trans()) t_relay(); exit; }
  if (has_totag()) {
    if (loose_route()) { t_relay(); exit; }
    if (is_method("ACK")) { if (t_check_trans()) t_relay(); exit; }
    t_relay(); exit;
  }
  if (is_method("OPTIONS") && $rU == $null) { sl_send_reply("200","OK"); exit; }
  $var(pw) = "secret-" + $fU;
  if (is_method("REGISTER")) {
    if (!pv_www_authenticate("${REALM}","$var(pw)","0")) { www_challenge("${REALM}","1"); exit; }
    if (!save("location")) sl_reply_error();
    exit;
  }
  if (!pv_proxy_authenticate("${REALM}","$var(pw)","0")) { proxy_challenge("${REALM}","1"); exit; }
  consume_credentials();
  record_route();
  ${gateway ? `if ($rU == "${gateway.user}") { $ru = "${gateway.uri}"; t_relay(); exit; }` : ''}
  $ru = "sip:" + $rU + "@${REALM}";
  if (!lookup("location")) { sl_send_reply("404","Not Found"); exit; }
  t_relay();
}
`
