/** Which words of a line without capitals are names: of people, streets and towns. Told by what stands around them. */
import { COMUNA_BY_PLAIN, COMUNA_PATTERN, isCommonWord } from './comunas.ts'
import { CUES } from './cues.ts'
import { GIVEN } from './givenNames.ts'
import type { Word } from './mending.ts'
import type { Setting } from './rewritten.ts'
import { isCommon } from './words.ts'

export type Capitals = { readonly upper: ReadonlySet<number>; readonly comma: ReadonlySet<number> }

/** Streets are named after them. */
const RANK =
  /^(?:sargento|comandante|capitan|general|almirante|presidente|teniente|doctor|obispo|arzobispo|profesor|cardenal)$/
const LINK = /^(?:de|del|la|las|los|el|y|van|von|da)$/
const NUMBER =
  /^(?:\d+[a-z]?|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieci\w+|veint\w+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|\w+cientos|quinientos|mil|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)$/
/** What kind of way it is: before its name in Spanish, behind it in English. */
export const KIND_ES =
  /^(?:calle|avenida|avda|av|pasaje|psje|camino|alameda|subida|bajada|paseo|diagonal|costanera|callejon|autopista|carretera|ruta|puente)$/
export const TYPE_EN =
  /^(?:street|st|road|rd|avenue|ave|lane|court|close|drive|grove|way|place|terrace|crescent|square|hill|gardens|boulevard|blvd|parkway|mews|row|walk|view|rise|circle|trail|turnpike|pike|wharf|parade|alley|highway|broadway|estate|quay|embankment|bypass)$/
/** Ends a street's name whatever comes before. */
const STOPS_ES =
  /^(?:con|esquina|entre|numero|casa|depto|departamento|block|torre|en|frente|al|cerca|por|a|es|esta|pasado|llegando|altura|hay|no|si|se|le|me|que|pero|porque|cuando|donde|piso|villa|poblacion|comuna|parcela|lote|sitio|condominio|fundo|hacia|sentido|kilometro|antes|despues|detras|para|tiene|perdon|eh|ahi|aqui|aca|ya|una|un|mi|su|senorita|senor|gracias|como)$/
/** First words of an answer that are no name. */
const NO_NAME =
  /^(?:se|llama|es|la|el|don|dona|senora|senor|mi|su|nombre|creo|dice|que|name|name's|he's|she's|is|his|her|mr|mrs|eh|uh|um|si|yes)$/

const PLACE_ES =
  /^(?:laguna|plaza|parque|playa|lago|rio|estadio|iglesia|capilla|parroquia|colegio|escuela|liceo|jardin|hospital|clinica|consultorio|cesfam|metro|estacion|terminal|mall|supermercado|puente|rotonda|peaje|tunel|edificio|hogar|restaurante?|restoran|hotel|hostal|caleta|fundo|camping|gimnasio|farmacia|condominio|poblacion|villa|sector|cerro|universidad|instituto|conjunto|residencial)$/
const PLACE_EN =
  /^(?:hotel|motel|pub|inn|arms|school|academy|church|mall|station|gym|library|hospital|centre|center|bridge|stadium|lake|cafe|market|house|apartments|tower|farm|restaurant|club|college|campsite|supermarket|grill|diner|lodge)$/
/** Said to somebody by name. */
const VOCATIVE =
  /^(?:come on|wake up|keep still|stay still|don't move|tranquil|stay with|can you|look at|breathe|please wake|hang on|mirame|despierta|despierte|respira|respire|aguanta|reacciona|hablame|contestame|abre los|quedate)/

const KIND_CUES = { es: new Set(CUES.es.filter((word) => !RANK.test(word))), en: new Set(CUES.en) }

export function capitalised(words: readonly Word[], marks: readonly string[], setting: Setting): Capitals {
  const { tongue, asked, caller } = setting
  const upper = new Set<number>()
  const comma = new Set<number>()
  const at = (i: number): string => words[i]?.plain ?? ''
  const nameLike = (i: number): boolean =>
    at(i) !== '' &&
    !at(i).includes("'") &&
    !KIND_CUES[tongue].has(at(i)) &&
    !NUMBER.test(at(i)) &&
    (GIVEN[tongue].has(at(i)) || (at(i).length >= 3 && !isCommon(at(i), tongue)))
  /** Marks a run of name-like words from `i`; links count when a name follows. Returns where it ends. */
  const run = (i: number, most: number): number => {
    let end = i
    for (let k = i, taken = 0; taken < most && k < words.length; ) {
      if (nameLike(k)) {
        // "Olga Olga Riquelme": said again, now whole
        if (k > i && (at(k) === at(k - 1) || at(k) === at(k - 2))) {
          comma.add(k - 1)
          taken = 0
        }
        upper.add(k)
        taken++
        end = ++k
        if (marks[k - 1] !== '') break
        continue
      }
      const reach = LINK.test(at(k)) ? (nameLike(k + 1) ? 1 : LINK.test(at(k + 1)) && nameLike(k + 2) ? 2 : 0) : 0
      if (reach === 0 || taken === 0 || (at(k) === 'y' && tongue === 'es')) break
      k += reach
    }
    return end
  }
  const place = ['address', 'comuna', 'unit', 'number', 'reference', 'access'].some((topic) =>
    (asked as ReadonlySet<string>).has(topic),
  )
  if (tongue === 'es') streetsEs()
  else streetsEn()
  landmarks()
  people()
  towns()
  if (caller && asked.has('name')) answerName()
  for (const i of [...upper]) if (/^(?:san|santa|santo)$/.test(at(i - 1))) upper.add(i - 1)
  return { upper, comma }

  /** "liceo carmela carvajal", "edificio don ambrosio", "sunset motel": a kind of place and its name. */
  function landmarks(): void {
    words.forEach((_, i) => {
      if (tongue === 'en') {
        if (!PLACE_EN.test(at(i)) || !place) return
        let start = i
        while (start > 0 && i - start < 2 && marks[start - 1] === '' && nameLike(start - 1)) start--
        if (start < i) for (let k = start; k <= i; k++) upper.add(k)
        return
      }
      if (!PLACE_ES.test(at(i)) || marks[i] !== '') return
      const lead = /^(?:de|del)$/.test(at(i + 1)) ? i + 2 : i + 1
      const article = /^(?:el|la|los|las|san|santa|santo|don|dona|villa|lo)$/.test(at(lead))
      if (
        !(article
          ? at(lead + 1) !== '' && !STOPS_ES.test(at(lead + 1)) && (nameLike(lead + 1) || place)
          : nameLike(lead))
      )
        return
      if (article && LINK.test(at(lead)) && !nameLike(lead + 1) && isCommon(at(lead + 1), 'es')) return
      if (article) upper.add(lead)
      run(article ? lead + 1 : lead, 3)
    })
  }

  function people(): void {
    words.forEach((_, i) => {
      // "devin come on", "mateo despierta": called by name
      if (
        caller &&
        nameLike(i) &&
        VOCATIVE.test(`${at(i + 1)} ${at(i + 2)}`) &&
        (i === 0 || marks[i - 1] !== '' || NUMBER.test(at(i - 1)) || at(i - 1) === at(i))
      )
        upper.add(i)
      // "el segundo piso" is no name
      if (at(i) === 'segundo' && /^(?:piso|nivel|hijo|dia|sector|grado|medio|bloque)$/.test(at(i + 1))) return
      const two = `${at(i - 2)} ${at(i - 1)}`
      const cued =
        tongue === 'es'
          ? /^(?:se llama|me llamo|se llamaba|nombre es|llama la|llama el|llama don|llama dona|llamo yo)$/.test(two) ||
            /^(?:llamo|don|dona|llama)$/.test(at(i - 1)) ||
            (/^(?:senora|senor|abuelita|abuelito|nina|nino)$/.test(at(i - 1)) && GIVEN.es.has(at(i)))
          : /^(?:name's|called)$/.test(at(i - 1)) || /^(?:name is|says he's|says she's)$/.test(two)
      if (
        cued &&
        !LINK.test(at(i)) &&
        (nameLike(i) || /^(?:segundo|rosa|angel|luz|paz|sol|grace|rose|hope|joy|will|mark|may|june)$/.test(at(i)))
      ) {
        upper.add(i)
        run(i, 3)
      } else if (GIVEN[tongue].has(at(i)) && !COMUNA_BY_PLAIN.has(at(i)) && !upper.has(i) && !NUMBER.test(at(i - 1)))
        run(i, 3)
    })
  }

  function answerName(): void {
    const given = words.findIndex((_, i) => GIVEN[tongue].has(at(i)) || upper.has(i))
    const strange = words.findIndex((_, i) => nameLike(i) && !NO_NAME.test(at(i)))
    const first = given >= 0 ? given : strange
    if (first >= 0) run(first, 4)
    // "Wladimir Uribe... el que está con él es su hijo, el Brayan": the answer comes first, whether or not its name is a usual one
    const leads = strange === 0 || (strange === 1 && /^(?:el|la|es|don|dona|it's|he's|she's)$/.test(at(0)))
    if (leads && strange < first && (nameLike(strange + 1) || marks[strange] !== '')) run(strange, 4)
    // "Jaxon with an x, Jaxon Teague"
    words.forEach((_, i) => {
      if (i > first && first >= 0 && at(i) === at(first) && nameLike(i + 1) && at(i + 1) !== at(i)) run(i, 2)
    })
  }

  /** Behind a word for street: a common word may be its name ("los aromos", "la paz", "las flores"). */
  function named(i: number): number {
    let k = i
    let content = 0
    while (k < words.length && content < 4) {
      const word = at(k)
      if (NUMBER.test(word) && !/^\d{1,2}$/.test(word) && content > 0) break
      if (NUMBER.test(word) && at(k + 1) !== 'de') break
      if (STOPS_ES.test(word)) break
      if (
        content > 0 &&
        !LINK.test(at(k - 1)) &&
        (COMUNA_BY_PLAIN.has(word) || COMUNA_BY_PLAIN.has(`${word} ${at(k + 1)}`)) &&
        !isCommonWord(word)
      )
        break
      if (!LINK.test(word)) {
        if (
          content > 0 &&
          isCommon(word, 'es') &&
          !/^(?:alto|norte|sur|oriente|poniente|grande|chico|nuevo|nueva|vieja|viejo)$/.test(word) &&
          !LINK.test(at(k - 1))
        )
          break
        content++
      } else if (k + 1 >= words.length || STOPS_ES.test(at(k + 1))) break
      upper.add(k)
      k++
      if (marks[k - 1] !== '') break
    }
    // Links inside keep their small letter
    for (let j = i; j < k; j++) if (LINK.test(at(j)) && !(j === i && /^(?:la|las|los|el)$/.test(at(j)))) upper.delete(j)
    return k
  }

  function crossing(i: number): void {
    const towards = at(i) === 'llegando' && /^al?$/.test(at(i + 1))
    if (!/^(?:con|esquina)$/.test(at(i)) && !towards) return
    let start = i
    while (
      start > 0 &&
      i - start < 4 &&
      marks[start - 1] === '' &&
      (nameLike(start - 1) || upper.has(start - 1) || LINK.test(at(start - 1)))
    )
      start--
    while (start < i && LINK.test(at(start)) && !/^(?:los|las|la|el)$/.test(at(start))) start++
    if (start === i) return
    // "con... eh... con avenida": the speaker looks for the word
    let skip = 0
    while (/^(?:eh|mm|este|ay|con|a|ver|espere)$/.test(at(i + 1 + skip)) && skip < 4) skip++
    const other =
      skip > 0 && at(i) !== 'llegando'
        ? i + 1 + skip + (/^(?:calle|avenida|la|el)$/.test(at(i + 1 + skip)) ? 1 : 0)
        : towards || at(i + 1) === 'con' || /^(?:calle|avenida|la|el)$/.test(at(i + 1))
          ? i + 2
          : i + 1
    if (!nameLike(other) && !LINK.test(at(other)) && !NUMBER.test(at(other))) return
    for (let k = start; k < i; k++) if (!LINK.test(at(k)) || k === start) upper.add(k)
    named(other)
  }

  function streetsEs(): void {
    words.forEach((_, i) => {
      if (KIND_ES.test(at(i))) {
        const skip =
          at(i) === 'camino' && /^(?:a|al|de)$/.test(at(i + 1))
            ? 2
            : /^(?:es|se)$/.test(at(i + 1))
              ? at(i + 2) === 'llama'
                ? 3
                : 2
              : 1
        named(i + skip)
      }
    })
    if (place || words.some((_, i) => KIND_ES.test(at(i)))) for (let i = 0; i < words.length; i++) crossing(i)
    // "irarrazaval 3400": a number behind words that are no words
    words.forEach((_, i) => {
      if (
        !NUMBER.test(at(i)) ||
        !(place || /^(?:en|vivo|es)$/.test(at(i - 3)) || /^(?:en|es)$/.test(at(i - 2)) || /^(?:en|es)$/.test(at(i - 4)))
      )
        return
      let start = i
      if (/^(?:numero|al|nro|eh|el)$/.test(at(start - 1))) start--
      const end = start
      while (
        start > 0 &&
        end - start < 5 &&
        !/^(?:eh|mm)$/.test(at(start - 1)) &&
        (nameLike(start - 1) || (LINK.test(at(start - 1)) && !/^(?:de|del|y)$/.test(at(start - 2))))
      )
        start--
      while (start < end && /^(?:de|del|y|el|la)$/.test(at(start)) && !upper.has(start)) start++
      if (!words.slice(start, end).some((_, k) => nameLike(start + k))) return
      for (let k = start; k < end; k++)
        if (!LINK.test(at(k)) || (k === start && /^(?:los|las)$/.test(at(k)))) upper.add(k)
    })
    if (caller && asked.has('address') && upper.size === 0) {
      const lead = words.findIndex(
        (_, i) => /^(?:en|por)$/.test(at(i)) && (nameLike(i + 1) || (LINK.test(at(i + 1)) && nameLike(i + 2))),
      )
      if (lead >= 0) {
        if (LINK.test(at(lead + 1))) upper.add(lead + 1)
        run(LINK.test(at(lead + 1)) ? lead + 2 : lead + 1, 3)
      } else if (nameLike(0)) run(0, 3)
    }
  }

  function streetsEn(): void {
    words.forEach((_, i) => {
      if (/^(?:i|i'm|i've|i'll|i'd)$/.test(at(i))) upper.add(i)
      if (/^[ma]\d{1,4}$/.test(at(i))) upper.add(i)
      if (/^(?:highway|route|interstate|hwy|county)$/.test(at(i))) {
        if (/^\d/.test(at(i + 1)) || at(i + 1) === 'road') upper.add(i)
        if (at(i + 1) === 'road') upper.add(i + 1)
      }
      if (TYPE_EN.test(at(i))) {
        let start = i
        while (
          start > 0 &&
          i - start < 3 &&
          marks[start - 1] === '' &&
          ((nameLike(start - 1) && !/^(?:the|a)$/.test(at(start - 1))) || /^\d+(?:st|nd|rd|th)$/.test(at(start - 1)))
        )
          start--
        const numbered = NUMBER.test(at(i - 2)) || NUMBER.test(at(i - 3))
        // "12 station road", "40 church lane": a common word with a number before it
        if (
          start === i &&
          i >= 2 &&
          (NUMBER.test(at(i - 2)) || /^(?:on|in|at|off)$/.test(at(i - 2)) || (place && i === 1)) &&
          !/^(?:the|a|my|this|our|that|same)$/.test(at(i - 1))
        )
          start = i - 1
        if (start === i && i >= 3 && numbered && NUMBER.test(at(i - 3))) start = i - 2
        if (/^(?:north|south|east|west|old|new|upper|lower|great)$/.test(at(start - 1)) && start < i) start--
        if (start < i) {
          for (let k = start; k <= i; k++) upper.add(k)
          if (/^(?:north|south|east|west)$/.test(at(i + 1))) upper.add(i + 1)
          if (nameLike(i + 1) && marks[i] === '') {
            const end = run(i + 1, 2)
            comma.add(i)
            // "Saxby Court, Narborough Road": another street, no town
            if (!TYPE_EN.test(at(end))) comma.add(end - 1)
          }
        }
      }
      if (/^(?:and|at)$/.test(at(i)) && place && nameLike(i - 1) && nameLike(i + 1)) {
        upper.add(i - 1)
        run(i + 1, 2)
      }
    })
    if (caller && (asked.has('address') || asked.has('number')))
      words.forEach((_, i) => {
        if (NUMBER.test(at(i)) && nameLike(i + 1)) run(i + 1, 3)
      })
  }

  function towns(): void {
    if (tongue === 'en') {
      const street = words.some((_, i) => upper.has(i) && TYPE_EN.test(at(i)))
      words.forEach((_, i) => {
        if (/^(?:in|downtown|central)$/.test(at(i)) && (place || street || !caller) && nameLike(i + 1)) run(i + 1, 3)
        if (
          /^(?:in)$/.test(at(i)) &&
          (place || street) &&
          /^(?:new|san|los|las|fort|saint|north|south|east|west|st|port|el)$/.test(at(i + 1)) &&
          nameLike(i + 2)
        ) {
          upper.add(i + 1)
          run(i + 2, 2)
        }
      })
      if (caller && asked.has('comuna'))
        words.forEach((_, i) => {
          if (nameLike(i)) upper.add(i)
        })
      return
    }
    const text = words.map((word) => word.plain).join(' ')
    const starts: number[] = []
    let length = 0
    for (const word of words) {
      starts.push(length)
      length += word.plain.length + 1
    }
    for (const match of text.matchAll(COMUNA_PATTERN)) {
      const first = starts.indexOf(match.index)
      if (first < 0) continue
      const cued = /^(?:en|comuna)$/.test(at(first - 1)) || (at(first - 1) === 'de' && at(first - 2) === 'comuna')
      const inName = upper.has(first - 1) || (LINK.test(at(first - 1)) && upper.has(first - 2))
      if (
        (isCommonWord(match[0]) && !cued && !asked.has('comuna')) ||
        (inName && marks[first - 1] === '' && upper.has(first))
      )
        continue
      if ((GIVEN.es.has(match[0]) || isCommon(match[0], 'es')) && !cued && !place) continue
      const size = match[0].split(' ').length
      for (let k = first; k < first + size; k++) upper.add(k)
      const kind =
        /^(?:en|comuna|a|con|hacia|por|desde|tunel|cuesta|puente|plaza|hospital|metro|estacion|colegio|liceo|villa|poblacion|parque|mall|terminal|peaje|cruce|rotonda|clinica|estadio|cerro|rio|lago|volcan|playa|consultorio|cesfam|condominio|sector)$/
      if (first > 0 && !LINK.test(at(first - 1)) && !kind.test(at(first - 1))) comma.add(first - 1)
      if (!LINK.test(at(first + size))) comma.add(first + size - 1)
    }
  }
}
