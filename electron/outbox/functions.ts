/** The functions of Convex that the capture side may call: the one place in the host that names them. */
import { getFunctionName } from 'convex/server'
import { api } from '../../convex/_generated/api.js'

export const liveCalls = api.mutations.liveCalls
export const incidents = api.incidents
export const protocol = api.protocol

/** Goes past the outbox: words that are about to be replaced are not worth keeping. */
export const setPartialPath: string = getFunctionName(liveCalls.setPartial)
