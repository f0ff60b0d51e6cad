// `npm run dev`: the desktop with the window's development server, where Electron can start.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { findDesktop } from './desktop.mjs'
import { createProgress } from './setup.mjs'
import { root } from './toolchain.mjs'

const { why, binary } = await findDesktop(process.execPath, createProgress())
if (!binary) {
  console.error(`vigia: the desktop cannot start: ${why}. Use npm start, which builds and serves to a browser.`)
  process.exit(1)
}
// electron-vite looks for the binary only where an installer of its own would have put it.
const env = { ...process.env, ELECTRON_EXEC_PATH: binary }
const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
const child = spawn(process.execPath, [cli, 'dev', '--', ...process.argv.slice(2)], {
  cwd: root,
  env,
  stdio: 'inherit',
})
child.on('exit', (code) => process.exit(code ?? 1))
