/** A dispatcher's call for help: it floats the call to the top of every list until a supervisor is there. */
import * as Board from './board.ts'
import type { Writing } from './caller.ts'
import * as Calls from './calls.ts'
import * as Events from './events.ts'

export async function request(ctx: Writing, { callId, wanted }: { callId: string; wanted: boolean }): Promise<null> {
  const call = await Calls.mustLive(ctx, callId)
  const now = Date.now()
  await Board.show(ctx, callId, { helpRequested: wanted }, now)
  await Events.append(ctx, call.sessionId, 'HelpRequestLogEvent', now, { wanted })
  return null
}
