/** Writes `convex/_generated` with the official CLI, which wants a deployment: a local stub answers its two questions. */
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(import.meta.dirname, '..')
const require = createRequire(join(root, 'package.json'))
const { version, bin } = require('convex/package.json')
const cli = join(dirname(require.resolve('convex/package.json')), bin.convex)

const configHashes = {
  config: { functions: 'convex/', authInfo: [] },
  moduleHashes: [],
  nodeDependencies: [],
  udfServerVersion: version,
}

/** The answer of a deployment that has no components and no environment: then only the names of our files decide the text. */
const startPush = {
  environmentVariables: {},
  externalDepsId: null,
  componentDefinitionPackages: {},
  appAuth: [],
  analysis: {
    '': {
      definition: {
        path: '',
        definitionType: { type: 'app' },
        childComponents: [],
        httpMounts: {},
        exports: { type: 'branch', branch: [] },
      },
      schema: null,
      functions: {},
      udfConfig: { serverVersion: version, importPhaseRngSeed: null, importPhaseUnixTimestamp: null },
    },
  },
  app: {
    definitionPath: '',
    componentPath: '',
    args: {},
    childComponents: {},
    httpRoutes: { httpModuleRoutes: null, mounts: [] },
    exports: {},
  },
  schemaChange: { allocatedComponentIds: {}, schemaIds: {}, indexDiffs: {} },
}

/** Runs the CLI in `projectDir` (a folder with `package.json` and `convex/`); rejects with what it said when it fails. */
export async function codegen(projectDir) {
  const stub = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      const url = request.url ?? ''
      const answer = url.includes('start_push') ? startPush : url.includes('get_config_hashes') ? configHashes : {}
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(answer))
    })
  })
  await new Promise((done) => stub.listen(0, '127.0.0.1', done))
  try {
    await run(projectDir, `http://127.0.0.1:${stub.address().port}`)
  } finally {
    stub.closeAllConnections()
    stub.close()
  }
}

function run(projectDir, url) {
  const args = [cli, 'codegen', '--url', url, '--admin-key', 'local|stub', '--typecheck', 'disable']
  const child = spawn(process.execPath, args, { cwd: projectDir, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  child.stderr.on('data', (text) => {
    said += text
  })
  return new Promise((done, failed) => {
    child.on('error', failed)
    child.on('exit', (code) => (code === 0 ? done(undefined) : failed(new Error(`convex codegen: ${said}`))))
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await codegen(root)
  console.log('convex/_generated is up to date')
}
