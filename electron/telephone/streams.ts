/** The media-stream server of this host, as its settings say: opened, moved and closed while calls of other kinds go on. */
import { readFileSync } from 'node:fs'
import { frameMs } from '../audio/frame.ts'
import { type MediaStreamServer, openMediaStreamServer, type StreamHandle } from '../capture/mediaStream/mediaStream.ts'
import type { AudioSource } from '../capture/source.ts'
import type { Log } from '../log.ts'
import type { Listen } from '../storage/line.ts'
import type { Secrets } from '../storage/secrets.ts'
import { newCallId, type Tally } from './exchange.ts'
import { tapped } from './tap.ts'

/** Under this name the key of the media stream is kept with the lines' passwords. */
export const STREAM_KEY = 'media-stream'

export type Streams = {
  /** `off` also while there is no key: a server that lets everybody in is not opened. */
  state(): { readonly kind: 'off' | 'no_key' | 'failed' } | { readonly kind: 'open'; readonly port: number }
  apply(listen: Listen): Promise<void>
  close(): Promise<void>
}

type Needs = {
  readonly secrets: Pick<Secrets, 'reveal'>
  readonly log: Log
  readonly now: () => number
  readonly tally: Tally
  readonly start: (source: AudioSource) => StreamHandle
}

export function openStreams({ secrets, log, now, tally, start }: Needs): Streams {
  let server: MediaStreamServer | undefined
  let state: ReturnType<Streams['state']> = { kind: 'off' }
  let current = ''

  const shut = async (): Promise<void> => {
    const old = server
    server = undefined
    state = { kind: 'off' }
    await old?.close()
  }

  return {
    state: () => state,
    async apply({ address, mediaStream, tls }) {
      const key = secrets.reveal(STREAM_KEY)
      const wanted = JSON.stringify([address, mediaStream, tls, key])
      if (wanted === current) return
      current = wanted
      await shut()
      if (!mediaStream) return
      if (key === undefined) {
        state = { kind: 'no_key' }
        return
      }
      try {
        server = await openMediaStreamServer({
          host: address,
          port: mediaStream.port,
          ...(tls ? { tls: { cert: readFileSync(tls.certificate), key: readFileSync(tls.key) } } : {}),
          keys: [{ name: STREAM_KEY, key }],
          allow: [],
          language: 'es-CL',
          now,
          newCallId: () => newCallId('mediaStream', now()),
          start(source) {
            const { callId, startedAt } = source.info
            tally.expected(callId, 'stream', startedAt)
            let toMs = 0
            const counted = tapped(source, () => tally.ended(callId, toMs, 'hangup'))
            counted.listen((_leg, frame) => {
              toMs = Math.max(toMs, frame.startMs + frameMs(frame))
            })
            return start(counted.source)
          },
          onRefused: (why) => log.info('stream.refused', { why }),
        })
        state = { kind: 'open', port: server.port }
      } catch (error) {
        state = { kind: 'failed' }
        log.error('stream.listen', error)
      }
    },
    close: shut,
  }
}
