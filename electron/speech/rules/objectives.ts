/** Which of the seven objectives of a dispatch call are met, with the words that met them. */
import type { DispatchObjective, DispatchPhase } from '../../../convex/domain/templates.ts'
import type { Heard } from '../understanding.ts'
import type { Memory } from './memory.ts'
import type { Proof } from './triage.ts'

type Met = Heard['objectives'][number]

/** Newly met objectives; remembers them in `done`. */
export function objectivesDone(
  memory: Memory,
  call: { readonly phase: DispatchPhase; readonly instructed: boolean },
  done: Set<DispatchObjective>,
): Met[] {
  const { record } = memory
  const met: Met[] = []
  const complete = (id: DispatchObjective, holds: boolean, proof?: Proof): void => {
    if (!holds || done.has(id)) return
    done.add(id)
    met.push({ id, status: 'completed', ...(proof ? { evidence: proof[0] } : {}) })
  }
  const crossing = / (?:con|esquina|and|&|llegando) |ruta|autopista/i.test(record.direccion ?? '')
  const place =
    record.direccion !== undefined &&
    (record.numero !== undefined || crossing || record.ubicacion_referencia !== undefined)
  complete('location_confirmed', place, memory.proof('direccion'))
  complete('complaint_identified', record.motivo !== undefined, memory.proof('motivo'))
  complete(
    'consciousness_breathing',
    record.consciente !== undefined && record.respira !== undefined,
    memory.proof('respira'),
  )
  complete('triage_assigned', record.codigo !== undefined, memory.proof('codigo'))
  complete('resources_dispatched', record.recursos_requeridos !== undefined, memory.proof('recursos_requeridos'))
  complete('instructions_given', call.instructed)
  complete('closing_done', call.phase === 'Closing')
  return met
}
