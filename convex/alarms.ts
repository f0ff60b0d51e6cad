/** How the room spends its attention on alerts: how often each rule speaks, how often it is right, and what is put off. */
import { v } from 'convex/values'
import { mutation, query } from './functions.ts'
import * as Alarms from './model/alarms.ts'
import * as Alerts from './model/alerts.ts'
import * as Shape from './model/shapes.ts'

/** Per rule over the last `days` (1 to 90, 7 when left out), the most frequent first. Days are UTC's. */
export const rates = query({
  may: ['watch'],
  args: { days: v.optional(v.number()) },
  returns: v.array(
    v.object({
      type: Shape.alertType,
      rule: v.string(),
      severity: Shape.alertSeverity,
      raised: v.number(),
      acknowledged: v.number(),
      useful: v.number(),
      noise: v.number(),
      /** Useful of those judged, 0 to 1; null while nobody has judged one. */
      precision: v.union(v.number(), v.null()),
    }),
  ),
  handler: Alarms.rates,
})

/**
 * Alerts and supervisors on duty, by tens of minutes, newest first, for the last twelve hours. A window sets the present ten apart by its
 * own clock: `ten` is the number of tens of minutes since the epoch. `life` and `caution` count against the budget.
 */
export const budget = query({
  may: ['watch'],
  args: {},
  returns: v.object({
    /** Alerts a supervisor in ten minutes, as a long-run average. */
    budget: v.number(),
    tens: v.array(
      v.object({
        ten: v.number(),
        life: v.number(),
        caution: v.number(),
        info: v.number(),
        supervisors: v.array(v.string()),
      }),
    ),
  }),
  handler: Alarms.budget,
})

/** A supervisor's window says that somebody sits at it; once in ten minutes is enough. */
export const onDuty = mutation({ may: ['supervise'], args: {}, returns: v.null(), handler: Alarms.onDuty })

/** Puts an alert off for some minutes (life-threats at most 10, others 240), with the reason; it comes back by itself. */
export const shelveAlert = mutation({
  may: ['supervise'],
  args: { alertId: v.id('alerts'), minutes: v.number(), reason: v.string() },
  returns: v.null(),
  handler: Alerts.shelve,
})

export const unshelveAlert = mutation({
  may: ['supervise'],
  args: { alertId: v.id('alerts') },
  returns: v.null(),
  handler: Alerts.unshelve,
})
