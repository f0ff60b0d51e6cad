// `npm run test:peers`: telephone programs of other makes, installed where that may be done, against the built host.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, createProgress, setUp } from './setup.mjs'
import { ensurePeers } from './systemPackages.mjs'
import { root } from './toolchain.mjs'

const progress = createProgress()
const node = await setUp(progress)
await build(node)
const absent = await ensurePeers(progress)
if (absent.length > 0) progress.say(`not here and not to be had: ${absent.join(', ')}; their tests are skipped`)
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const args = [vitest, 'run', '--project=peers', '--reporter=verbose', ...process.argv.slice(2)]
spawn(node, args, { cwd: root, stdio: 'inherit' }).on('exit', (code) => {
  process.exitCode = code ?? 1
})
