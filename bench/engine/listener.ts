/** A console in a process of its own: subscribes to the words of the hot call as the monitor does and tells when each line arrived. */
import { ConvexClient } from 'convex/browser'
import WebSocket from 'ws'
import { api } from '../../convex/_generated/api.js'
import { PAGE_LINES, stretchesOf } from '../../convex/domain/transcript.ts'
import { HOT } from './call.ts'
import { machineMs } from './timing.ts'

const [url = '', token = '', count = '1'] = process.argv.slice(2)
let ready = 0

/** When each client had the newest line; told at once for all of them, so that telling delays none. */
let newest = ''
let arrivals: number[] = []
const hear = (text: string): void => {
  if (text !== newest) arrivals = []
  newest = text
  arrivals.push(machineMs())
  if (arrivals.length === Number(count)) process.send?.({ kind: 'line', text, arrivals })
}

for (let i = 0; i < Number(count); i++) {
  const client = new ConvexClient(url, {
    webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
    logger: false,
  })
  client.setAuth(async () => token)
  let first = true
  /** Lines seen so far without a gap. */
  let seen = 0
  client.onUpdate(api.queries.liveCalls.transcriptTail, { callId: HOT }, ({ from, lines }) => {
    hear(lines.at(-1)?.text ?? '')
    // As the monitor does: what the last page has shown is not asked for again, only pages that were not seen.
    const missing = Array.from({ length: Math.max(0, from - seen) / PAGE_LINES }, (_, i) => seen / PAGE_LINES + i)
    for (const stretch of stretchesOf(missing)) {
      const stop: () => void = client.onUpdate(api.queries.liveCalls.transcriptPage, { callId: HOT, ...stretch }, () =>
        stop(),
      )
    }
    seen = Math.max(seen, from + (lines.length === PAGE_LINES ? PAGE_LINES : 0))
    if (first) ready += 1
    first = false
    if (ready === Number(count)) process.send?.({ kind: 'ready' })
  })
}
process.on('disconnect', () => process.exit(0))
