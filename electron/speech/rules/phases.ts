/** Which phase the call is in, by what the dispatcher is doing; one stray question does not open a phase. */
import type { DispatchPhase } from '../../../convex/domain/templates.ts'
import type { Line } from './line.ts'
import { questionsIn, type Topic } from './questions.ts'

/** Questions that leave the complaint for the patient's state. */
const EXAMINING: readonly Topic[] = [
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
  'intent',
  'vitals',
]

const PLACE: readonly Topic[] = ['address', 'comuna', 'unit', 'number', 'reference']
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

/** Formal Spanish imperatives with their pronoun carry a written accent: "póngala", "acuéstelo", "ábranle". */
const CLITIC_ORDER = /(?<![\p{L}])\p{L}*[áéíóúÁÉÍÓÚ]\p{L}+(?:lo|la|le|los|las|les|se|me|nos)(?![\p{L}])/giu
/** Look like it and are not, or ask instead of ordering. */
const NO_ORDER =
  /^(?:vehículos?|películas?|títulos?|artículos?|círculos?|músculos?|ángulos?|díga(?:me|nos)|cuénte(?:me|nos)|míre(?:lo|la|le)|fíjese|háble(?:le|me)|pídale|dígale|pregúntele|escúche(?:me|lo)|repítame|confírmeme|explíqueme|cuál(?:es)?|clínicas?|cálme(?:se|la)|tranquilíce(?:se|la)|cómo|dónde)$/i
/** A sentence that begins with a bare English verb is an order. */
const BARE_ORDER =
  /^\W*(?:(?:okay|ok|now|and|then|right|good|so|please|yes|no|great|all right|alright|perfect)\W+){0,3}(?:(?:don't|do not|never|just|gently|quickly|carefully)\s)?(?:lay|put|press|push|keep|get|grab|turn|roll|tilt|kneel|sit|use|tighten|open|close|shut|move|give|start|continue|clear|watch|cover|wrap|run|take|raise|support|bend|have|let|make sure|stop|place|pinch|blow|elevate|remove|loosen|leave|unlock|count|dry|lift|pull|try|touch|try to|pour|rinse|hold)\b(?! (?:me\b|on the line|care\b|on\b(?! to)|a (?:look|good|nice)|you\b))/

/** Orders that help until the crew comes. */
const ORDERS =
  /\b(?:puede(?:s)? (?:dejar|sentarse|alejarse|acostar\w*|ponerl\w*|darl\w*|taparl\w*)|ponga(?:se|le|la|lo|me)?|pongan(?:le|lo|la)?|pon(?:le|la|lo)|acueste(?:lo|la|se)?|acuesten|siente(?:lo|la|se)|sientela|sientelo|abrigue(?:se|lo|la)?|no (?:lo|la|le|les|se|los) (?:muev\w+|de|den|des|saqu\w+|levant\w+|dej\w+|sujet\w+|met\w+)|no (?:mueva|muevan|corte|tire|pare|entre|jale)|nadie entra|apriete(?:n)?|presione|aprete|comprima|siga (?:apretando|con|contando|asi|,)|siga, no pare|sigan?\b|continue(?:n)?\b|comience|empiece|mande a buscar|que nadie|no (?:(?:lo|la|le|les|se|los|las) )?(?:tire|suelte|ponga|pongan|salga|salgan|entre|entren|vuelva|toque|toquen|deje|dejen|haga|hagan|provoque|intente|acerque\w*|maneje|acomode\w*)\b|cuente conmigo|incline|levante(?:le)?|saque(?:n)?|quede(?:se|nse)|seque(?:la|lo)|frote(?:le)?|cubra(?:lo|la)?|alej\w+|cierre|abra|corten|dela vuelta|delo vuelta|de(?:le)? (?:cinco|5) golpes|afloje|busque (?:toallas|un|una)|aplique|lave|enfrie|eche(?:le)?|que (?:alguien )?(?:aprie\w+|se (?:siente|acueste|ponga|quede)|no (?:lo|la) (?:muevan|mueva)|siga sentad\w+|mastique)|lay (?:him|her|them)|put (?:me|your|him|her|the|wet|a|pressure|one)|push (?:hard|down|straight)|roll (?:him|her)|tilt|press (?:hard|down|firmly|on)|don't (?:try to|move|give|let|put|pull|lift|jump|touch|hang)|keep (?:him|her|people|waving|going|pressing|the|your|calm|still|them|away)|kneel|use the (?:pen|epipen|inhaler)|sit (?:him|her|up|down)|let (?:him|her) (?:sit|lie|rest)|shut the door|close the|open the window|stay (?:low|with (?:him|her)|away)|start (?:cpr|compressions|chest)|hands on|go into|get (?:someone|somebody|everyone|a clean|him|her|down|out|away) |(?:back to|resume|restart) (?:the )?(?:compressions|cpr|pushing)|do what it says|wrap|cover (?:him|her|it)|run (?:cool|cold)|nothing (?:to eat|by mouth)|nada (?:por la boca|de comer)|heel of your hand|lock the door|count (?:out loud|with me)|give (?:him|her) (?:five|the|two|an)|cool water|small sips|light clothes)\b/
const ORDER_COMMIT = /no me corte|no corte|quedese en (?:la )?linea/
/** "Ask him to lift both arms" examines; it does not instruct. */
const EXAMINES =
  /\b(?:pidale|digale|haga) que (?:levante|sonria|repita|apriete|abra|diga)|ask (?:him|her|them) to|that you (?:let|keep)|no la deje hablar|acerque su (?:cara|oido|mejilla)/
/** Ends the call by itself. */
const FAREWELL =
  /\bgracias,? (?:por (?:avisar|llamar|su|confiar)|senora|senor|don|dona)|thank(?:s| you),? (?:sir|ma'am|for (?:calling|letting))|maneje con cuidado|voy a (?:cortar|colgar)|le corto|going to (?:hang up|let you go)|hang up now|dejelos pasar|dejalos pasar|pas[ae](?:le|me) (?:el telefono|con)|que (?:tenga|este) bue?n|que este bien|good night|\bchao\b|\bbye\b|take care|hasta luego|goodbye|(?:somebody|someone|send someone|send somebody) (?:stand|down|outside|will call)|let (?:the (?:firefighters|crew|paramedics)|them (?:take|in))|go with them|(?:hizo|hiciste) (?:muy )?bien|muy bien hecho|they're at your|pulling up|estoy escuchando|estan llegando|(?:ya )?(?:estan|van) (?:por llegar|llegando|entrando|afuera)|esta(?:n)? entrando|ya estan (?:cerca|afuera|aca|ahi)|let me know when they|almost there|nearly (?:with you|there)|(?:ponga|mande|deje) a alguien (?:en la|a la|afuera)|llegan (?:ya|altiro)|wave them in|have a (?:good|nice)|turning onto|que alguien espere|ya llego (?:la|el)|vienen subiendo|end the call|tell the front desk|eres muy valiente|you did the right thing|buen trabajo|call your (?:doctor|pediatrician|gp)|well done, (?:all|dad|mum|both)|stay (?:where|by your) /
/** What to do if it gets worse. */
const CALL_BACK =
  /\b(?:si|if) [^.?]{3,70}(?:me (?:vuelve a )?(?:llama|llame)|vuelva a llamar|nos llama|llame(?:n)?\b|llamen|llama altiro|call (?:us |me )?(?:right |straight )?back|ring (?:us|back)|call (?:911|999|us))|cualquier (?:cambio|cosa)|anything changes|(?:till|until) (?:they|help|the crew)|hasta que lleguen?|ring (?:999|us) again|ring (?:us )?back|call (?:us )?back|van en camino|ya van (?:para alla|llegando)|ya vienen/
const COMMITS =
  /\b(?:mand(?:o|ando|amos)|envi(?:o|ando)|despach(?:o|e|amos|ando|ado|ada)\b|ya va |va(?:n)? (?:una? |ambulancia|bomberos|carabineros|la |en camino)|va a ir una|on (?:the|its|their) way|sending|dispatch\w*|ambulance coming|(?:have|got) [^.]*(?:coming|going)|will come out|(?:doesn't|don't|won't) need (?:an ambulance|us to come))\b/
const CALLER_END = /\b(?:ya estan aca|they're here|crew's here|coming in\b)/

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
  const stay: PhaseState = { ...state, placed }
  const go = (phase: DispatchPhase, more: Partial<PhaseState> = {}): PhaseState => ({
    ...stay,
    strayQuestions: 0,
    ...more,
    phase,
  })
  if (heard.lines === 1) return stay
  if (line.turn.speaker === 'customer') {
    if (state.phase === 'Opening') {
      if (heard.place && asked.has('address')) return go('Location')
      // "Is the patient breathing?" is asked in the greeting, and its answer still opens the call
      if (heard.complaint && !has(asked, ['breathing', 'conscious'])) return go('Chief Complaint')
    }
    return state.committed && heard.lines > 8 && CALLER_END.test(text) ? go('Closing') : stay
  }
  const asks = questionsIn(line).length > 0
  const accented = (line.turn.text.match(CLITIC_ORDER) ?? []).some((word) => !NO_ORDER.test(word))
  const bare =
    line.tongue === 'en' &&
    line.sentences.some(({ start, end }) => line.text.charAt(end) !== '?' && BARE_ORDER.test(text.slice(start, end)))
  const orders =
    (ORDERS.test(text) || accented || bare) &&
    !ORDER_COMMIT.test(text) &&
    !/^\W*no (?:lo|la) muev\w+\W*$/.test(text) &&
    !EXAMINES.test(text)
  if (heard.commits || (COMMITS.test(text) && !state.committed && heard.lines > 4 && !asks)) {
    if (state.phase === 'Pre-Arrival Instructions' && (state.committed || /back to|siga|keep/.test(text)))
      return { ...stay, committed: true, strayQuestions: 0 }
    return go('Dispatch', { committed: true })
  }
  const farewell = FAREWELL.test(text) && heard.lines > 4
  const advises =
    CALL_BACK.test(text) &&
    heard.lines > 6 &&
    (state.committed || state.instructed) &&
    !(asks && !/vuelv|llam|call|ring/.test(text.slice(text.lastIndexOf('¿') + 1)))
  if (farewell && !asks) return go('Closing')
  if (advises && !asks && (!orders || state.instructed)) return go('Closing')
  if (orders && heard.lines > 1) {
    if (state.phase === 'Triage' && asks && !state.committed) return { ...stay, instructed: true }
    return go('Pre-Arrival Instructions', { instructed: true })
  }
  if (!asks && asked.size === 0) return stay
  if (has(asked, PLACE) && !(has(asked, TRIAGE) && state.placed) && !(state.committed && state.placed))
    return go('Location')
  if (state.phase === 'Opening' && (asked.has('greeting') || has(asked, ['name', 'nameOfCaller']))) return stay
  const settled = state.phase === 'Opening' || state.phase === 'Location'
  if ((has(asked, ['happened']) || (asked.has('covert') && state.phase === 'Opening')) && !state.committed && settled)
    return go('Chief Complaint')
  if (state.phase === 'Chief Complaint' && !has(asked, EXAMINING)) return stay
  if (state.phase === 'Location' && asked.has('nameOfCaller')) return stay
  if (!has(asked, TRIAGE) || state.phase === 'Triage') return stay
  const strayQuestions = state.strayQuestions + 1
  if (state.committed && state.phase === 'Dispatch' && strayQuestions < 2) return { ...stay, strayQuestions }
  if (state.committed && state.phase === 'Pre-Arrival Instructions' && strayQuestions < 2)
    return { ...stay, strayQuestions }
  return go('Triage')
}
