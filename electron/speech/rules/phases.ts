/** Which phase the call is in, by what the dispatcher is doing; one stray question does not open a phase. */
import type { DispatchPhase } from '../../../convex/domain/templates.ts'
import type { Line } from './line.ts'
import { questionsIn, type Topic } from './questions.ts'

const PLACE: readonly Topic[] = ['address', 'comuna', 'unit', 'number', 'reference']
const COMPLAINT: readonly Topic[] = ['happened']
const TRIAGE: readonly Topic[] = [
  'conscious',
  'breathing',
  'breathingHard',
  'age',
  'ageOfCaller',
  'history',
  'medication',
  'allergy',
  'onset',
  'victims',
  'trapped',
  'weapon',
  'bleeding',
  'vitals',
  'hurt',
  'intent',
  'pregnancy',
  'injury',
  'name',
]

/** Orders that help until the crew comes. */
const ORDERS =
  /\b(?:ponga(?:se|le|la|lo|me)?|pongan(?:le|lo|la)?|pon(?:le|la|lo)|acueste(?:lo|la|se)?|acuesten|siente(?:lo|la|se)|sientela|sientelo|abrigue(?:se|lo|la)?|no (?:lo|la|le|les|se|los) (?:muev\w+|de|den|des|saqu\w+|levant\w+|dej\w+|sujet\w+|met\w+)|no (?:mueva|muevan|corte|tire|pare|entre|jale)|nadie entra|apriete(?:n)?|presione|aprete|comprima|siga (?:apretando|con|contando|asi|,)|siga, no pare|cuente conmigo|incline|levante(?:le)?|saque(?:n)?|quede(?:se|nse)|seque(?:la|lo)|frote(?:le)?|cubra(?:lo|la)?|alej\w+|cierre|abra|corten|dela vuelta|delo vuelta|de(?:le)? (?:cinco|5) golpes|afloje|busque (?:toallas|un|una)|aplique|lave|enfrie|eche(?:le)?|que (?:alguien )?(?:aprie\w+|se (?:siente|acueste|ponga|quede)|no (?:lo|la) (?:muevan|mueva)|siga sentad\w+|mastique)|lay (?:him|her|them)|put (?:me|your|him|her|the|wet|a|pressure|one)|push (?:hard|down|straight)|roll (?:him|her)|tilt|press (?:hard|down|firmly|on)|don't (?:try to|move|give|let|put|pull|lift|jump|touch|hang)|keep (?:him|her|people|waving|going|pressing|the|your|calm|still|them|away)|kneel|use the (?:pen|epipen|inhaler)|sit (?:him|her|up|down)|let (?:him|her) (?:sit|lie|rest)|shut the door|close the|open the window|stay (?:low|with (?:him|her)|away)|start (?:cpr|compressions|chest)|hands on|go into|get (?:someone|somebody|everyone|a clean|him|her|down|out|away) |back to compressions|do what it says|wrap|cover (?:him|her|it)|run (?:cool|cold)|nothing (?:to eat|by mouth)|nada (?:por la boca|de comer)|heel of your hand|lock the door|count (?:out loud|with me)|give (?:him|her) (?:five|the|two|an)|cool water|small sips|light clothes)\b/
const ORDER_COMMIT = /no me corte|no corte|quedese en (?:la )?linea/
const CLOSES =
  /\b(?:(?:si|if) [^.?]{3,60}(?:me (?:vuelve a )?llama|vuelva a llamar|llame(?:n)?(?: de nuevo| altiro)?|call (?:us |me )?(?:right )?back|ring (?:us|back)|call (?:911|999|us) (?:back|again))|ring back|call (?:us )?back (?:if|straight)|gracias (?:por (?:avisar|llamar)|senora|don|dona|,)|thank you,? (?:sir|ma'am|for calling)|maneje con cuidado|voy a cortar|le corto|going to hang up|let you go|hang up now|esten? atent[oa] a|estan llegando|esta(?:n)? entrando|dejelos pasar|dejalos|pasale el telefono|buenas noches\.|que tenga buen|good night|chao|bye\b|take care|somebody stand outside|someone (?:will|outside|at the door)|let the (?:firefighters|crew|paramedics)|go with them|felicitaciones y|ponga a alguien en la esquina|mande a alguien a|hizo bien en llamar|van en camino|ya van para alla|someone will call you|call your (?:doctor|pediatrician|gp)|que bueno\. quedese|muy bien hecho|they're at your|estoy escuchando|ya estan cerca)\b/
const COMMITS =
  /\b(?:mand(?:o|ando|amos)|envi(?:o|ando)|despach\w+|ya va |va(?:n)? (?:una? |ambulancia|bomberos|carabineros|la |en camino)|va a ir una|on (?:the|its|their) way|sending|dispatch\w*|ambulance coming|(?:have|got) [^.]*(?:coming|going)|will come out|doesn't need an ambulance)\b/
const CALLER_END =
  /\b(?:llegaron|ya (?:estan|llego|llegaron)|they're here|crew's here|(?:is|are) here\b|muchas gracias|thank you so much|cheers|gracias, |chao|bye)\b/

/** What the phase logic remembers between lines. */
export type PhaseState = {
  readonly phase: DispatchPhase
  readonly strayQuestions: number
  readonly committed: boolean
  readonly instructed: boolean
  readonly placed: boolean
}
export const OPENING: PhaseState = {
  phase: 'Opening',
  strayQuestions: 0,
  committed: false,
  instructed: false,
  placed: false,
}

const has = (asked: ReadonlySet<Topic>, topics: readonly Topic[]): boolean => topics.some((topic) => asked.has(topic))

export function phaseAfter(
  line: Line,
  asked: ReadonlySet<Topic>,
  state: PhaseState,
  heard: { readonly complaint: boolean; readonly place: boolean; readonly commits: boolean; readonly lines: number },
): PhaseState {
  const { text } = line
  const placed = state.placed || heard.place
  const go = (phase: DispatchPhase, more: Partial<PhaseState> = {}): PhaseState => ({
    ...state,
    placed,
    strayQuestions: 0,
    ...more,
    phase,
  })
  if (line.turn.speaker === 'customer') {
    if (state.phase === 'Opening') {
      if (heard.place && asked.has('address')) return go('Location')
      if (heard.complaint) return go('Chief Complaint')
    }
    const late = state.committed && heard.lines > 8 && CALLER_END.test(text)
    if (
      late &&
      (state.phase === 'Pre-Arrival Instructions' || state.phase === 'Dispatch') &&
      /crew's here|llegaron|ya estan aca|coming in|they're here/.test(text)
    )
      return go('Closing')
    return { ...state, placed }
  }
  const asks = questionsIn(line).length > 0
  const closes =
    CLOSES.test(text) &&
    heard.lines > 6 &&
    (state.committed || state.instructed || /cortar|hang up|registrado|buenas noches|gracias/.test(text))
  if (heard.commits || (COMMITS.test(text) && !state.committed && heard.lines > 4 && !asks)) {
    if (state.phase !== 'Pre-Arrival Instructions' || !state.committed) {
      const pre = state.phase === 'Pre-Arrival Instructions' && state.instructed && /back to|siga|keep/.test(text)
      return go(pre ? state.phase : 'Dispatch', { committed: true })
    }
    return { ...state, placed, committed: true, strayQuestions: 0 }
  }
  if (closes && !(asks && !/vuelv|llam|call|ring/.test(text))) return go('Closing')
  const orders = ORDERS.test(text) && !ORDER_COMMIT.test(text) && !/^\W*no (?:lo|la) muev\w+\W*$/.test(text)
  if (orders && heard.lines > 2) return go('Pre-Arrival Instructions', { instructed: true })
  if (!asks && asked.size === 0) return { ...state, placed }
  if (has(asked, PLACE) && !(has(asked, TRIAGE) && state.placed) && !(state.committed && state.placed))
    return go('Location')
  if (state.phase === 'Opening' && asked.has('greeting')) return { ...state, placed }
  if (has(asked, COMPLAINT) && !state.committed && (state.phase === 'Opening' || state.phase === 'Location'))
    return go('Chief Complaint')
  const stray = state.committed || state.instructed
  if (
    state.phase === 'Chief Complaint' &&
    !has(asked, [
      'conscious',
      'breathing',
      'breathingHard',
      'bleeding',
      'trapped',
      'history',
      'medication',
      'victims',
      'weapon',
      'pregnancy',
      'injury',
      'intent',
      'vitals',
    ])
  )
    return { ...state, placed }
  if (state.phase === 'Opening' && has(asked, ['name', 'nameOfCaller'])) return { ...state, placed }
  if (has(asked, TRIAGE)) {
    if (state.phase === 'Triage') return { ...state, placed }
    if (stray && state.phase !== 'Location') {
      const tally = state.strayQuestions + 1
      return tally >= 2 && !state.committed ? go('Triage') : { ...state, placed, strayQuestions: tally }
    }
    return go('Triage')
  }
  return { ...state, placed }
}
