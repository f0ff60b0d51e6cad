/** What the dispatcher commits, and the caller's insurance and doorman. */
import type { RESOURCES } from '../../../convex/domain/canonical.ts'
import { answerOf } from './answers.ts'
import { anyAsked, type Context } from './context.ts'
import { insuranceTold } from './insurance.ts'
import { evidenceOf, type Finding, finding, type Line, rangeOf } from './line.ts'

type Unit = (typeof RESOURCES)[number]

/** Specific before general: each pattern eats its words. */
const UNITS: readonly (readonly [Unit, RegExp])[] = [
  [
    'ambulancia_avanzada',
    /(?:ambulancia|moviles|movil|equipo|ambulancias)s? (?:mas )?avanzad[oa]s?|\bavanzad[oa]s?\b|equipo de reanimacion|\b(?:als|advanced life support)\b(?: ambulance| unit| crew)?|\bsamu avanzado|critical care/g,
  ],
  [
    'ambulancia_basica',
    /(?:ambulancia|movil) basic[oa]|\b(?:la|otr[oa]|una|un) basic[oa]\b|\b(?:bls|basic life support)\b(?: ambulance| unit| crew)?/g,
  ],
  [
    'rescate_vehicular',
    /(?:unidad de |equipo de |carro de )?rescate(?: vehicular)?\b|extrication|heavy rescue|\brescue\b(?! breath)/g,
  ],
  ['socorro_andino', /socorro andino|mountain rescue/g],
  ['helicoptero', /helicopter[oa]?|air ambulance|ambulancia aerea/g],
  [
    'bomberos',
    /\bbomber[oa]s?\b|\b(?:\d+|un|otro|el primer) carros?\b(?! de (?:policia|rescate|carabineros))|\bcarros? bomba\b|\bfire (?:trucks?|engines?|department|crews?|service|brigade|units?)\b|\bfirefighters\b|\bengine company|\b(?:engine|ladder|truck|battalion) \d+|\ban engine\b|\b(?:\d|two|three|both|more) engines\b|(?<![\w-] on )\bfire\b/g,
  ],
  [
    'policia',
    /\bcarabiner[oa]s?\b|\bpolicia\b|\w*patrullas?\b|\bpatrulleros?\b|(?:furgon|carro|unidad|movil|vehiculo) (?:policial|de (?:carabineros|la policia))|\bpolice\b|\bofficers?\b|\bcops\b|\bpdi\b|\bdeput(?:y|ies)\b|\btroopers?\b|\bsheriff'?s?\b|\b(?:squad|patrol) cars?\b|\bcruisers?\b/g,
  ],
  ['matrona', /\bmatron[ae]?s?\b|\bmidwi(?:fe|ves)\b/g],
  ['dea', /\bdea\b|desfibrilador|\bdefibrillator|\baed\b/g],
  ['seguridad_ciudadana', /seguridad ciudadana|seguridad municipal|paz ciudadana/g],
  [
    'ambulancia',
    /\bambulanc\w*|\b(?:el|al|un) samu\b(?! (?:de|me|le|no))|\bmovil(?:es)?\b|\bparamedic\w*|\bmedics?\b|\b(?:a|the|second|another|an extra|one|both|my|our|\d+) (?:[a-z]+ )?crews?\b|\bems\b|\bsquad\b|\brapid response\b/g,
  ],
]

const COMMITS =
  /\b(?:i(?:'ve|'ll have| have) (?:got )?(?:an?|the|two|\d) (?:[a-z]+ )?(?:ambulance|crew|unit|car|engine)s?\b|(?:i'll|we'll|i'm|we're) (?:let|letting|tell|telling) the (?:police|fire|cops|sheriff)|(?:le |les )?asign(?:o|e|amos|ando|ad[oa]s?|are)|mov(?:iendo|i|imos|ilic\w+)|muevo|activ(?:o|e|amos|ando|are)|deriv(?:o|e|amos|ando)|alert(?:o|e|amos|ando)|convoc(?:o|ando|amos)|convoque|notific(?:o|ando|amos)|notifique|dispuse|dispon(?:go|iendo)|ped(?:i|imos)|pidiendo|part(?:e|en|iendo)\b(?= |,)|va(?:n)? (?:rodando|bajando|subiendo|volando|llegando|rumbo|en ruta|de camino|para alla|corriendo|entrando|a salir)|en ruta|ya (?:salio|salieron|partio|partieron|viene|vienen)|(?:le )?(?:tengo|tenemos) (?:una?|la|el|un|dos|\d+)|(?:fue|fueron|esta|estan|quedo|quedaron|ya) (?:\w+ )?(?:avisad|alertad|informad|notificad|despachad|asignad)[oa]s?|al tanto|(?:vamos|voy) a (?:sumar|agregar|mandar|enviar|activar|asignar|derivar)|sum(?:o|amos|ando)|(?:engine|medic|ladder|truck|squad|units?|ambulance|battalion|rescue) \d+|notified|alerted|been (?:told|informed|paged|sent|dispatched)|mand(?:o|e|ando|amos|are)|envi(?:o|e|ando|amos|are)|despach\w+|va(?:n)? (?:una?|\d+|el|la|los|las|bombero\w*|carabiner\w*|ambulanc\w*|rescate|en camino|saliendo|ya|para)|ya va(?:n)?|va(?:n)? (?:en camino|saliendo|a ir)|va a ir|voy a (?:mandar|enviar|pedir|despachar|avisar)|en camino|sale(?:n)?|parti(?:o|eron)|arranging|arranged|(?:asked|called|put in) for|requested|booked|solicit(?:e|o|ando)|salio|salieron|agreg(?:o|ando)|pid(?:o|iendo)|(?:le )?avis(?:o|ando|amos|e) a|aviso (?:tambien )?a|coordin\w+|(?:les|le) (?:estoy|vamos a) (?:mand|envi)\w+|tambien va(?:n)?|viene(?:n)?|esta(?:n)? saliendo|va saliendo|letting the|on blue lights|with (?:the )?lights|lights and sirens|running (?:hot|to you)|respond(?:ing|s) to you|mobili[sz]\w+|task(?:ed|ing)|paged|paging|ton(?:ed|ing) out|assign(?:ed|ing)|allocat\w+|launch(?:ed|ing)|start(?:ed|ing) (?:you )?(?:an?|the|two|\d) |making (?:its|their) way|on route|setting off|leaving (?:now|the station)|(?:putting|put) (?:an?|the|two|\d)[^.]{0,30} on|will be told|on (?:the|its|their|his) way|sending|send (?:you )?(?:an?|the|out)|dispatch\w*|(?:have|got|we've got|i've got) (?:an? |the |fire|police|two|\d)[^.]*(?:coming|going|heading|headed|en route|on (?:its|their|the) way|minutes away|out|behind)|is coming|are (?:both |all )?coming|'s coming|coming (?:up|down|over|across|out) (?:from|to)|(?:is|are) (?:\d+|a few|a couple of) (?:minutes?|mins?) (?:away|out|off)|getting an? [a-z]+ (?:running|going|moving|started)|coming (?:to|out|now)|en route|rolling|will (?:come|be with|be there)|head(?:ing|ed) (?:to|your|over|out)|being sent|requested|get(?:ting)? (?:you )?(?:an|the) (?:ambulance|crew))\b/
const NOT_YET =
  /\b(?:no (?:necesita|hace falta|amerita|se justifica|le puedo|puedo|voy a|vamos a mandar|va a ir)|wouldn't|won't be|don't think you need|doesn't need|don't need|no need|not (?:sending|going to send)|can send|could send|if you(?:'d)? (?:like|want|need)|si (?:quiere|necesita|desea)|puedo mandar|podria|would you like|(?:consult\w+|pregunt\w+|ver) si (?:puede|pueden|hay|esta)|no (?:puede|pueden) (?:volar|ir|llegar|salir)|(?:can't|cannot|unable to) (?:fly|get there|land))\b/

const ES_COUNT =
  /\b(\d{1,2}|dos|tres|cuatro) (?:rescatistas|paramedicos|tecnicos|voluntarios|funcionarios)\b|\b(\d{1,2}) (?:paramedics|rescuers|responders|medics|firefighters)\b/

/** Heard without stops, a question may be taken together with what was sent before it. */
const DISPATCH =
  /^(?:(?:okay|ok|right|alright|ya|bien|listo|perfecto),? )?(?:(?:there's|i've|i have|i got|we've|we have|i'm sending|we're sending|paramedics are|police are|an ambulance is|the ambulance is|help is)|(?:le |ya )*(?:va|van|mando|mande|mandamos|envio|envie|despacho|despache|sale|salio|salieron|va saliendo|esta saliendo|estan saliendo|voy a (?:pedir|mandar|enviar))) (?!a (?:necesitar|poder|estar)|usted|alguien|el dolor|hay|any)/

export function unitFindings(line: Line): Finding[] {
  const found: Finding[] = []
  let carried = false
  for (const sentence of line.sentences) {
    let text = line.text.slice(sentence.start, sentence.end)
    const asks = line.text.charAt(sentence.end) === '?' && !(line.bare && DISPATCH.test(text))
    const word = COMMITS.exec(text)
    // "mandé" commits, "mande a alguien" is an order
    const order =
      word !== null &&
      /^(?:(?:le |les )?asign|mand|envi|avis|activ|deriv|alert|notifiqu|convoqu)e$/.test(word[0].trim()) &&
      !/é/.test(line.plain.quote(sentence.start + word.index, sentence.start + word.index + word[0].length))
    const commits = !asks && word !== null && !order && !NOT_YET.test(text)
    const adds =
      carried &&
      /\b(?:tambien|too|as well|also)\b|^(?:y|and|plus|mas) (?:(?:el|la|los|las|un|una|a|an|the) )?\w+/.test(text) &&
      !asks &&
      !NOT_YET.test(text)
    if (!commits && !adds) continue
    carried = true
    const graded =
      /\b(?:avanzad|basic)[oa]s?\b/.test(text) &&
      !/\b(?:otr[oa]|(?:dos|tres|\d+)(?! (?:ambulancias?|moviles|movil|equipos?) (?:avanzad|basic))) /.test(text)
    for (const [unit, pattern] of UNITS) {
      // "Va la ambulancia, la básica": one unit
      if (unit === 'ambulancia' && graded) continue
      for (const match of text.matchAll(pattern)) {
        const start = sentence.start + match.index
        const before = text.slice(Math.max(0, match.index - 18), match.index)
        const about =
          /\b(?:guie a la|guiar a la|abr\w+ a(?: la)?|(?<!(?:i'll|we'll) )let the|for the|wave the|esper\w+ a(?: la)?|(?<!(?:i'll|i'm|we'll|we're) )(?:tell|telling) the|until the|hasta que lleguen? (?:la|los)) ?$/.test(
            before,
          )
        if (
          about ||
          (unit === 'bomberos' &&
            match[0] === 'fire' &&
            /\b(?:on|the|a|of|from) $/.test(before) &&
            !/and fire|have fire|send/.test(text))
        )
          continue
        found.push(finding(line, 'recursos_requeridos', unit, { start, end: start + match[0].length }, 0.9, 'add'))
        break
      }
      text = text.replace(pattern, (words) => '#'.repeat(words.length))
    }
    const crew = ES_COUNT.exec(line.text.slice(sentence.start, sentence.end))
    const digits = crew?.[1] ?? crew?.[2]
    if (crew && digits) {
      const start = sentence.start + crew.index
      found.push(finding(line, 'cantidad_rescatistas', digits, { start, end: start + crew[0].length }, 0.85))
    }
  }
  return found
}

const INSURER =
  /\bfonasa(?: (?:tramo )?[a-d]\b)?|\b(?:isapre )?(?:consalud|colmena|banmedica|cruz blanca|cruzblanca|vida tres|nueva masvida|masvida|esencial|fundacion|isalud)\b|\bisapre\b|\b(?:achs|ist|mutual(?: de seguridad)?|isl|dipreca|capredena|particular|medicare|medicaid|blue cross(?: blue shield)?|aetna|cigna|kaiser|united ?health\w*|bupa|tricare)\b/

export function adminFindings(line: Line, context: Context): Finding[] {
  const found: Finding[] = []
  const insurer = INSURER.exec(line.text)
  const askedInsurance = anyAsked(context, 'insurance')
  const covered = insuranceTold(line, context)
  if (covered) found.push(covered)
  else if (
    insurer &&
    (askedInsurance || /fonasa|isapre|insurance/.test(line.text)) &&
    !(insurer[0] === 'particular' && !askedInsurance)
  ) {
    const range = rangeOf(insurer)
    const words = line.plain.quote(range.start, range.end)
    found.push(finding(line, 'seguro_salud', words.charAt(0).toUpperCase() + words.slice(1), range, 0.85))
  } else if (askedInsurance && answerOf(line) === 'yes') {
    const prompt = context.prompts.at(-1)
    const names = prompt ? [...prompt.text.matchAll(new RegExp(INSURER, 'g'))] : []
    const one = names[0]
    if (prompt && names.length === 1 && one && !/isapre/.test(prompt.text))
      found.push(
        finding(prompt, 'seguro_salud', prompt.plain.quote(one.index, one.index + one[0].length), rangeOf(one), 0.75),
      )
  }
  const told =
    /(?:\b(?:le )?(?:dije|avise|hable) (?:al|a la|con el|con la) (?:conserje|porter[oa]|guardia|nochero)|\bya (?:le |les |lo |la )?(?:avis\w+|dij\w+|llam\w+|marqu\w+|saben)|\b(?:baj\w+|fue|fui|va|voy|yendo|corr\w+) a avisar|en (?:recepcion|porteria|conserjeria) (?:ya )?(?:saben|estan (?:avisad|al tanto)\w*)|\bya (?:lo )?sabe\b(?! (?:usted|donde|que))|(?:conserje|guardia|porter\w+) (?:ya )?(?:lo )?(?:sabe|esta (?:ya )?avisad[oa]|esta al tanto)|le avis(?:e|o|amos|aron)|(?:conto|contamos|conte|aviso|dijo|avisaron|dijeron) (?:a don [a-z]+,? )?(?:al?|a la|el|la) (?:de la (?:entrada|puerta|porteria)|conserje|nochero|porter\w+|guardia|mayordomo)|(?:nochero|mayordomo) (?:ya )?(?:lo )?(?:sabe|esta avisad\w)|\b(?:listo|avisad[oa]|hablad[oa]) con (?:el|ella)\b|(?:concierge|doorman|front desk|security) (?:knows|has been told|is aware)|(?:told|warned|called) (?:the )?(?:concierge|doorman|front desk|security|reception))/.exec(
      line.text,
    )
  const untold =
    /(?:no (?:le |les )?(?:he|hemos|ha|han) (?:avisado|dicho|llamado)|(?:porteria|conserjeria|recepcion|conserje) todavia no|todavia no (?:le )?(?:aviso|he|hemos)|no (?:le )?(?:avis[eo]|alcanzo)|haven't (?:told|called) (?:the )?(?:concierge|doorman|desk|security|reception))/.exec(
      line.text,
    )
  const prompted = /conserje|porter|recepcion|guardia|concierge|doorman|front desk/.test(
    context.prompts.at(-1)?.text ?? '',
  )
  const doorman =
    prompted ||
    /conserje|nochero|mayordomo|porter|recepcion|guardia|concierge|doorman|front desk|security|citofono|, el de la entrada/.test(
      line.text,
    ) ||
    anyAsked(context, 'concierge')
  if (doorman && untold) found.push(finding(line, 'aviso_conserjeria', 'no', rangeOf(untold), 0.85))
  else if (doorman && told) found.push(finding(line, 'aviso_conserjeria', 'si', rangeOf(told), 0.85))
  else if (
    anyAsked(context, 'concierge') &&
    /avis|told|know/.test(context.prompts.map((prompt) => prompt.text).join(' '))
  ) {
    const answer = answerOf(line)
    const range = { start: 0, end: Math.min(line.text.length, 40) }
    if (answer === 'yes' || answer === 'no')
      found.push({
        field: 'aviso_conserjeria',
        value: answer === 'yes' ? 'si' : 'no',
        mode: 'set',
        confidence: 0.75,
        evidence: [evidenceOf(line, range.start, range.end)],
      })
  }
  return found
}
