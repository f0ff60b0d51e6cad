/**
 * How well and how soon the room hears: calls of the corpus, clean and at 10 dB, through detector, chunker and pocketsphinx; and an hour in which nobody speaks.
 * `--calls N` (2), `--nonspeech MIN` (60, over four kinds), `--no-words` without a recogniser; `--model DIR --language es|en` hears the calls with
 * the model of that folder (sherpa-onnx) besides, in real time. Ends with 1 when a goal is missed.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createChunker } from '../../electron/audio/chunker.ts'
import { FRAME_MS } from '../../electron/audio/frame.ts'
import { levelOf } from '../../electron/audio/level.ts'
import { loadVad, type VadFactory } from '../../electron/audio/vad.ts'
import { transcriberOf } from '../../electron/speech/pocketsphinx/pocketsphinx.ts'
import { dictionaryOf, grammarOf } from '../../electron/speech/pocketsphinx/spanish.ts'
import { isSpeechlike } from '../../electron/speech/speechlike.ts'
import { createChunked } from '../../electron/speech/whisper/chunked.ts'
import { type RenderedCall, render } from './calls.ts'
import { createDelays, percentile } from './delays.ts'
import { hearWithModel } from './model.ts'
import { KINDS, maker, RATE } from './nonspeech.ts'

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '2' },
    nonspeech: { type: 'string', default: '60' },
    'no-words': { type: 'boolean', default: false },
    model: { type: 'string' },
    language: { type: 'string', default: 'es' },
  },
})
const GOALS = { cuts: 0, shownP95Ms: 3000, phantoms: 0, refusedOverMusic: 0.02 }
/** Of the music behind a voice that is still to be heard, against the music alone. */
const BEHIND = 0.15
/** A cut goes through sound when the clean voice is louder than this there, dBFS; words that run into each other count too, so this is the upper bound. */
const SOUND_DBFS = -45
const AROUND_MS = 10

const there = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0

function* framesOf(pcm: Int16Array, sampleRate: number) {
  const size = (sampleRate * FRAME_MS) / 1000
  for (let at = 0; at + size <= pcm.length; at += size)
    yield { pcm: pcm.subarray(at, at + size), sampleRate, startMs: (at * 1000) / sampleRate }
}

/** Where the chunker cut a leg between two pieces, and how many of these places were not silent in the clean voice. */
function cutsOf(pcm: Int16Array, clean: Int16Array, sampleRate: number, openVad: VadFactory) {
  const vad = openVad(sampleRate)
  const chunker = createChunker((frame) => vad.isSpeech(frame))
  const ends: number[] = []
  let refused = 0
  let spoken = 0
  for (const frame of framesOf(pcm, sampleRate)) {
    const chunk = chunker.push(frame)
    if (!chunk) continue
    ends.push(chunk.endMs)
    const said = clean.subarray((chunk.startMs * sampleRate) / 1000, (chunk.endMs * sampleRate) / 1000)
    // A piece of noise alone may and should be refused.
    if (levelOf(said).rmsDbfs <= SOUND_DBFS) continue
    spoken++
    if (!isSpeechlike(chunk.pcm, sampleRate)) refused++
  }
  vad.close()
  const loud = ends.filter((ms) => {
    const at = (sampleRate * ms) / 1000
    const around = (sampleRate * AROUND_MS) / 1000
    return levelOf(clean.subarray(Math.max(0, at - around), at + around)).rmsDbfs > SOUND_DBFS
  })
  return { cuts: ends.length, through: loud.length, refused, spoken }
}

/** The same voice with music behind it. */
function overMusic(clean: Int16Array): Int16Array {
  const music = maker('music')
  return clean.map((sample, i) => Math.max(-32_768, Math.min(32_767, Math.round(sample + BEHIND * music(i)))))
}

/** Plays a leg with the clock standing still while the recogniser thinks, so that the delay is true on a busy machine for the waiting, and real for the thinking. */
async function delaysOf(call: RenderedCall, pcm: Int16Array, folder: string, openVad: VadFactory) {
  const grammar = join(folder, `${call.id}.gram`)
  const dictionary = join(folder, `${call.id}.dict`)
  writeFileSync(grammar, grammarOf(call.phrases))
  writeFileSync(dictionary, dictionaryOf(call.phrases))
  const hear = transcriberOf({ grammar, dictionary })
  let asking = 0
  let thought = 0
  const stt = createChunked({
    provider: 'pocketsphinx',
    languages: 'any',
    openVad,
    timing: { joinMs: 0 },
    async transcribe(ask) {
      asking++
      const from = performance.now()
      try {
        return await hear(ask)
      } finally {
        thought = performance.now() - from
        asking--
      }
    },
  })
  const stream = stt.open({ id: 'customer', sampleRate: call.sampleRate, language: 'es-CL' })
  const delays = createDelays()
  let nowMs = 0
  const reading = (async () => {
    for await (const said of stream) delays.take(said, nowMs + thought)
  })()
  for (const frame of framesOf(pcm, call.sampleRate)) {
    nowMs = frame.startMs + FRAME_MS
    stream.push(frame)
    do await new Promise((resolve) => setImmediate(resolve))
    while (asking > 0)
  }
  stream.end()
  await reading
  return delays
}

/** Pieces that would be sent to a recogniser while nobody speaks. */
function phantomsOf(kind: (typeof KINDS)[number], minutes: number, openVad: VadFactory): number {
  const vad = openVad(RATE)
  const chunker = createChunker((frame) => vad.isSpeech(frame))
  const sample = maker(kind)
  const size = (RATE * FRAME_MS) / 1000
  let pieces = 0
  const count = (minutes * 60_000) / FRAME_MS
  for (let n = 0; n < count; n++) {
    const pcm = Int16Array.from({ length: size }, (_, k) => Math.round(sample(n * size + k)))
    const chunk = chunker.push({ pcm, sampleRate: RATE, startMs: n * FRAME_MS })
    if (chunk && isSpeechlike(chunk.pcm, RATE)) pieces++
  }
  vad.close()
  return pieces
}

/** What the model of a folder makes of the calls, clean and at 10 dB. Its word errors are printed, not judged: they are the model's. */
async function modelMissed(modelDir: string, folder: string, openVad: VadFactory): Promise<readonly string[]> {
  const missed: string[] = []
  for (const snrDb of [undefined, 10]) {
    const total = { shown: [] as number[], final: [] as number[], words: 0, errors: 0 }
    for (let n = 1; n <= Number(values.calls); n++) {
      const call = render(`dev-${values.language}-${String(n).padStart(2, '0')}`, folder, snrDb)
      const heard = await hearWithModel(modelDir, call, values.language, openVad)
      total.shown.push(...heard.shown)
      total.final.push(...heard.final)
      total.words += heard.words
      total.errors += heard.errors
    }
    const name = `model, ${snrDb === undefined ? 'clean' : `${snrDb} dB`}`
    const p95 = percentile(total.shown, 0.95)
    console.log(
      `${name}: ${total.words} words said, ${((100 * total.errors) / total.words).toFixed(1)} % wrong; shown after p50 ${percentile(total.shown, 0.5)} ms, p95 ${p95} ms; final after p50 ${percentile(total.final, 0.5)} ms, p95 ${percentile(total.final, 0.95)} ms`,
    )
    if (!(p95 <= GOALS.shownP95Ms)) missed.push(`delay of the ${name}`)
  }
  return missed
}

async function main(): Promise<number> {
  const openVad = await loadVad()
  const missed: string[] = []
  const minutes = Number(values.nonspeech) / KINDS.length
  for (const kind of KINDS) {
    const pieces = phantomsOf(kind, minutes, openVad)
    console.log(`${kind.padEnd(8)} ${minutes} min: ${pieces} pieces would be sent to a recogniser`)
    if (pieces > GOALS.phantoms) missed.push(`phantoms in ${kind}`)
  }
  if (!['espeak-ng', 'sox'].every(there)) {
    console.log('no espeak-ng or no sox here: no calls were rendered')
    return 1
  }
  const recogniser = !values['no-words'] && there('pocketsphinx_continuous')
  if (!recogniser) console.log('without pocketsphinx: no delays')
  const folder = mkdtempSync(join(tmpdir(), 'vigia-hearing-'))
  try {
    const music = { refused: 0, spoken: 0 }
    for (const snrDb of [undefined, 10]) {
      const total = { cuts: 0, through: 0, refused: 0, spoken: 0, shown: [] as number[], final: [] as number[] }
      for (let n = 1; n <= Number(values.calls); n++) {
        const id = `dev-es-${String(n).padStart(2, '0')}`
        const clean = render(id, folder)
        const call = snrDb === undefined ? clean : render(id, folder, snrDb)
        for (const leg of ['agent', 'customer'] as const) {
          const { cuts, through, refused, spoken } = cutsOf(call.legs[leg], clean.legs[leg], call.sampleRate, openVad)
          total.cuts += cuts
          total.through += through
          total.refused += refused
          total.spoken += spoken
          if (snrDb === undefined && call.sampleRate === RATE) {
            const behind = cutsOf(overMusic(clean.legs[leg]), clean.legs[leg], RATE, openVad)
            music.refused += behind.refused
            music.spoken += behind.spoken
          }
          if (!recogniser) continue
          const { shown, final } = await delaysOf(call, call.legs[leg], folder, openVad)
          total.shown.push(...shown)
          total.final.push(...final)
        }
      }
      const name = snrDb === undefined ? 'clean' : `${snrDb} dB`
      console.log(
        `${name}: ${total.cuts} cuts, ${total.through} through sound; ${total.refused} of ${total.spoken} pieces of speech taken for none`,
      )
      if (total.through > GOALS.cuts) missed.push(`cuts at ${name}`)
      if (total.refused > 0) missed.push(`speech at ${name}`)
      if (!recogniser) continue
      const p95 = percentile(total.shown, 0.95)
      console.log(
        `${name}: ${total.final.length} words; shown after p50 ${percentile(total.shown, 0.5)} ms, p95 ${p95} ms; final after p50 ${percentile(total.final, 0.5)} ms, p95 ${percentile(total.final, 0.95)} ms`,
      )
      if (!(p95 <= GOALS.shownP95Ms)) missed.push(`delay at ${name}`)
    }
    console.log(`over music: ${music.refused} of ${music.spoken} pieces of speech taken for none`)
    if (music.refused > music.spoken * GOALS.refusedOverMusic) missed.push('speech over music')
    if (values.model !== undefined) missed.push(...(await modelMissed(values.model, folder, openVad)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(missed.length === 0 ? 'all goals met' : `missed: ${missed.join(', ')}`)
  return missed.length === 0 ? 0 : 1
}

process.exitCode = await main()
