/** When the housekeeping runs. */
import { cronJobs } from 'convex/server'
import { internal } from './_generated/api.js'

const crons = cronJobs()

crons.interval('ended calls leave the list', { minutes: 1 }, internal.sweep.board, {})
crons.interval('seats without a window', { minutes: 1 }, internal.sweep.seats, {})
crons.interval('claims of consoles that are gone', { minutes: 1 }, internal.sweep.room, {})
crons.interval('live rows of old calls', { minutes: 5 }, internal.sweep.calls, {})
crons.interval('delivered keys', { minutes: 30 }, internal.sweep.deliveries, {})
crons.interval('what is kept no longer', { minutes: 10 }, internal.sweep.retention, {})

export default crons
