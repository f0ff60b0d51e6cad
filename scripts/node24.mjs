// Runs a script of this project on Node 24, whatever Node started npm.
import { spawn } from 'node:child_process'
import { ensureNode24 } from './toolchain.mjs'

const node = await ensureNode24()
const child = spawn(node, process.argv.slice(2), { stdio: 'inherit', env: process.env })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
