/** Alerts by visible rule: each rule has an id, what raises it, and returns the words that did. */
import type { SpokenAlert } from '../../../convex/domain/alerts.ts'
import type { CanonicalRecord } from '../../../convex/domain/canonical.ts'
import { CAME_OUT } from './airless.ts'
import { FREED, HELD } from './entrapment.ts'
import type { Line } from './line.ts'
import type { Sign } from './signals.ts'
import type { Proof } from './triage.ts'

/** What the alert rules look at after each line. */
export type Scene = {
  readonly line: Line
  /** The dispatcher's lines that a caller's line answers. */
  readonly prompts: readonly Line[]
  readonly record: CanonicalRecord
  readonly proof: (field: keyof CanonicalRecord) => Proof | undefined
  /** Signs of this line, and of the call so far. */
  readonly now: ReadonlyMap<Sign, Proof>
  readonly signs: ReadonlyMap<Sign, Proof>
  /** Evidence that the call has no emergency, once it is so. */
  readonly idleTalk: Proof | undefined
  readonly covert: Proof | undefined
  readonly child: Proof | undefined
  readonly victims: Proof | undefined
  readonly duplicate: Proof | undefined
  readonly dropped: Proof | undefined
  readonly silent: Proof | undefined
  readonly lost: Proof | undefined
}

type Rule = { readonly id: string; readonly type: SpokenAlert; readonly raised: (scene: Scene) => Proof | undefined }

const when = (record: CanonicalRecord, field: keyof CanonicalRecord, ...values: string[]): boolean =>
  values.includes(record[field] ?? '')
const join = (...proofs: (Proof | undefined)[]): Proof | undefined => {
  const all = proofs.flatMap((proof) => proof ?? [])
  const [first, ...rest] = all
  return first ? [first, ...rest] : undefined
}

const quoteOf = (proof: Proof | undefined): string => proof?.[0].quote.toLowerCase() ?? ''

/** Wounds that somebody else made. */
const ASSAULT = /shot|stab|balea|balazo|dispar|apu[nñ]al|pu[nñ]alada/

/** Sugar that is low: said so, or a number below 70. */
const LOW =
  /\b[1-3](?:\.\d| point)|(?:one|two|three) point|baj|low|hip[oó]|hypo|drop|crash|plummet|gone|suelo|bottomed|tanked|cay[oó]|descomp|\b[1-6]?\d$|(?:veinte|treinta|cuarenta|cincuenta|sesenta|twenty|thirty|forty|fifty)/
/** Swelling of what the air goes through, or of the face. */
const SWOLLEN =
  /throat|tongue|face|lips?\b|mouth|neck|boca|cuello|labio|eyes|eyelids|garganta|lengua|cara|labios|ojos|parpados|anafil|anaphyl/
/** Breath or swallowing in trouble beside an allergy. */
const CLOSING =
  /(?:no|cuesta|apenas) (?:\w+ )?(?:puede |poder )?trag|can't swallow|(?:garganta|pecho) (?:\w+ )?(?:apretad|cerrad)|tight (?:throat|chest)|(?:throat|chest) (?:\w+ ){0,2}tight|cierra el pecho|\bahog|\bwheez|\bsilb|(?:throat|chest) (?:[a-z']+ ){0,4}clos|garganta (?:\w+ ){0,3}(?:cerr|aprieta)|cerrando (?:el pecho|la garganta)|pica (?:\w+ )?la garganta/
/** "No tiene hinchada la boca". */
const UNSWOLLEN = /\b(?:no|sin|ni|not|isn't|aren't)\b[^.,]{0,24}(?:hinch|inflam|swell|swoll|puff)/
/** What stops the breath is named by its own alert. */
const BREATHLESS_OTHERWISE: ReadonlySet<string> = new Set(['atragantamiento', 'paro_cardiorrespiratorio'])
const HELD_FAST =
  /rolled on|\bon (?:him|her|me|them|top)\b|across (?:his|her|my)|budge|shift it|lift it|locked|encerrad[oa]s? (?:dentro |adentro )?(?:en|de|del) (?:el |un |mi )?(?:auto|vehiculo|furgon|camioneta)|seat ?belt|cinturon|doors?\b|fell|came down|pegad|metid|trancad|pozo|hoyo|zanja|barranco|quebrada|\bwell\b|\bhole\b|ditch|ravine|shaft|pit\b|crush|pull|drag|lift|jammed|stranded|sacar|soltar|zafar|apretad|encima|ascensor|trabad|agarro|vino abajo|wedged|caved|can't get (?:her|him|them) out|atrapad|aprision|trapped|pinned|stuck|debajo|under|derrumb|collapsed|enterrad|prensad|caught|agarrad|atascad/

/** Swallowed, and the air goes in: no blocked airway. */
const CLEARED =
  /respira (?:bien|normal|tranquil)|habla (?:bien|normal)|ya (?:lo |la )?(?:boto|escupio|paso)|breathing (?:fine|ok|normal)|talking (?:fine|ok|normal)|(?:coughed|spat|spit) it (?:up|out)|came out/

/** Where whoever is caught cannot leave alone. */
const HOLDING_PLACE =
  /\b(?:pozo|hoyo|zanja|barranco|quebrada|noria|alcantarilla|maquina|andamio|derrumbe|escombros|well|hole|ditch|ravine|trench|manhole|machine|scaffold\w*|rubble|fence)\b/

/** Shut in a car, in the sun or under water. */
const IN_VEHICLE =
  /(?:locked|stuck|shut|encerrad|atrapad)\w* (?:\w+ ){0,3}(?:car|van|vehicle|lift|elevator|auto|camioneta|furgon|vehiculo|ascensor)\b/
/** All are out of the burning house. */
const OUTSIDE =
  /(?:ya |todos |todas )(?:salimos|salieron|estamos afuera|estan afuera)|(?:esta|estan|estamos|salio) (?:\w+ )?afuera|(?:everyone|everybody|we all|we're all|they're all|all of us) (?:\w+ )?(?:got out|out\b|outside|safe)|lo(?:s)? sac(?:aron|amos|o)/

/** Whoever is caught beats at what holds him. */
const AT_THE_DOOR =
  /(?:peg|golpe|patea|pate|bang|pound|kick|hitt|beat)\w* (?:[a-z]+ )?(?:a |en |at |on |against )?(?:la |el |las |los |the )(?:puerta|pared|muralla|ventana|vidrio|reja|porton|door|wall|window|glass|floor)/

export const ALERT_RULES: readonly Rule[] = [
  {
    id: 'arrest.unconscious_and_not_breathing',
    type: 'cardiac_arrest_suspected',
    raised: ({ record, proof }) =>
      when(record, 'consciente', 'no') && when(record, 'respira', 'no') && !when(record, 'motivo', 'atragantamiento')
        ? join(proof('consciente'), proof('respira'))
        : undefined,
  },
  {
    id: 'arrest.not_breathing',
    type: 'cardiac_arrest_suspected',
    raised: ({ record, proof }) =>
      when(record, 'respira', 'no') &&
      !when(record, 'consciente', 'si') &&
      !when(record, 'motivo', 'atragantamiento', 'parto')
        ? proof('respira')
        : undefined,
  },
  { id: 'arrest.said', type: 'cardiac_arrest_suspected', raised: ({ now }) => now.get('arrest') },
  {
    id: 'unconscious.said',
    type: 'unconscious_patient',
    raised: ({ record, proof }) =>
      when(record, 'consciente', 'no') && !when(record, 'motivo', 'convulsion') ? proof('consciente') : undefined,
  },
  {
    id: 'unconscious.with_the_arrest',
    type: 'unconscious_patient',
    raised: ({ record, proof }) =>
      when(record, 'motivo', 'paro_cardiorrespiratorio') &&
      when(record, 'respira', 'no') &&
      record.consciente === undefined
        ? proof('respira')
        : undefined,
  },
  {
    id: 'stroke.face_arm_speech',
    type: 'stroke_suspected',
    raised: ({ now, record }) => (when(record, 'motivo', 'acv') ? now.get('stroke') : undefined),
  },
  {
    id: 'airway.choking',
    type: 'airway_obstruction',
    raised: ({ record, proof, line }) =>
      !CAME_OUT.test(line.text) &&
      ((when(record, 'motivo', 'atragantamiento') && !(when(record, 'respira', 'si') && CLEARED.test(line.text))) ||
        when(record, 'estado_respiratorio', 'obstruida'))
        ? proof('motivo')
        : undefined,
  },
  { id: 'bleeding.heavy', type: 'severe_bleeding', raised: ({ now }) => now.get('bleeding') },
  {
    id: 'anaphylaxis.swelling_or_breath',
    type: 'anaphylaxis_suspected',
    raised: ({ line, record, signs, now, proof }) =>
      when(record, 'motivo', 'reaccion_alergica') &&
      (signs.has('dyspnoea') ||
        signs.has('fewWords') ||
        signs.has('airHunger') ||
        (line.turn.speaker === 'customer' && CLOSING.test(line.text)) ||
        signs.has('cyanosis') ||
        when(record, 'estado_respiratorio', 'dificultad') ||
        SWOLLEN.test(signs.get('allergic')?.[0].quote.toLowerCase() ?? '') ||
        (now.has('allergic') &&
          !UNSWOLLEN.test(line.text) &&
          /(?:hinch|inflam|swell|swoll|puff|blown up|balloon|globo|grues|gord|enorme|gigant|deform|desfigur|huge|massive|enormous|twice|double)/.test(
            line.text,
          ) &&
          SWOLLEN.test(line.text)))
        ? join(signs.get('allergic') ?? proof('motivo'))
        : undefined,
  },
  {
    id: 'birth.pushing_or_crowning',
    type: 'imminent_delivery',
    raised: ({ record, now }) => (when(record, 'motivo', 'parto') ? now.get('pushing') : undefined),
  },
  {
    id: 'overdose.taken',
    type: 'overdose_suspected',
    raised: ({ record, proof }) => (when(record, 'motivo', 'sobredosis') ? proof('motivo') : undefined),
  },
  {
    id: 'seizure.now',
    type: 'seizure_active',
    raised: ({ now, record }) => (when(record, 'motivo', 'convulsion') ? now.get('seizure') : undefined),
  },
  {
    id: 'breath.blue_or_few_words',
    type: 'severe_respiratory_distress',
    raised: ({ record, now, signs }) =>
      BREATHLESS_OTHERWISE.has(record.motivo ?? '') || when(record, 'respira', 'no')
        ? undefined
        : when(record, 'motivo', 'dificultad_respiratoria', 'reaccion_alergica', 'dolor_toracico') ||
            signs.has('dyspnoea') ||
            record.motivo === undefined
          ? (now.get('cyanosis') ??
            (record.motivo !== undefined || signs.has('dyspnoea') ? now.get('fewWords') : undefined))
          : undefined,
  },
  {
    id: 'breath.short_of_smoke_or_allergy',
    type: 'severe_respiratory_distress',
    raised: ({ record, now, line }) =>
      line.turn.speaker === 'customer' &&
      when(record, 'motivo', 'incendio', 'reaccion_alergica') &&
      when(record, 'estado_respiratorio', 'dificultad') &&
      !when(record, 'respira', 'no')
        ? now.get('dyspnoea')
        : undefined,
  },
  {
    id: 'breath.fought_for',
    type: 'severe_respiratory_distress',
    raised: ({ record, now }) =>
      !BREATHLESS_OTHERWISE.has(record.motivo ?? '') && !when(record, 'respira', 'no')
        ? now.get('airHunger')
        : undefined,
  },
  {
    id: 'sugar.diabetic_and_altered',
    type: 'hypoglycemia_suspected',
    raised: ({ record, signs, proof }) =>
      signs.has('sugar') && LOW.test(signs.get('sugar')?.[0].quote.toLowerCase() ?? '')
        ? signs.get('sugar')
        : signs.has('diabetes') &&
            when(record, 'motivo', 'diabetes', 'inconsciente', 'otro') &&
            (when(record, 'consciente', 'no') || signs.has('sweaty'))
          ? join(signs.get('diabetes'), signs.get('sweaty') ?? proof('consciente'))
          : undefined,
  },
  {
    id: 'suicide.said',
    type: 'suicide_risk',
    // A cord round the neck of who is being born
    raised: ({ now, record }) =>
      when(record, 'motivo', 'parto') && /neck|cord|rope|cuello|cordon/.test(quoteOf(now.get('suicide')))
        ? undefined
        : now.get('suicide'),
  },
  {
    id: 'violence.said',
    type: 'violence_in_progress',
    raised: ({ now, record, covert, proof, line }) =>
      (when(record, 'motivo', 'incendio') && AT_THE_DOOR.test(line.text) ? undefined : now.get('violence')) ??
      (covert && now.has('weapon') ? now.get('weapon') : undefined) ??
      (covert && when(record, 'motivo', 'violencia_intrafamiliar') && now.has('violence')
        ? proof('motivo')
        : undefined),
  },
  {
    id: 'violence.armed_and_near',
    type: 'violence_in_progress',
    raised: ({ signs, now }) =>
      now.has('weapon') && ASSAULT.test(signs.get('trauma')?.[0].quote.toLowerCase() ?? '')
        ? join(now.get('weapon'), signs.get('trauma'))
        : undefined,
  },
  { id: 'covert.order_or_yes_no', type: 'covert_caller', raised: ({ covert }) => covert },
  {
    id: 'weapon.said',
    type: 'weapon_present',
    // What held the pills
    raised: ({ now, record }) =>
      when(record, 'motivo', 'sobredosis') && /bottle|botella|frasco/.test(quoteOf(now.get('weapon')))
        ? undefined
        : now.get('weapon'),
  },
  {
    id: 'trapped.said',
    type: 'person_trapped',
    raised: ({ now, record, line }) =>
      !when(record, 'motivo', 'atragantamiento') &&
      !FREED.test(line.text) &&
      (when(record, 'motivo', 'incendio', 'accidente_transito', 'trauma') ||
        IN_VEHICLE.test(line.text) ||
        HOLDING_PLACE.test(line.text) ||
        HELD.test(line.text) ||
        HELD_FAST.test(now.get('trapped')?.[0].quote.toLowerCase() ?? ''))
        ? now.get('trapped')
        : undefined,
  },
  {
    id: 'trapped.inside_the_fire',
    type: 'person_trapped',
    raised: ({ now, signs, record, line }) =>
      when(record, 'motivo', 'incendio') && (now.has('fire') || now.has('insideHome')) && !OUTSIDE.test(line.text)
        ? signs.get('insideHome')
        : undefined,
  },
  { id: 'victims.more_than_one', type: 'multiple_victims', raised: ({ victims }) => victims },
  { id: 'scene.hazard', type: 'scene_hazard', raised: ({ now }) => now.get('hazard') },
  { id: 'child.calls', type: 'child_caller', raised: ({ child }) => child },
  { id: 'silence.no_words', type: 'silent_call', raised: ({ silent }) => silent },
  { id: 'talk.no_emergency', type: 'non_emergency', raised: ({ idleTalk }) => idleTalk },
  {
    id: 'talk.petty',
    type: 'non_emergency',
    raised: ({ now, record, covert }) =>
      !covert && when(record, 'motivo', 'otro') && when(record, 'codigo', 'verde') ? now.get('petty') : undefined,
  },
  { id: 'duplicate.report_known', type: 'possible_duplicate', raised: ({ duplicate }) => duplicate },
  { id: 'location.caller_unsure', type: 'location_uncertain', raised: ({ lost }) => lost },
  { id: 'line.dropped', type: 'call_dropped', raised: ({ dropped }) => dropped },
]
