// The Node that everything runs on: this machine's if it is 24, else one from the npm registry kept inside this folder.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const VERSION = '24.21.0'
const MAJOR = Number(VERSION.split('.')[0])

/** The npm package that carries a Node binary for this machine. Windows names itself `win`. */
function nodePackage() {
  const os = process.platform === 'win32' ? 'win' : process.platform
  return `node-${os}-${process.arch}`
}

/** Path of a Node 24 binary; installs one for this project alone when the machine's is another. */
export async function ensureNode24(say = (line) => console.error(line)) {
  if (Number(process.versions.node.split('.')[0]) === MAJOR) return process.execPath
  const home = join(root, '.node')
  const binary = join(home, 'node_modules', nodePackage(), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(binary)) {
    say(`Node ${process.versions.node} found; getting Node ${VERSION} for this project…`)
    const npm = process.env.npm_execpath
    const args = ['install', '--prefix', home, '--no-save', '--no-package-lock', `${nodePackage()}@${VERSION}`]
    const done = npm
      ? spawnSync(process.execPath, [npm, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
      : spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' })
    if (done.status !== 0 || !existsSync(binary))
      throw new Error(`Node ${VERSION} could not be installed (${nodePackage()}): npm ended with ${done.status}`)
  }
  process.env.PATH = `${dirname(binary)}${delimiter}${process.env.PATH ?? ''}`
  return binary
}
