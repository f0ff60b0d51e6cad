/** Plays sound as RTP on many sockets with one timer for all: the media of a recording client, for tests and benches. */
import { createSocket, type Socket } from 'node:dgram'
import { ntpTime, writeRtcp } from '../../rtp/rtcp.ts'
import { createSrtpSender, type TagBytes } from '../../rtp/srtp/srtp.ts'

export type RtpSound = {
  /** One a packet, in order. */
  readonly payloads: readonly Uint8Array[]
  /** 0 to 127. */
  readonly payloadType: number
  /** What each packet adds to the timestamp. */
  readonly step: number
  /** ms of sound in a packet. */
  readonly ptime: number
  /** Begins anew at the end, until it is stopped. */
  readonly loop?: boolean
  /** Sender reports go to the port after the sound's; without it there are none. */
  readonly clock?: SenderClock
}

/** What the reports say: by whose clock, and how long ago (ms) the sound was heard that leaves now. */
export type SenderClock = { readonly cname: string; readonly lateMs: number }

export type RtpOut = {
  readonly port: number
  readonly ssrc: number
  /** Sends from now on; `srtp` encrypts. Once. */
  play(sound: RtpSound, to: { readonly address: string; readonly port: number }, srtp?: SenderKey): void
  /** While paused nothing is sent and the sound waits; the clock goes on, as that of a call does. */
  pause(paused: boolean): void
  /** Packets sent. */
  readonly sent: () => number
  /** Resolves when the sound is over or stopped. */
  readonly over: Promise<void>
  close(): void
}

export type SenderKey = { readonly key: Uint8Array; readonly salt: Uint8Array; readonly tagBytes: TagBytes }

export type RtpSender = {
  /** A socket at an address of this machine; its port is even or odd as the system likes. */
  open(address: string): Promise<RtpOut>
  /** Packets that the system did not take. */
  readonly failed: () => number
  close(): void
}

/** The timer's period, ms: packets leave at most this late. */
const TICK_MS = 5
/** Between two sender reports, ms. */
const REPORT_MS = 300

type Playing = { send(now: number): void }

/** `now`: a clock that never goes back, ms. */
export function createRtpSender(now: () => number = () => performance.now()): RtpSender {
  const playing = new Set<Playing>()
  const open = new Set<RtpOut>()
  let failed = 0
  let timer: NodeJS.Timeout | undefined
  const tick = (): void => {
    const at = now()
    for (const one of playing) one.send(at)
  }
  const run = (): void => {
    timer ??= setInterval(tick, TICK_MS)
  }
  const rest = (): void => {
    if (playing.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  function out(socket: Socket): RtpOut {
    const ssrc = Math.floor(Math.random() * 2 ** 32)
    let mine: Playing | undefined
    let paused = false
    let sent = 0
    let end: () => void = () => undefined
    const over = new Promise<void>((resolve) => {
      end = resolve
    })
    const stop = (): void => {
      if (mine) playing.delete(mine)
      rest()
      end()
    }
    const one: RtpOut = {
      port: socket.address().port,
      ssrc,
      sent: () => sent,
      over,
      play({ payloads, payloadType, step, ptime, loop = false, clock }, to, srtp) {
        const protect = srtp && createSrtpSender(srtp, srtp.tagBytes)
        const begun = now()
        const firstSequence = Math.floor(Math.random() * 65_536)
        const firstStamp = Math.floor(Math.random() * 2 ** 32)
        /** Packets due since the beginning, and those of them that carried sound. */
        let due = 0
        let next = 0
        let silent = true
        let reportedAt = begun
        const report = (at: number, { cname, lateMs }: SenderClock): void => {
          reportedAt = at
          const timestamp = (firstStamp + Math.round(((at - begun) / ptime) * step)) % 2 ** 32
          const ntp = ntpTime(Date.now() - lateMs)
          const bytes = writeRtcp([
            { kind: 'SR', ssrc, ntp, timestamp, packets: sent, bytes: 0, reports: [] },
            { kind: 'SDES', ssrc, cname },
          ])
          socket.send(bytes, to.port + 1, to.address)
        }
        mine = {
          send(at) {
            if (clock && at - reportedAt >= REPORT_MS) report(at, clock)
            const until = Math.floor((at - begun) / ptime) + 1
            for (; due < until; due++) {
              if (paused) {
                silent = true
                continue
              }
              if (next >= payloads.length && !loop) return stop()
              const payload = payloads[next % payloads.length] ?? new Uint8Array(0)
              const packet = Buffer.allocUnsafe(12 + payload.length)
              // A marker begins sound after silence (RFC 3551 §4.1).
              packet.writeUInt16BE(0x8000 | (silent ? 0x80 : 0) | payloadType, 0)
              packet.writeUInt16BE((firstSequence + next) & 0xffff, 2)
              packet.writeUInt32BE((firstStamp + due * step) % 2 ** 32, 4)
              packet.writeUInt32BE(ssrc, 8)
              packet.set(payload, 12)
              silent = false
              next++
              sent++
              socket.send(protect?.(packet) ?? packet, to.port, to.address, (error) => {
                if (error) failed++
              })
            }
          },
        }
        playing.add(mine)
        run()
      },
      pause(quiet) {
        paused = quiet
      },
      close() {
        stop()
        if (open.delete(one)) socket.close()
      },
    }
    open.add(one)
    return one
  }

  return {
    open: (address) =>
      new Promise((resolve, reject) => {
        const socket = createSocket({ type: address.includes(':') ? 'udp6' : 'udp4', sendBufferSize: 1 << 20 })
        socket.once('error', reject)
        socket.bind(0, address, () => resolve(out(socket)))
      }),
    failed: () => failed,
    close() {
      for (const one of open) one.close()
    },
  }
}
