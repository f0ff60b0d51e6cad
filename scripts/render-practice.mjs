/**
 * Renders the practice calls: `resources/practice/<id>/lines.json` → `call.wav`, `script.json` and `card.json`.
 * Needs `espeak-ng` and `sox`; their output is committed, so nobody else does. Usage: `npm run practice:render [-- ID...]`.
 *
 * Each clause (text between punctuation) is spoken on its own, so its edges are measured; inside a clause the words share
 * its time by how long each lasts when said alone. Left channel dispatcher, right caller, 8 kHz µ-law as on a telephone line.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../resources/practice')
const VOICE_HZ = 22_050
const LINE_HZ = 8000
/** Active speech, dBFS; and the hiss under the caller's line. */
const SPEECH_DB = -23
const HISS = 10
const LEAD_MS = 400
const TAIL_MS = 900
const MOODS = {
  calm: { speed: 178, pitch: 46, amp: 95 },
  fear: { speed: 196, pitch: 62, amp: 120 },
  relief: { speed: 180, pitch: 54, amp: 100 },
}
/** Silence after a clause, ms, by what ends it. */
const CLAUSE_GAP = { ',': 130, ';': 180, ':': 180, '.': 260, '!': 240, '?': 260 }

/** What the voice says, without the silence around it. espeak-ng writes a false length on stdout: all after `data` is sound. */
function speak(text, voice, mood) {
  const { speed, pitch, amp } = MOODS[mood]
  const args = ['-v', voice, '-s', String(speed), '-p', String(pitch), '-a', String(amp), '-z', '--stdout', text]
  const out = execFileSync('espeak-ng', args, { maxBuffer: 1 << 26 })
  const start = out.indexOf('data') + 8
  const pcm = new Int16Array(
    out.buffer.slice(out.byteOffset + start, out.byteOffset + out.length - ((out.length - start) % 2)),
  )
  let from = 0
  let to = pcm.length
  while (from < to && Math.abs(pcm[from]) < 150) from++
  while (to > from && Math.abs(pcm[to - 1]) < 150) to--
  return pcm.subarray(Math.max(0, from - 100), Math.min(pcm.length, to + 300))
}

const samples = (ms) => Math.round((ms * VOICE_HZ) / 1000)
const millis = (count) => (count * 1000) / VOICE_HZ

/** Repeatable scatter between 0 and 1, so that a second rendering changes nothing. */
function scatter(seed) {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

/** One line: its sound pieces at their offsets, and its words; times in ms from the line's own start. */
function renderLine(line, voice, chance) {
  const mood = line.mood ?? 'calm'
  const pieces = []
  const words = []
  let at = 0
  for (const clause of line.text.match(/[^,;:.!?]+[,;:.!?]*\s*/g) ?? []) {
    const tokens = clause.trim().split(/\s+/).filter(Boolean)
    if (tokens.length === 0) continue
    const sound = speak(clause.trim(), voice, mood)
    const alone = tokens.map((token) => speak(token, voice, mood).length)
    const whole = alone.reduce((sum, length) => sum + length, 0)
    const lengthMs = millis(sound.length)
    pieces.push({ at, sound })
    let passed = 0
    for (const [index, token] of tokens.entries()) {
      const startMs = at + (lengthMs * passed) / whole
      passed += alone[index]
      const endMs = at + (lengthMs * passed) / whole
      const unclear = line.unclear?.[token]
      const confidence = unclear ?? 0.88 + 0.11 * chance()
      words.push({
        text: token,
        startMs: Math.round(startMs),
        endMs: Math.round(endMs),
        confidence: round2(confidence),
      })
    }
    at += lengthMs + (CLAUSE_GAP[clause.trim().at(-1)] ?? 60)
  }
  for (const token of Object.keys(line.unclear ?? {}))
    if (!words.some((word) => word.text === token)) throw new Error(`unclear word not in its line: ${token}`)
  return { pieces, words, lengthMs: words.at(-1).endMs }
}

const round2 = (value) => Math.round(value * 100) / 100

/** Puts the lines one after the other and mixes them into their own leg. */
function layOut(source, chance) {
  const placed = []
  let at = LEAD_MS
  for (const [index, line] of source.lines.entries()) {
    const said = renderLine(line, source.voices[line.speaker], chance)
    const pause = line.pauseMs ?? 250 + Math.round(250 * chance())
    const startMs = Math.round(index === 0 ? at : at + pause)
    placed.push({ line, startMs, ...said })
    at = startMs + said.lengthMs
  }
  const legs = { agent: new Float64Array(samples(at + TAIL_MS)), customer: new Float64Array(samples(at + TAIL_MS)) }
  for (const { line, startMs, pieces } of placed)
    for (const piece of pieces) {
      const offset = samples(startMs + piece.at)
      piece.sound.forEach((value, index) => {
        legs[line.speaker][offset + index] += value
      })
    }
  return { placed, legs }
}

/** Telephone band at 8 kHz, active speech at SPEECH_DB. */
function telephone(leg) {
  const pcm = Int16Array.from(leg, (value) => Math.max(-32_768, Math.min(32_767, Math.round(value))))
  const form = (hz) => ['-t', 'raw', '-r', String(hz), '-e', 'signed', '-b', '16', '-c', '1', '-']
  const effects = ['gain', '-6', 'rate', '-m', String(LINE_HZ), 'highpass', '250', 'lowpass', '3600']
  const out = execFileSync('sox', ['-D', ...form(VOICE_HZ), ...form(LINE_HZ), ...effects], {
    input: Buffer.from(pcm.buffer),
    maxBuffer: 1 << 28,
  })
  const line = Float64Array.from(new Int16Array(out.buffer.slice(out.byteOffset, out.byteOffset + (out.length & ~1))))
  const active = line.filter((value) => Math.abs(value) > 100)
  const rms = Math.sqrt(active.reduce((sum, value) => sum + value * value, 0) / Math.max(1, active.length))
  const gain = (32_768 * 10 ** (SPEECH_DB / 20)) / rms
  return line.map((value) => value * gain)
}

/** G.711 µ-law of one 16-bit sample (ITU-T G.711). */
function muLaw(sample) {
  const sign = sample < 0 ? 0x80 : 0
  const magnitude = Math.min(32_635, Math.abs(Math.round(sample))) + 132
  let exponent = 7
  for (let mask = 0x4000; exponent > 0 && (magnitude & mask) === 0; mask >>= 1) exponent--
  return ~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0f)) & 0xff
}

/** Two-channel µ-law WAV: format 7 with the `fact` chunk that RIFF asks for every compressed form. */
function wavFile(left, right) {
  const count = Math.min(left.length, right.length)
  const head = Buffer.alloc(58)
  head.write('RIFF', 0)
  head.writeUInt32LE(50 + count * 2, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(18, 16)
  head.writeUInt16LE(7, 20)
  head.writeUInt16LE(2, 22)
  head.writeUInt32LE(LINE_HZ, 24)
  head.writeUInt32LE(LINE_HZ * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(8, 34)
  head.writeUInt16LE(0, 36)
  head.write('fact', 38)
  head.writeUInt32LE(4, 42)
  head.writeUInt32LE(count, 46)
  head.write('data', 50)
  head.writeUInt32LE(count * 2, 54)
  const body = Buffer.alloc(count * 2)
  for (let index = 0; index < count; index++) {
    body[index * 2] = muLaw(left[index])
    body[index * 2 + 1] = muLaw(right[index])
  }
  return { bytes: Buffer.concat([head, body]), durationMs: Math.round((count * 1000) / LINE_HZ) }
}

function render(id) {
  const folder = join(ROOT, id)
  const source = JSON.parse(readFileSync(join(folder, 'lines.json'), 'utf8'))
  const chance = scatter([...id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7))
  const { placed, legs } = layOut(source, chance)
  const hiss = scatter(1)
  const caller = telephone(legs.customer).map((value) => value + HISS * (hiss() + hiss() - 1))
  const { bytes, durationMs } = wavFile(telephone(legs.agent), caller)
  const lines = placed.map(({ line, startMs, words, lengthMs }) => {
    const timed = words.map((word) => ({ ...word, startMs: startMs + word.startMs, endMs: startMs + word.endMs }))
    const confidence = round2(timed.reduce((sum, word) => sum + word.confidence, 0) / timed.length)
    return { speaker: line.speaker, startMs, endMs: startMs + lengthMs, text: line.text, confidence, words: timed }
  })
  const card = { id, title: source.title, language: source.language, scenario: source.scenario, durationMs }
  writeFileSync(join(folder, 'call.wav'), bytes)
  writeFileSync(join(folder, 'script.json'), scriptText(source.language, lines))
  writeFileSync(join(folder, 'card.json'), `${JSON.stringify(card, null, 2)}\n`)
  process.stdout.write(`${id}: ${(durationMs / 1000).toFixed(1)} s, ${lines.length} lines, ${bytes.length} bytes\n`)
}

/** One spoken line a text line, so that a change of one reads well in a diff. */
function scriptText(language, lines) {
  const rows = lines.map((line) => `    ${JSON.stringify(line)}`).join(',\n')
  return `{\n  "version": 1,\n  "language": ${JSON.stringify(language)},\n  "lines": [\n${rows}\n  ]\n}\n`
}

const asked = process.argv.slice(2)
const ids = asked.length > 0 ? asked : readdirSync(ROOT).filter((id) => existsSync(join(ROOT, id, 'lines.json')))
for (const id of ids.sort()) render(id)
