// Prints a token for another program of the room: it may then send calls and incidents as the public functions say.
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const USAGE = 'Usage: npm run service-token -- --data DIR --name NAME [--days N]'
const LONGEST_DAYS = 3650

const fail = (text) => {
  console.error(`vigia: ${text}\n${USAGE}`)
  process.exit(2)
}

function read() {
  try {
    const options = { data: { type: 'string' }, name: { type: 'string' }, days: { type: 'string', default: '30' } }
    return parseArgs({ options }).values
  } catch (error) {
    return fail(error.message)
  }
}

const { data, name, days } = read()
if (!data) fail('--data: the folder of the console whose key signs is needed')
const folder = resolve(process.env.INIT_CWD ?? process.cwd(), data)
if (!existsSync(folder)) fail(`--data: ${folder} does not exist; start the console once with it`)
if (!name || !/^[\w.-]{1,64}$/.test(name)) fail('--name: must be 1 to 64 letters, digits, dots, dashes')
const count = Number(days)
if (!(count > 0 && count <= LONGEST_DAYS)) fail(`--days: must be a number from 0 to ${LONGEST_DAYS}`)

// Node 24 runs the product's own TypeScript: the token is made by the very issuer that the console uses.
const { openIssuer } = await import('../electron/engine/auth/issuer.ts')
const subject = { subject: `service-${name}`, name, email: `${name}@services.vigia.local`, role: 'service' }
const token = await openIssuer(folder).issue(subject, { ttlS: Math.round(count * 86_400), now: Date.now() })
process.stdout.write(`${token}\n`)
