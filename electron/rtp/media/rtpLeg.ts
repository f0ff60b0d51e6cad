/** A telephone line as the host holds it: what it asks goes to the engine's thread, what comes from there goes to its listeners. */
import { createFrameLine } from './frameLine.ts'
import type { RtpLeg, RtpListener } from './leg.ts'
import type { LineEvent } from './line.ts'
import type { FromEngine, ToEngine } from './messages.ts'
import type { Recorded } from './receiver.ts'

/** The engine's end of a leg. */
export type RtpLegSide = {
  readonly leg: RtpLeg
  recorded(sound: Recorded): void
  event(event: LineEvent): void
  closed(): void
  lost(why: string): void
}

export function openRtpLeg(opened: FromEngine & { kind: 'opened' }, tell: (message: ToEngine) => void): RtpLegSide {
  const { ref, port, rtcpPort, openedAt } = opened
  const line = createFrameLine()
  const listeners: RtpListener[] = []
  let open = true
  const say = (message: ToEngine): void => {
    if (open) tell(message)
  }
  const end = (): void => {
    open = false
    line.end()
  }
  return {
    leg: {
      kind: 'rtp',
      ref,
      port,
      rtcpPort,
      openedAt,
      frames: line.frames,
      configure: (settings) => say({ kind: 'configure', ref, settings }),
      sendKeys: (keys) => say({ kind: 'keys', ref, keys }),
      probe: (bytes, to) => say({ kind: 'probe', ref, bytes, to }),
      on: (listen) => void listeners.push(listen),
      close() {
        say({ kind: 'close', ref })
        open = false
      },
    },
    recorded: line.push,
    event(event) {
      for (const listen of listeners) tellOne(listen, event)
    },
    closed: end,
    lost(why) {
      end()
      for (const listen of listeners) listen.lost?.(why)
    },
  }
}

function tellOne(listen: RtpListener, event: LineEvent): void {
  switch (event.kind) {
    case 'key':
      listen.key?.(event.key)
      break
    case 'quality':
      listen.quality?.(event.quality)
      break
    case 'silent':
      listen.silent?.(event.ms)
      break
    case 'source':
      listen.source?.(event.ssrc)
      break
    case 'remote':
      listen.remote?.(event.address, event.port)
      break
    case 'report':
      listen.report?.(event.report)
      break
    case 'probed':
      listen.probed?.(event.bytes)
      break
    case 'bye':
      listen.bye?.()
  }
}
