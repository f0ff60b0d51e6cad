// Programs of the system that the tests run: found, or installed with apt-get where that may be done.
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './setup.mjs'

/** Others may be installing too: wait for their lock, s. */
const LOCK = ['-o', 'DPkg::Lock::Timeout=300']
const FETCH_MS = 300_000
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']

const isThere = (program) =>
  FOLDERS.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })

/** apt-get as root, by itself or through a sudo that asks nothing; undefined where there is none. */
async function apt() {
  if (!existsSync('/usr/bin/apt-get')) return undefined
  if (process.getuid?.() === 0) return ['apt-get']
  return (await run('sudo', ['-n', 'true'])).code === 0 ? ['sudo', '-n', 'apt-get'] : undefined
}

/** Null when apt-get cannot be used here; else its exit code. */
export async function install(packages) {
  const command = await apt()
  if (!command) return null
  const [program, ...first] = command
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const once = () =>
    run(program, [...first, ...LOCK, 'install', '-y', '--no-install-recommends', ...packages], {
      env,
      timeoutMs: FETCH_MS,
    })
  const done = await once()
  if (done.code === 0) return 0
  // Lists of packages may be missing or old on a fresh machine.
  await run(program, [...first, ...LOCK, 'update'], { env, timeoutMs: FETCH_MS })
  return (await once()).code
}

/** Telephone programs of other makes, by program and Debian package. */
export const PEERS = {
  sipp: 'sip-tester',
  kamailio: 'kamailio',
  baresip: 'baresip-core',
  linphonec: 'linphone-cli',
}
/** What is no program of its own. */
const PEER_MODULES = ['kamailio-tls-modules']

/** The names of those that are still missing after trying. */
export async function ensurePeers(progress) {
  const missing = () => Object.keys(PEERS).filter((name) => !isThere(name))
  if (missing().length === 0) return []
  await progress.during('Installing telephone peers with apt-get', () =>
    install([...Object.values(PEERS), ...PEER_MODULES]),
  )
  return missing()
}
