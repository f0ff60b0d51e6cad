/** Process entry of the recogniser in this app (sherpa-onnx): one leg; `--model FOLDER`. Crashes here cost words, never the call. */
import { parseArgs } from 'node:util'
import type { FromSherpa, ToSherpa } from './message.ts'
import { findModel, isFault } from './model.ts'
import { loadNative, type Native } from './native.ts'
import { openOffline } from './offline.ts'
import { openOnline } from './online.ts'

/** Electron's utility processes have this on `process`; its types are not ours to import. */
type ParentPort = {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}
const parentPort = (process as NodeJS.Process & { parentPort?: ParentPort }).parentPort

const say = (message: FromSherpa): void => {
  if (parentPort) parentPort.postMessage(message)
  else process.send?.(message)
}

function start(): void {
  const { values } = parseArgs({ options: { model: { type: 'string', default: '' } } })
  let native: Native
  try {
    native = loadNative()
  } catch {
    say({ kind: 'failed', why: 'module' })
    return
  }
  let hear: (message: ToSherpa) => void
  try {
    const model = findModel(values.model)
    if (isFault(model)) throw new TypeError('no model')
    hear = model.kind === 'streaming' ? openOnline(native, model, say) : openOffline(native, model, say)
  } catch {
    say({ kind: 'failed', why: 'model' })
    return
  }
  process.on('disconnect', () => process.exit(0))
  const take = (message: ToSherpa): void => {
    try {
      hear(message)
    } catch {
      say({ kind: 'failed', why: 'sound' })
    }
  }
  process.on('message', take)
  parentPort?.on('message', ({ data }) => take(data as ToSherpa))
  say({ kind: 'ready' })
}

start()
