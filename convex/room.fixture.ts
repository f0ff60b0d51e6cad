/** A room for tests: the functions on an empty database, and those who call them. */
import { ConvexError } from 'convex/values'
import { convexTest } from 'convex-test'
import { api } from './_generated/api.js'
import type { ErrorData } from './domain/errors.ts'
import schema from './schema.ts'

const modules = import.meta.glob(['./**/*.{ts,js}', '!./**/*.*.ts'])

export function openRoom() {
  const room = convexTest(schema, modules)
  const as = (role: string, name: string) =>
    room.withIdentity({ subject: name, name, email: `${name.toLowerCase()}@sala.example.invalid`, role })
  return {
    room,
    service: as('service', 'capture'),
    supervisor: as('supervisor', 'Paula'),
    dispatcher: as('dispatcher', 'Diego'),
    admin: as('admin', 'Ada'),
    stranger: as('janitor', 'Nadie'),
  }
}

export type Room = ReturnType<typeof openRoom>
export type Seat = Room['service']

export const call = {
  callId: 'call-1',
  sessionId: 'call-1',
  agentName: 'Diego Rojas',
  customerName: 'Caller',
  customerPhone: '+56 9 5555 0101',
  campaignName: 'Emergencias',
} as const

export async function startCall(room: Room, more: { callId?: string; template?: 'dispatch' | 'outreach' } = {}) {
  const sessionId = more.callId ?? call.sessionId
  return room.service.mutation(api.mutations.liveCalls.startLiveCall, { ...call, sessionId, ...more })
}

/** The data of the refusal that `act` must end in. */
export async function refusal(act: Promise<unknown>): Promise<ErrorData> {
  try {
    await act
  } catch (error) {
    if (!(error instanceof ConvexError)) throw error
    return (typeof error.data === 'string' ? JSON.parse(error.data) : error.data) as ErrorData
  }
  throw new Error('was not refused')
}
