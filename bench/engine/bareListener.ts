/** Consoles that decode nothing: they tell when a line was on their socket, which is all that the engine can answer for. */
import WebSocket from 'ws'
import { HOT, LINE } from './call.ts'
import { machineMs } from './timing.ts'

const [url = '', token = '', count = '1'] = process.argv.slice(2)
const all = Number(count)

let newest = ''
let arrivals: number[] = []
let ready = 0

/** The newest line comes last in the transition. */
const lastLine = (message: Buffer): string => {
  const at = message.lastIndexOf(LINE)
  return at < 0 ? '' : message.subarray(at, message.indexOf('"', at)).toString()
}

const messages = [
  { type: 'Connect', sessionId: '', connectionCount: 0, lastCloseReason: 'InitialConnect', clientTs: 0 },
  { type: 'Authenticate', baseVersion: 0, tokenType: 'User', value: token },
  {
    type: 'ModifyQuerySet',
    baseVersion: 0,
    newVersion: 1,
    modifications: [
      {
        type: 'Add',
        queryId: 0,
        udfPath: 'queries/liveCalls:transcriptTail',
        args: [{ callId: HOT }],
      },
    ],
  },
]

for (let i = 0; i < all; i++) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/1.48.0/sync`)
  socket.on('open', () => {
    for (const message of messages)
      socket.send(JSON.stringify({ ...message, ...(message.type === 'Connect' ? { sessionId: `bare-${i}` } : {}) }))
  })
  let first = true
  socket.on('message', (data) => {
    const at = machineMs()
    const text = lastLine(data as Buffer)
    if (text === '') return
    if (first) ready += 1
    if (first && ready === all) process.send?.({ kind: 'ready' })
    first = false
    if (text !== newest) arrivals = []
    newest = text
    arrivals.push(at)
    if (arrivals.length === all) process.send?.({ kind: 'line', text, arrivals })
  })
}
process.on('disconnect', () => process.exit(0))
