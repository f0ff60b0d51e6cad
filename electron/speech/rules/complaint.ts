/** The reason for the call: the gravest sign of the complaint, refined when a clearer one is heard. */
import type { CanonicalRecord, Evidence, Reason } from '../../../convex/domain/canonical.ts'
import { CAME_OUT, VOICELESS } from './airless.ts'
import type { Finding } from './line.ts'
import type { Seen, Sign } from './signals.ts'

/** Sign → reason, the more telling first. */
const REASON_OF: readonly (readonly [Sign, Reason])[] = [
  ['arrest', 'paro_cardiorrespiratorio'],
  ['choking', 'atragantamiento'],
  ['pushing', 'parto'],
  ['birth', 'parto'],
  ['overdose', 'sobredosis'],
  ['suicide', 'ideacion_suicida'],
  ['seizure', 'convulsion'],
  ['allergic', 'reaccion_alergica'],
  ['stroke', 'acv'],
  ['crash', 'accidente_transito'],
  ['fire', 'incendio'],
  ['violence', 'violencia_intrafamiliar'],
  ['sugar', 'diabetes'],
  ['chestPain', 'dolor_toracico'],
  ['dyspnoea', 'dificultad_respiratoria'],
  ['asthma', 'dificultad_respiratoria'],
  ['fall', 'caida'],
  ['trauma', 'trauma'],
  ['bleeding', 'trauma'],
  ['headInjury', 'trauma'],
  ['fever', 'fiebre'],
  ['collapse', 'inconsciente'],
]

/** Which later reason may replace which earlier one: the second explains the first. */
const REFINES: Readonly<Partial<Record<Reason, readonly Reason[]>>> = {
  inconsciente: [
    'paro_cardiorrespiratorio',
    'atragantamiento',
    'sobredosis',
    'convulsion',
    'reaccion_alergica',
    'acv',
    'accidente_transito',
    'diabetes',
    'caida',
    'trauma',
    'violencia_intrafamiliar',
    'dolor_toracico',
    'ideacion_suicida',
    'parto',
  ],
  otro: [
    'paro_cardiorrespiratorio',
    'atragantamiento',
    'sobredosis',
    'convulsion',
    'reaccion_alergica',
    'acv',
    'accidente_transito',
    'diabetes',
    'caida',
    'trauma',
    'violencia_intrafamiliar',
    'dolor_toracico',
    'ideacion_suicida',
    'parto',
    'incendio',
    'fiebre',
    'dificultad_respiratoria',
    'inconsciente',
    'violencia_intrafamiliar',
  ],
  dificultad_respiratoria: [
    'atragantamiento',
    'reaccion_alergica',
    'paro_cardiorrespiratorio',
    'sobredosis',
    'incendio',
  ],
  caida: ['acv', 'convulsion', 'paro_cardiorrespiratorio', 'accidente_transito'],
  trauma: ['accidente_transito', 'violencia_intrafamiliar', 'caida', 'ideacion_suicida'],
  fiebre: ['convulsion'],
  dolor_toracico: ['paro_cardiorrespiratorio'],
}

/** A heart that stops is the reason itself unless something outside stopped it. */
const ARREST_EXPLAINS: ReadonlySet<string> = new Set([
  'inconsciente',
  'otro',
  'caida',
  'dolor_toracico',
  'dificultad_respiratoria',
  'convulsion',
])

/** Who strikes lives with the victim, or strikes the caller: what makes an injury violence at home. */
const AT_HOME =
  /marido|espos|pareja|conviviente|polol|\bex\b|novi[oa]|padrastro|pap[aá]|hij[oa]|herman|yerno|cuñad|husband|boyfriend|girlfriend|partner|wife|stepdad|\bdad\b|\bson\b|brother|\b(?:me|nos)\b/i
/** Found on the ground where something leaks or burns: nobody has said that they fell. */
const ONLY_LIES = /tirad|botad|tendid|floor|ground|lying/

/** What has no reason of its own in the list. */
const WEAK: readonly Sign[] = ['trapped', 'unwell', 'petty']
const BY_WEAPON = /shot|stab|balea|balazo|dispar|apunal|punalada|cuchill|tiro\b/
const ROBBED = /\basalt|\brob(?:o|aron|ar|ando)\b|\bquitarle|\bapunal|\bstab|\brobb|\bmugg|\bjumped\b/
const ON_THE_ROAD =
  /\b(?:autos?|camion\w*|motos?|bus|micro|bici\w*|taxi|furgon|calle|ruta|avenida|camino|autopista|carretera|cars?|truck|van|bike|bus|road|street|highway|lane|motorway|driver|chofer|conductor)\b|atropell/
const OF_THE_LUNGS: ReadonlySet<Sign> = new Set<Sign>(['dyspnoea', 'asthma'])

const set = (value: Reason, evidence: readonly [Evidence, ...Evidence[]], confidence: number): Finding => ({
  field: 'motivo',
  value,
  mode: 'set',
  confidence,
  evidence,
})

type State = {
  readonly collapsed?: readonly [Evidence, ...Evidence[]] | undefined
  readonly stopped?: readonly [Evidence, ...Evidence[]] | undefined
  readonly diabetic?: boolean
  readonly altered?: boolean
  /** Only pains and the like were told so far: no gas, nobody shut in. */
  readonly unwell?: boolean
  readonly asked: boolean
  /** The plain words of the line. */
  readonly line: string
}

function reasons(seen: readonly Seen[], record: CanonicalRecord, state: State): Finding[] {
  const known = record.motivo as Reason | undefined
  const { line } = state
  // Nothing passes and the throat is what is told of
  if (
    record.estado_respiratorio === 'obstruida' &&
    state.stopped &&
    (known === undefined || /^(?:otro|dificultad_respiratoria|inconsciente)$/.test(known))
  )
    return [set('atragantamiento', state.stopped, 0.75)]
  const arrest = record.respira === 'no' && record.consciente !== 'si'
  if (
    arrest &&
    state.stopped &&
    (known === undefined || ARREST_EXPLAINS.has(known)) &&
    !seen.some((one) => one.sign === 'choking' || one.sign === 'overdose')
  ) {
    return [set('paro_cardiorrespiratorio', state.stopped, 0.8)]
  }
  const first = REASON_OF.flatMap(([sign, reason]) => {
    const one = seen.find((other) => other.sign === sign)
    if (!one) return []
    if (sign === 'violence' && known === 'trauma' && !one.evidence.some(({ quote }) => AT_HOME.test(quote))) return []
    // Stabbed or shot, and nobody at home named: a wound
    if (
      sign === 'violence' &&
      seen.some((other) => other.sign === 'trauma' && BY_WEAPON.test(other.words)) &&
      !seen.some((other) => other.evidence.some(({ quote }) => AT_HOME.test(quote)))
    )
      return []
    // "Me tiene agarrado del brazo": the wounded who holds on
    if (sign === 'violence' && known === 'trauma' && /agarrad|tomad/.test(one.words)) return []
    // Robbed or knifed by somebody, and nobody at home named: a wound
    if (sign === 'violence' && !one.evidence.some(({ quote }) => AT_HOME.test(quote)) && ROBBED.test(one.words + line))
      return [{ reason: 'trauma' as const, evidence: one.evidence }]
    // A fork lift against a shelf is no road accident
    if (sign === 'crash' && known === 'trauma' && !ON_THE_ROAD.test(line)) return []
    // A chest that tightens in asthma
    if (sign === 'chestPain' && /apret|tight/.test(one.words) && seen.some((other) => OF_THE_LUNGS.has(other.sign)))
      return []
    if (sign === 'fall' && known === 'otro' && ONLY_LIES.test(one.words)) return []
    return [{ reason, evidence: one.evidence }]
  })
  if (known === undefined) {
    // A diabetic who sweats or talks nonsense: the sugar explains it
    const altered = seen.find((one) => one.sign === 'diabetes' || one.sign === 'sugar')
    if (state.altered && state.diabetic && altered) return [set('diabetes', altered.evidence, 0.7)]
    const best = first[0]
    if (best) return [set(best.reason, best.evidence, 0.8)]
    if (state.collapsed) return [set('inconsciente', state.collapsed, 0.7)]
    // Gas, cables, fumes, and nobody said to be ill of it yet
    const hazard = seen.find((one) => one.sign === 'hazard')
    if (hazard) return [set('otro', hazard.evidence, 0.55)]
    const unwell = WEAK.flatMap((sign) => seen.find((one) => one.sign === sign) ?? [])[0]
    if (unwell) return [set('otro', unwell.evidence, 0.5)]
    return []
  }
  if (state.diabetic && (known === 'inconsciente' || (state.altered && (known === 'caida' || known === 'otro')))) {
    const sugar = seen.find((one) => one.sign === 'diabetes' || one.sign === 'sugar')
    if (sugar) return [set('diabetes', sugar.evidence, 0.7)]
  }
  // Unwell at first, and then out
  if (known === 'otro' && state.unwell && state.collapsed && first.length === 0)
    return [set('inconsciente', state.collapsed, 0.7)]
  const better = first.find(({ reason }) => REFINES[known]?.includes(reason))
  return better ? [set(better.reason, better.evidence, 0.75)] : []
}

/** Choked without a voice: the airway is blocked, as far as is told. */
function throat(seen: readonly Seen[], record: CanonicalRecord, line: string): Finding[] {
  const choking = seen.find((one) => one.sign === 'choking')
  return choking && record.estado_respiratorio === undefined && VOICELESS.test(line) && !CAME_OUT.test(line)
    ? [
        {
          field: 'estado_respiratorio',
          value: 'obstruida',
          mode: 'set',
          confidence: 0.7,
          evidence: choking.evidence,
        },
      ]
    : []
}

/** The reason as the line's signs tell it, and what goes with it. */
export const complaintFindings = (seen: readonly Seen[], record: CanonicalRecord, state: State): Finding[] => [
  ...reasons(seen, record, state),
  ...throat(seen, record, state.line),
]
