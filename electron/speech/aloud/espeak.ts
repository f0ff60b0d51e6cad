/** espeak-ng, a voice that needs no network: a program of this machine in a process of its own for each text, which is given by its standard input and never by a shell. */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import type { Readable, Writable } from 'node:stream'
import { ProviderError } from '../providerError.ts'
import { framesOf, NotSound, pcm16 } from './decoder.ts'
import { plainText, type Tts } from './tts.ts'

export type EspeakOptions = {
  /** A voice of `espeak-ng --voices`, such as `es-419+f2`; by the language of the text when absent. Throws `RangeError` for what is no name. */
  readonly voice?: string
  readonly command?: string
}

const PROVIDER = 'espeak-ng'
const RATE = 22_050
/** Words a minute: as one speaks to somebody who is afraid. */
const PACE = '150'
const VOICE = /^[A-Za-z][A-Za-z0-9+_-]{0,39}$/
/** The languages of the console; espeak-ng knows others by their own tag. */
const VOICES: Readonly<Record<string, string>> = { es: 'es-419', en: 'en-us' }

export function openEspeak({ voice, command = PROVIDER }: EspeakOptions = {}): Tts {
  if (voice !== undefined && !VOICE.test(voice)) throw new RangeError('is no name of a voice')
  return {
    provider: PROVIDER,
    speak: ({ text, language }, signal) => say(command, voice ?? voiceOf(language), plainText(text), signal),
  }
}

type Child = ChildProcessByStdio<Writable, Readable, null>

async function* say(command: string, voice: string, text: string, signal: AbortSignal): AsyncGenerator<Int16Array> {
  if (signal.aborted) return
  const child: Child = spawn(command, ['-v', voice, '-s', PACE, '--stdin', '--stdout'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
    windowsHide: true,
  })
  const kill = (): void => void child.kill('SIGKILL')
  signal.addEventListener('abort', kill, { once: true })
  const over = new Promise<{ code: number | null; cause?: Error }>((resolve) => {
    child.once('error', (cause) => resolve({ code: null, cause }))
    child.once('close', (code) => resolve({ code }))
  })
  // It may end before it has read all.
  child.stdin.on('error', () => undefined)
  if (child.pid !== undefined) behindTheSound(child.pid)
  child.stdin.end(text, 'utf8')
  let spoke = false
  try {
    for await (const frame of framesOf(child.stdout, pcm16(RATE))) {
      spoke = true
      yield frame
      if (signal.aborted) return
    }
    const { code, cause } = await over
    if (signal.aborted) return
    if (cause) throw notStarted(cause)
    if (code !== 0) throw new ProviderError(PROVIDER, `its process ended with ${code ?? 'a signal'}`)
    if (!spoke) throw new ProviderError(PROVIDER, 'it answers, and nothing comes back')
  } catch (cause) {
    if (signal.aborted) return
    if (cause instanceof NotSound)
      throw new ProviderError(PROVIDER, `${cause.message}: not its protocol`, { cause, retryable: false })
    throw cause instanceof ProviderError ? cause : new ProviderError(PROVIDER, 'its sound broke off', { cause })
  } finally {
    signal.removeEventListener('abort', kill)
    // Whoever listened went away in the middle.
    kill()
  }
}

/** People's sound goes before a machine's. */
function behindTheSound(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It is over already, or this system does not let us.
  }
}

const notStarted = (cause: Error): ProviderError =>
  'code' in cause && cause.code === 'ENOENT'
    ? new ProviderError(PROVIDER, 'the program is not installed', { retryable: false })
    : new ProviderError(PROVIDER, 'the program could not be started', { cause, retryable: false })

export function voiceOf(language: string): string {
  const tag = language.split('-')[0]?.toLowerCase() ?? ''
  return VOICES[tag] ?? (VOICE.test(tag) ? tag : 'en-us')
}
