/** A row of the board for tests: a quiet call that somebody answered. */
import type { BoardRow } from './row.ts'

const QUIET: BoardRow = {
  callId: 'c1',
  sessionId: 'c1',
  status: 'connected',
  startTime: new Date(0).toISOString(),
  startedAt: 0,
  practice: false,
  agentName: 'P07 · C. Rojas',
  customerPhone: '+56955501482',
  customerName: 'Juan Pérez',
  priority: 'low',
  reason: null,
  location: 'Apoquindo 3000, Las Condes',
  hasLocation: true,
  phase: 'Opening',
  phaseIndex: 0,
  phaseCount: 7,
  phaseSince: 0,
  alerts: [],
  distress: null,
  distressHistory: [],
  distressAtMs: 0,
  trend: 'stable',
  helpRequested: false,
  answeredLate: false,
  updatedAt: 0,
}

export const boardRow = (more: Partial<BoardRow> = {}): BoardRow => ({ ...QUIET, ...more })
