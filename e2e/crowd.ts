/** A room full of calls, written as another program of the room would write them: by the public functions, with a service's token. */
import { ConvexHttpClient } from 'convex/browser'
import { api } from '../convex/_generated/api.js'
import { ALERT_TYPES } from '../convex/domain/alerts.ts'
import { REASONS } from '../convex/domain/canonical.ts'
import { DISPATCH_PHASES } from '../convex/domain/templates.ts'
import { openIssuer } from '../electron/engine/auth/issuer.ts'
import type { HostRun } from './host.ts'
import { openHostBridge } from './hostBridge.ts'

export type Crowd = {
  readonly client: ConvexHttpClient
  /** Writes call number `i`, answered or waiting; gives its id. */
  call(i: number, how?: 'live' | 'waiting'): Promise<string>
}

const PLACES = ['Providencia', 'Ñuñoa', 'Maipú', 'La Florida', 'Puente Alto', 'Recoleta', 'San Bernardo', 'Las Condes']
const STREETS = ['Av. Grecia', 'Irarrázaval', 'Apoquindo', 'Los Aromos', 'Gran Avenida', 'Vicuña Mackenna']
const PEOPLE = ['C. Rojas', 'M. Soto', 'J. Pérez', 'A. Muñoz', 'L. Vega', 'V. Díaz', 'R. Lagos', 'P. Núñez']
const TRIAGE = ['rojo', 'naranja', 'amarillo', 'amarillo', 'verde', 'verde']

const pick = <T>(list: readonly T[], i: number): T => {
  const one = list[i % list.length]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

/** Who speaks for the room; the host's own key signs. */
export const openCrowd = async (host: HostRun): Promise<Crowd> => {
  const bridge = await openHostBridge(host.url)
  const { convexUrl } = await bridge.call('host.info', {})
  bridge.close()
  const token = await openIssuer(host.data).issue(
    { subject: 'service-crowd', name: 'crowd', email: 'crowd@services.vigia.local', role: 'service' },
    { ttlS: 3600, now: Date.now() },
  )
  const client = new ConvexHttpClient(convexUrl, { auth: token, logger: false, skipConvexDeploymentUrlCheck: true })
  const m = api.mutations.liveCalls
  const send: typeof client.mutation = (...args) => client.mutation(...args)
  return {
    client,
    async call(i, how = 'live') {
      const callId = `crowd-${i}`
      const seat = `P${String(i + 1).padStart(2, '0')} · ${pick(PEOPLE, i)}`
      // One in twelve was answered late.
      const startTime = new Date(Date.now() - (i % 12 === 11 ? 95_000 : 1_000 + (i % 9) * 1000)).toISOString()
      const line = { callId, timestamp: startTime, isFinal: true, endMs: 1_000 }
      await send(m.startLiveCall, {
        callId,
        sessionId: callId,
        agentName: how === 'live' ? seat : '',
        customerName: 'Juan Pérez',
        customerPhone: pick(['+56955501482', '+56225550147', ''], i),
        campaignName: 'Emergencias',
        startTime,
      })
      if (how === 'waiting') {
        await send(m.updateCallStatus, { callId, status: 'ringing' })
        return callId
      }
      await send(m.updateCallStatus, { callId, status: 'connected' })
      await send(m.updateCallPhase, { callId, phase: pick(DISPATCH_PHASES, i) })
      const evidence = [{ entryKey: 'k', quote: 'x', speaker: 'customer' as const, atMs: 1 }]
      const values = {
        ...(i % 9 === 4 ? {} : { motivo: pick(REASONS, i * 7), codigo: pick(TRIAGE, i * 5 + (i % 3)) }),
        ...(i % 7 === 1
          ? {}
          : { direccion: pick(STREETS, i), numero: String(100 + ((i * 37) % 4000)), comuna: pick(PLACES, i) }),
      }
      await client.mutation(api.incidents.applyFields, {
        callId,
        callSessionId: callId,
        changes: Object.entries(values).map(([field, value]) => ({
          field: field as 'motivo',
          value,
          confidence: 0.9,
          evidence,
        })),
        by: { provider: 'rules', model: 'es', version: '1' },
      })
      const mood = pick(['negative', 'neutral', 'positive', 'negative', 'neutral'] as const, i)
      for (let n = 0; n < 4; n++)
        await send(m.addTranscriptEntry, {
          ...line,
          speaker: 'customer',
          text: `Línea ${n}`,
          sentiment: n % 3 === 2 ? 'neutral' : mood,
          confidence: 0.9,
          endMs: (n + 1) * 6_000,
        })
      for (let n = 0; n < pick([0, 1, 0, 2, 0, 3], i); n++)
        await send(m.raiseAlert, {
          callId,
          type: pick(ALERT_TYPES, i * 3 + n * 5),
          rule: `r${n}`,
          evidence,
          atMs: 1000,
        })
      if (i % 16 === 3) await send(m.updateCallStatus, { callId, status: 'on-hold' })
      return callId
    },
  }
}
