/** What we say on a line: 20 ms a beat become packets of the agreed codec and length, or keys (RFC 3550 §5.1, RFC 3551 §4). */
import type { Codec, VoiceEncoder } from '../codec/codec.ts'
import { type RtpPacket, writeRtp } from '../packet.ts'
import { writeEvent } from '../telephoneEvent.ts'
import { BEAT_MS } from './beat.ts'
import { createKeypad, type KeyBeat } from './keypad.ts'
import { keyTone } from './tones.ts'

export type Sender = {
  /** Hz that `beat` takes. */
  rate(): number
  agree(format: SendFormat): void
  /** The packets of this beat; null: nothing is said. Time goes on either way. */
  beat(pcm: Int16Array | null): Uint8Array[]
  /** So many beats are passed over; the timestamps tell it, as they tell when a sample was taken (§5.1). */
  gaveUp(beats: number): void
  keys(keys: string): void
  busy(): boolean
  ssrc(): number
  /** Another one: somebody else has ours (§8.2). */
  renew(): void
  figures(): { readonly packets: number; readonly bytes: number /** Of the coming beat. */; readonly timestamp: number }
  close(): void
}

export type SendFormat = {
  readonly codec: Codec
  readonly payload: number
  readonly eventsPayload: number | null
  readonly eventsClock: number
  /** ms, a multiple of 10. */
  readonly ptime: number
}

/** `random` gives 32 bits: numbers that begin anywhere cannot be guessed (§5.1). */
export function createSender(codec: Codec, random: () => number): Sender {
  let format: SendFormat = { codec, payload: codec.payload ?? 96, eventsPayload: null, eventsClock: 8000, ptime: 20 }
  let encoder: VoiceEncoder = codec.openEncoder()
  const keypad = createKeypad()
  let ssrc = random() >>> 0
  let sequence = random() & 0xffff
  /** Of the first sample of this beat. */
  let timestamp = random() >>> 0
  let held = new Int16Array(0)
  let speaking = false
  let pressedAt = 0
  let packets = 0
  let bytes = 0

  function packet(payload: Uint8Array, payloadType: number, marker: boolean, at: number): Uint8Array {
    const made: RtpPacket = { marker, payloadType, sequence, timestamp: at >>> 0, ssrc, payload }
    sequence = (sequence + 1) & 0xffff
    packets++
    bytes += payload.length
    return writeRtp(made)
  }

  function voice(pcm: Int16Array): Uint8Array[] {
    const { sampleRate, clockRate } = format.codec
    const size = (format.ptime * sampleRate) / 1000
    const before = held.length
    const all = before === 0 ? pcm : new Int16Array(before + pcm.length)
    if (before > 0) {
      all.set(held)
      all.set(pcm, before)
    }
    const out: Uint8Array[] = []
    let at = 0
    for (; at + size <= all.length; at += size) {
      const payload = encoder.encode(all.subarray(at, at + size))
      const stamp = timestamp + Math.round(((at - before) * clockRate) / sampleRate)
      // §4.1 of RFC 3551: the marker tells the first packet after a silence in which nothing was sent.
      out.push(packet(payload, format.payload, !speaking, stamp))
      speaking = true
    }
    held = at < all.length ? all.slice(at) : new Int16Array(0)
    return out
  }

  function key(beat: KeyBeat): Uint8Array[] {
    if (beat.kind === 'tone') {
      const { sampleRate } = format.codec
      const size = (BEAT_MS * sampleRate) / 1000
      return voice(keyTone(beat.key, sampleRate, beat.beat * size, size) ?? new Int16Array(size))
    }
    // All packets of a press carry the timestamp of its beginning (RFC 4733 §2.1).
    if (beat.first) pressedAt = timestamp
    held = new Int16Array(0)
    speaking = false
    return [packet(writeEvent(beat.event), format.eventsPayload ?? 101, beat.first, pressedAt)]
  }

  const beatLength = (): number => (BEAT_MS * format.codec.clockRate) / 1000

  return {
    rate: () => format.codec.sampleRate,
    agree(next) {
      if (next.codec !== format.codec) {
        encoder.close()
        encoder = next.codec.openEncoder()
        held = new Int16Array(0)
        speaking = false
      }
      if (next.ptime !== format.ptime) held = new Int16Array(0)
      format = next
    },
    beat(pcm) {
      const pressed = keypad.beat(format.eventsPayload === null ? 'tone' : { clockRate: format.eventsClock })
      let out: Uint8Array[] = []
      if (pressed) out = key(pressed)
      else if (pcm) out = voice(pcm)
      else {
        held = new Int16Array(0)
        speaking = false
      }
      timestamp = (timestamp + beatLength()) >>> 0
      return out
    },
    gaveUp(beats) {
      held = new Int16Array(0)
      timestamp = (timestamp + beats * beatLength()) >>> 0
    },
    keys: keypad.press,
    busy: keypad.busy,
    ssrc: () => ssrc,
    renew() {
      ssrc = random() >>> 0
      sequence = random() & 0xffff
      speaking = false
      packets = 0
      bytes = 0
    },
    figures: () => ({ packets, bytes, timestamp }),
    close: () => encoder.close(),
  }
}
