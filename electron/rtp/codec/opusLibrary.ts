/**
 * libopus as WebAssembly, called directly: decoder with concealment and forward error correction, encoder, one instance a thread.
 * The binary is the one inside `@evan/opus`. Its JavaScript is left aside: its native half shares one output buffer between all threads
 * of a process and needs external buffers, which Electron forbids; its WebAssembly half has neither concealment nor correction.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** What of libopus is used; pointers are byte positions in `memory`, negative results are errors (opus_defines.h). */
export type OpusLibrary = {
  readonly bytes: () => Uint8Array
  readonly malloc: (size: number) => number
  readonly free: (pointer: number) => void
  readonly opus_decoder_get_size: (channels: number) => number
  readonly opus_decoder_init: (state: number, rate: number, channels: number) => number
  readonly opus_decode: (
    state: number,
    packet: number,
    length: number,
    pcm: number,
    samples: number,
    correct: number,
  ) => number
  readonly opus_decoder_ctl_set: (state: number, request: number, value: number) => number
  readonly opus_encoder_get_size: (channels: number) => number
  readonly opus_encoder_init: (state: number, rate: number, channels: number, application: number) => number
  readonly opus_encode: (state: number, pcm: number, samples: number, packet: number, most: number) => number
  readonly opus_encoder_ctl_set: (state: number, request: number, value: number) => number
  readonly opus_encoder_ctl_get: (state: number, request: number) => number
}

type Exports = Omit<OpusLibrary, 'bytes'> & {
  readonly memory: WebAssembly.Memory
  readonly _initialize: () => void
}

/** A machine without vector instructions gets the plain build. */
const BUILDS = ['simd.wasm', 'opus.wasm']

let loading: Promise<OpusLibrary> | undefined

/** Rejects when the package is not there or neither build can run. */
export function loadOpus(): Promise<OpusLibrary> {
  loading ??= load()
  return loading
}

async function load(): Promise<OpusLibrary> {
  const require = createRequire(import.meta.url)
  let failure: unknown
  for (const build of BUILDS) {
    try {
      return await instantiate(readFileSync(require.resolve(`@evan/opus/wasm/${build}`)))
    } catch (error) {
      failure = error
    }
  }
  throw failure
}

async function instantiate(binary: Uint8Array): Promise<OpusLibrary> {
  const nothing = (): number => 0
  const { instance } = await WebAssembly.instantiate(binary, {
    // libopus itself reads and writes no files; its C library only has the hooks.
    wasi_snapshot_preview1: { fd_seek: nothing, fd_write: nothing, fd_close: nothing, proc_exit: nothing },
    env: { emscripten_notify_memory_growth: nothing },
  })
  const library = instance.exports as unknown as Exports
  library._initialize()
  let view = new Uint8Array(library.memory.buffer)
  return {
    ...library,
    // Growing the memory detaches what was seen of it before.
    bytes() {
      if (view.buffer !== library.memory.buffer) view = new Uint8Array(library.memory.buffer)
      return view
    },
  }
}
