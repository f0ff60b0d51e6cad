// `npm run deploy`: puts the functions of convex/ on a real deployment and tells it whose tokens to believe.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs, parseEnv } from 'node:util'
import { root } from './toolchain.mjs'

const USAGE = `Usage: npm run deploy -- --data DIR [--trust FILE] [--dry-run]
  --data DIR     the data folder of a console, whose tokens the deployment shall believe
  --trust FILE   public keys of another console (npm run -s backend -- keys --data DIR > FILE); may be repeated
  --dry-run      tells what would be done
The deployment is chosen by the environment or .env.local: CONVEX_SELF_HOSTED_URL and CONVEX_SELF_HOSTED_ADMIN_KEY for one
of your own, or CONVEX_DEPLOY_KEY for Convex's cloud. With an identity provider of your own set VIGIA_ISSUER and VIGIA_JWKS
(an https: address) instead of --data.`

const LOCAL_ISSUER = 'vigia-local'
/** A deployment answers within this time or is not there, ms. */
const PATIENCE = 10_000

/** Something that the deployment needs and does not have; said in words, and no fault of the program. */
export class Missing extends Error {}

/**
 * Where to deploy to, from the environment.
 * @param {Record<string, string | undefined>} env
 * @returns {{ kind: 'own', url: string } | { kind: 'cloud' }}
 */
export function chooseDeployment(env) {
  const { CONVEX_SELF_HOSTED_URL: url, CONVEX_SELF_HOSTED_ADMIN_KEY: key, CONVEX_DEPLOY_KEY: cloud } = env
  if (cloud && (url || key)) {
    throw new Missing(
      'CONVEX_DEPLOY_KEY and CONVEX_SELF_HOSTED_* are both set: unset those of the deployment that is not meant.',
    )
  }
  if (cloud) return { kind: 'cloud' }
  if (!url && !key) {
    throw new Missing(
      'No deployment is chosen: set CONVEX_SELF_HOSTED_URL and CONVEX_SELF_HOSTED_ADMIN_KEY, or CONVEX_DEPLOY_KEY (deploy/self-hosted/README.md).',
    )
  }
  if (!url)
    throw new Missing(
      'CONVEX_SELF_HOSTED_URL is missing: the address of the deployment, such as https://convex.sala.example.',
    )
  if (!key) {
    throw new Missing(
      'CONVEX_SELF_HOSTED_ADMIN_KEY is missing: get one with "docker compose exec backend ./generate_admin_key.sh".',
    )
  }
  if (!/^https?:\/\//.test(url)) throw new Missing('CONVEX_SELF_HOSTED_URL must begin with http:// or https://.')
  return { kind: 'own', url: url.replace(/\/$/, '') }
}

/**
 * Whose tokens the deployment shall believe, as convex/auth.config.ts reads it there.
 * @param {{ env: Record<string, string | undefined>, keys: readonly object[] }} given
 */
export function chooseIssuer({ env, keys }) {
  const { VIGIA_ISSUER: issuer, VIGIA_JWKS: jwks } = env
  if (keys.length > 0) {
    const set = Buffer.from(JSON.stringify({ keys })).toString('base64')
    return { issuer: LOCAL_ISSUER, jwks: `data:text/plain;charset=utf-8;base64,${set}` }
  }
  if (!issuer && !jwks) throw new Missing('No issuer is chosen: give --data DIR, or set VIGIA_ISSUER and VIGIA_JWKS.')
  if (!issuer) throw new Missing('VIGIA_ISSUER is missing: the "iss" of the tokens that VIGIA_JWKS proves.')
  if (!jwks) throw new Missing('VIGIA_JWKS is missing: the address of the public keys of VIGIA_ISSUER.')
  return { issuer, jwks }
}

/** Public keys of a JWKS file; private parts never leave their console. */
export function readKeys(text, name) {
  let keys
  try {
    keys = JSON.parse(text).keys
  } catch {
    keys = undefined
  }
  if (!Array.isArray(keys) || keys.length === 0) throw new Missing(`--trust: ${name} holds no keys (JWKS).`)
  if (keys.some((key) => key.d !== undefined)) throw new Missing(`--trust: ${name} holds a private key.`)
  return keys
}

/** Commands of the official CLI in their order: the functions are refused while the issuer is not known. */
export const steps = ({ issuer, jwks }) => [
  { say: `believing tokens of ${issuer}`, args: ['env', 'set', 'VIGIA_ISSUER', issuer] },
  { say: 'giving it the public keys', args: ['env', 'set', 'VIGIA_JWKS', jwks] },
  { say: 'deploying convex/', args: ['deploy', '--yes'] },
]

/** What is wrong with the address, or undefined. */
async function deploymentFault(url) {
  let version
  try {
    const answer = await fetch(`${url}/version`, { signal: AbortSignal.timeout(PATIENCE) })
    version = await answer.text()
  } catch (error) {
    return `${url} does not answer (${error.cause?.code ?? error.name}). Is the deployment running?`
  }
  if (version === '"embedded"')
    return `${url} is a backend of this project: its functions come with it, nothing is to be deployed.`
  return undefined
}

function runConvex(args) {
  const require = createRequire(join(root, 'package.json'))
  const { bin } = require('convex/package.json')
  const cli = join(dirname(require.resolve('convex/package.json')), bin.convex)
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd: root, stdio: 'inherit' })
    child.on('error', failed)
    child.on('exit', (code) =>
      code === 0 ? done(undefined) : failed(new Error(`convex ${args[0]} ended with ${code}`)),
    )
  })
}

const envFile = () => {
  const file = join(root, '.env.local')
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
}

async function main() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      trust: { type: 'string', multiple: true, default: [] },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  const at = (path) => resolve(process.env.INIT_CWD ?? process.cwd(), path)
  const keys = []
  if (values.data !== undefined) {
    if (!existsSync(at(values.data)))
      throw new Missing(`--data: ${at(values.data)} does not exist; start the console once with it.`)
    // Node 24 runs the product's own TypeScript: these are the very keys that the console signs with.
    const { openIssuer } = await import('../electron/engine/auth/issuer.ts')
    keys.push(...openIssuer(at(values.data)).jwks().keys)
  }
  for (const file of values.trust) {
    if (!existsSync(at(file))) throw new Missing(`--trust: ${at(file)} does not exist.`)
    keys.push(...readKeys(readFileSync(at(file), 'utf8'), file))
  }
  const env = { ...envFile(), ...process.env }
  const deployment = chooseDeployment(env)
  const plan = steps(chooseIssuer({ env, keys }))
  const fault = deployment.kind === 'own' ? await deploymentFault(deployment.url) : undefined
  if (fault !== undefined) throw new Missing(fault)
  for (const { say, args } of plan) {
    console.log(`deploy: ${say}`)
    if (values['dry-run'])
      console.log(`  npx convex ${args.map((word) => (word.length > 60 ? `${word.slice(0, 60)}…` : word)).join(' ')}`)
    else await runConvex(args)
  }
  if (!values['dry-run']) console.log('deploy: done. Consoles find it by CONVEX_URL.')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await main()
  } catch (error) {
    const flags = error instanceof Missing || error.code?.startsWith('ERR_PARSE_ARGS')
    console.error(`deploy: ${error.message}${error.code?.startsWith('ERR_PARSE_ARGS') ? `\n${USAGE}` : ''}`)
    process.exitCode = flags ? 2 : 1
  }
}
