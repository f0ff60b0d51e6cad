// Packs the app with a stand-in for Electron, offline, and fails when anything is packed that is not needed, or is missing.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronBuilder } from './pack.mjs'
import { root } from './toolchain.mjs'

const require = createRequire(import.meta.url)
const { listPackage } = createRequire(require.resolve('app-builder-lib'))('@electron/asar')

/** What electron-builder looks for in a binary to find its fuses (electron/fuses), then version 1, 9 fuses, each off or on. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES_BEFORE = '101100111'
const FUSES_AFTER = '010011001'

/** Everything that may be in the archive. */
const ALLOWED = [
  /^package\.json$/,
  /^out\/(main|preload|renderer)\/.+\.(js|cjs|html|css|woff2|png|svg|ico)$/,
  /^node_modules\/better-sqlite3\/(package\.json|LICENSE|lib\/.+\.js|prebuilds\/linux-x64\.node)$/,
  /^node_modules\/ws\/(package\.json|LICENSE|index\.js|wrapper\.mjs|browser\.js|lib\/.+\.js)$/,
  /^node_modules\/@evan\/opus\/(package\.json|LICENSE|wasm\/\w+\.wasm)$/,
  /^node_modules\/@picovoice\/pvrecorder-node\/(package\.json|LICENSE|dist\/.+\.js|lib\/linux\/.+\.node)$/,
  /^node_modules\/sherpa-onnx-node\/(package\.json|[\w-]+\.js)$/,
  /^node_modules\/sherpa-onnx-linux-x64\/(package\.json|index\.js|[\w-]+\.(so|node))$/,
  /^node_modules\/@echogarden\/fvad-wasm\/(package\.json|LICENSE.*|.+\.(js|wasm))$/,
]
/** What must be there, or the app does not start. */
const NEEDED = [
  'package.json',
  'out/main/main.js',
  'out/main/engine.js',
  'out/main/attendant.js',
  'out/main/media.js',
  'out/main/archivist.js',
  'out/main/keeper.js',
  'out/main/inspector.js',
  'out/main/microphone.js',
  'out/main/recogniser.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'node_modules/better-sqlite3/prebuilds/linux-x64.node',
  'node_modules/ws/package.json',
  'node_modules/@evan/opus/wasm/opus.wasm',
  'node_modules/@picovoice/pvrecorder-node/lib/linux/x86_64/pv_recorder.node',
  'node_modules/@echogarden/fvad-wasm/package.json',
]

/** A folder that electron-builder takes for Electron: not one that runs. */
function standIn(dir, version) {
  for (const folder of ['locales', 'resources']) mkdirSync(join(dir, folder), { recursive: true })
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'locales/en-US.pak'])
    writeFileSync(join(dir, file), '')
  writeFileSync(join(dir, 'version'), version)
  writeFileSync(join(dir, 'electron'), Buffer.from(`${SENTINEL}\x01\x09${FUSES_BEFORE}`, 'latin1'))
  chmodSync(join(dir, 'electron'), 0o755)
}

/** Faults of what was packed, in words. */
function faultsOf(app) {
  const archive = join(app, 'resources', 'app.asar')
  if (!existsSync(archive)) return ['there is no app.asar']
  const entries = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').replace(/^\//, ''))
  const files = entries.filter((path) => !entries.some((other) => other.startsWith(`${path}/`)))
  const faults = files
    .filter((path) => !ALLOWED.some((rule) => rule.test(path)))
    .map((path) => `packed without need: ${path}`)
  for (const path of NEEDED) if (!files.includes(path)) faults.push(`missing: ${path}`)
  const native = join(`${archive}.unpacked`, 'node_modules/better-sqlite3/prebuilds/linux-x64.node')
  if (!existsSync(native)) faults.push('the SQLite binary is not beside the archive')
  // Optional: without it the app starts, records and says so. With it, its libraries must lie where the system can load them.
  const sherpa = 'node_modules/sherpa-onnx-linux-x64'
  if (existsSync(join(root, sherpa)))
    for (const file of ['sherpa-onnx.node', 'libsherpa-onnx-c-api.so', 'libonnxruntime.so'])
      if (!existsSync(join(`${archive}.unpacked`, sherpa, file))) faults.push(`${file} is not beside the archive`)
  if (!existsSync(join(app, 'resources', 'practice'))) faults.push('the practice calls are missing')
  const binary = readFileSync(join(app, 'vigia'), 'latin1')
  const fuses = binary.slice(binary.indexOf(SENTINEL) + SENTINEL.length + 2).slice(0, FUSES_AFTER.length)
  if (fuses !== FUSES_AFTER) faults.push(`fuses are ${fuses}, not ${FUSES_AFTER}`)
  console.log(`packed: ${files.length} files, ${(readFileSync(archive).length / 1e6).toFixed(2)} MB`)
  return faults
}

const work = mkdtempSync(join(tmpdir(), 'vigia-pack-'))
try {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'))
  standIn(join(work, 'electron'), version)
  const { code, output } = await electronBuilder(process.execPath, [
    '--linux',
    'dir',
    '--x64',
    `-c.electronDist=${join(work, 'electron')}`,
    `-c.directories.output=${join(work, 'dist')}`,
  ])
  const faults =
    code === 0 ? faultsOf(join(work, 'dist', 'linux-unpacked')) : [`electron-builder ended with ${code}:\n${output}`]
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length > 0 ? 1 : 0
} finally {
  rmSync(work, { recursive: true, force: true })
}
