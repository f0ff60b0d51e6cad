/** How the patient breathes, if at all, from statements, answers and what a gasp sounds like. */
import { answerOf, denied } from './answers.ts'
import { ASKS_NORMAL, CAME_OUT, shortBreath, VOICE, WHILE_BREATHING } from './breathAnswers.ts'
import {
  ANSWERS_WELL,
  breathCount,
  FOUGHT,
  GOES,
  GOES_WELL,
  JAW_DROPS,
  NO_SOUND,
  NONE_GOES,
  picturedManner,
} from './breathSigns.ts'
import { anyAsked, type Context } from './context.ts'
import { type Finding, finding, type Line, rangeOf } from './line.ts'
import { elsewhen } from './otherTimes.ts'
import {
  AGONAL,
  BOTH,
  BREATHES,
  FINE,
  HARD,
  HEDGED_NO,
  last,
  NO_BREATH,
  OUT,
  type Reading,
  read,
  whole,
} from './stateReading.ts'
import { NO_BREATH_SEEN } from './stillness.ts'

/** Somebody out of breath who only calls. */
const OWN_BREATH =
  /\b(?:perdon\w*|disculp\w*) que (?:hable|hablo|este)\b|\bvengo (?:corriendo|subiendo)|\bno me da el (?:fuelle|aire)|\b(?:i've|i have|i'd) (?:just )?(?:been running|run|legged)|\bi (?:just )?ran\b|\bcatch my (?:own )?breath\b/
const COACHED = /\brespire\b|\btome aire\b|\bbreathe with me|\bdeep breath|\bcalm/
const FIRST_PERSON = /\b(?:estoy respirando|ya respiro|i'm breathing|i am breathing)\b/
const PICTURED_BREATH = /respir|breath|\bair\b|\baire\b|\bjaj/

/** Spoken to the patient, not of them: "vamos, respira, respira". */
const URGES =
  /\b(?:vamos|dale|por favor|aguanta|despierta|mi amor|mijit[oa]|amor|ya,|po|come on|please)\W+(?:respira|breathe)\b(?! (?:bien|mal|normal|con|un|muy|super|rapido|lento|poco|agitad))|\brespira\W+respira\b|\brespira,? (?:po|por favor|mi amor|amor|hij[oa]|mam[ai]|papi|viej[oa])\b|\bbreathe,? (?:baby|come on|please)\b/

/** Cannot speak, cough or cry: nothing passes. */
const CHOKED =
  /no le (?:entra|pasa) (?:el |nada de |ni )?aire|no (?:puede|logra|alcanza a) (?:hablar|toser|respirar|llorar)|no (?:le )?sale (?:la voz|nada|aire|sonido|ningun)|(?:can't|cannot|not) (?:talk|speak|cough|coughing|breathe|make a sound)|no sound/
/** Asked whether it goes on as before, a "no" tells of a change and not of an end. */
const AS_BEFORE =
  /\bsigue (?:igual|asi)\b|\bigual que (?:antes|recien)\b|\b(?:still the same|same as before|any (?:different|change))\b/
/** It is the answers that come slowly: "me está contestando más lento". */
const SLOW_TALK = /\b(?:contest|respond|habl|answer|talk|speak)\w+ (?:\w+ ){0,2}(?:lent|despac|slow)/

/** Noise, slowness, haste: how the breath goes. The last two also tell of other things, so breath must be the talk. */
function mannerOf(line: Line, asked: boolean): 'ruidosa' | 'lenta' | 'rapida' | undefined {
  const { text } = line
  const pictured = asked || /respir|breath|\bair/.test(text) ? picturedManner(text) : undefined
  if (pictured) return pictured
  if (
    /(?<!\b(?:quedo|esta|anda|poco) )\bronc(?!o\b)|\bronqu|\bsnor|\bruid|gurgl|nois[ey]|rattl|\brasp|crackl/.test(text)
  )
    return 'ruidosa'
  if (asked && /\ble suena|\bgargara|\bflema/.test(text)) return 'ruidosa'
  const told = asked || /respir|breath/.test(text)
  if (told && /\blent(?:o|a|it[oa])\b|despaci|\bslow(?:ly)?\b/.test(text) && !SLOW_TALK.test(text)) return 'lenta'
  if (told && /\brapid(?:o|a|it[oa]|ly)?\b|agitad|acelerad|apurad|\bfast\b|\bquick/.test(text)) return 'rapida'
  return undefined
}

/** A "no" among such words does not say that breath comes easily. */
const SHORT_OF_AIR = /\bagitad|\bcansad|\bfatig|\bahog|\baire\b|\bjade|\bapenas|\bpuff|\bpant|\bair\b|\bbreathless/

const BREATH_TOLD = /respir|aire|ronc|suspir|boque|breath|gasp|snor|air\b/
const SELDOM =
  /^(?:de a |a )ratos|^de vez en cuando|^once in a while|^every so often|^every now|^now and|^cada cierto rato|^(?:uno|una) cada/

/** Gasps count as not breathing: an agonal breath is no breath. */
function breathing(line: Line, context: Context): { respira?: Reading; state?: Reading } {
  // "La remezco y no hace nada" tells of breath only when breath was asked
  const unseen = [...line.text.matchAll(NO_BREATH_SEEN)].map((match) => ({
    ...rangeOf(match),
    value: 'no',
    confidence: 0.8,
  }))
  const none = [
    ...read(line, NO_BREATH, 'no', 0.85, context),
    ...read(line, NONE_GOES, 'no', 0.8, context),
    ...unseen,
  ].filter(
    (reading) => anyAsked(context, 'breathing') || !/no hace nada$/.test(line.text.slice(reading.start, reading.end)),
  )
  // "Una rayita de señal, a ratos": seldom, and nothing about breath
  const ofBreath = anyAsked(context, 'breathing') || BREATH_TOLD.test(line.text)
  const gasps = [
    ...read(line, AGONAL, 'agonica', 0.8, context),
    ...read(line, JAW_DROPS, 'agonica', 0.75, context),
  ].filter((reading) => ofBreath || !SELDOM.test(line.text.slice(reading.start, reading.end)))
  const hard = [...read(line, HARD, 'dificultad', 0.8, context), ...read(line, FOUGHT, 'dificultad', 0.75, context)]
  // In a birth the rosy one is the baby
  const fine =
    context.record.motivo === 'parto' && /guagua|bebe|baby/.test(line.text)
      ? []
      : [...read(line, FINE, 'normal', 0.85, context), ...read(line, GOES_WELL, 'normal', 0.8, context)]
  const some = [...read(line, BREATHES, 'si', 0.7, context), ...read(line, GOES, 'si', 0.7, context)].filter(
    (reading) => !none.some((bad) => reading.start >= bad.start && reading.start < bad.end),
  )
  const asked = anyAsked(context, 'breathing')
  if (!asked && some.length + none.length < 2 && URGES.test(line.text)) return {}
  const prompts = context.prompts.map(({ text }) => text).join(' ')
  // Told to breathe along, or out of breath with running: the caller's own
  const own = OWN_BREATH.test(line.text) || (COACHED.test(prompts) && FIRST_PERSON.test(line.text))
  if (!context.self && own && none.length + gasps.length === 0) return {}
  const answer = answerOf(line)
  const out = context.record.consciente === 'no' || last(read(line, OUT, 'no', 0.8, context)) !== undefined
  const gasp = last(gasps)
  // One breath in under ten seconds is slow, and still a breath
  const pause = Number(/\b(?:every|cada)\D{0,24}(\d{1,2}) (?:seconds|segundos)/.exec(line.text)?.[1] ?? 60)
  const slowBreath = pause < 10 && answer === 'yes'
  if (
    gasp &&
    !slowBreath &&
    (asked || out || none.length > 0 || context.record.respira !== undefined) &&
    fine.length === 0 &&
    !/he gasped|she gasped|started/.test(line.text)
  ) {
    return { respira: { ...gasp, value: 'no' }, state: gasp }
  }
  const count = none.length === 0 ? breathCount(line, context) : undefined
  if (count && count.perMinute >= 4) {
    const { perMinute, start, end } = count
    const value = perMinute < 10 ? 'lenta' : perMinute >= 30 ? 'rapida' : last(fine) ? 'normal' : undefined
    return {
      respira: { start, end, value: 'si', confidence: 0.75 },
      ...(value ? { state: { start, end, value, confidence: 0.75 } } : {}),
    }
  }
  const mute = NO_SOUND.exec(line.text)
  if (mute && !elsewhen(line, mute.index)) {
    const reading = { ...rangeOf(mute), value: 'obstruida', confidence: 0.8 }
    return { respira: { ...reading, value: 'no', confidence: 0.7 }, state: reading }
  }
  const choked =
    context.record.motivo === 'atragantamiento' || /\bator(?:o|ad)|atragant|chok/.test(line.text)
      ? CHOKED.exec(line.text)
      : null
  if (choked && none.length === 0) {
    const reading = { ...rangeOf(choked), value: 'obstruida', confidence: 0.8 }
    return { respira: { ...reading, value: 'no', confidence: 0.7 }, state: reading }
  }
  const stop = last(none)
  const good = last([...some, ...fine])
  if (stop && (!good || stop.end >= good.end)) {
    const blocked = context.record.motivo === 'atragantamiento' || /atragant|chok/.test(line.text)
    return {
      respira: stop,
      state: { ...stop, value: blocked ? 'obstruida' : 'ausente', confidence: blocked ? 0.85 : 0.6 },
    }
  }
  const cannot = out ? /no puede respirar|(?:can't|cannot) breathe/.exec(line.text) : null
  if (cannot && !good) {
    const reading = { ...rangeOf(cannot), value: 'ausente', confidence: 0.6 }
    return { respira: { ...reading, value: 'no', confidence: 0.7 }, state: reading }
  }
  const difficult = last(hard)
  const easy = last(fine)
  const state = difficult && (!easy || difficult.end > easy.end) ? difficult : easy
  if (good || state) {
    const back = context.record.respira === 'no' && good
    const manner = mannerOf(line, asked)
    // "Cortito y rápido", "fast and shallow": the haste is what is told
    const hasty = manner === 'rapida' && state && /^(?:cort|shallow)/.test(line.text.slice(state.start, state.end))
    const shown =
      (hasty ? { ...state, value: manner } : state) ??
      (back
        ? { ...back, value: 'normal', confidence: 0.7 }
        : good && manner
          ? { ...good, value: manner, confidence: 0.6 }
          : undefined)
    const breathes =
      good ??
      (asked && answer === 'yes' ? { ...whole(line), value: 'si', confidence: 0.75 } : undefined) ??
      // Hard breathing is breathing, unless it had stopped
      (state && (asked || (state.value === 'dificultad' && context.record.respira === undefined))
        ? { ...state, value: 'si', confidence: asked ? 0.75 : 0.6 }
        : undefined)
    if (state?.value === 'dificultad' && context.record.respira === 'no' && !good) return {}
    return { ...(breathes ? { respira: { ...breathes, value: 'si' } } : {}), ...(shown ? { state: shown } : {}) }
  }
  const well = asked || anyAsked(context, 'breathingHard') ? ANSWERS_WELL.exec(line.text) : null
  if (well)
    return {
      respira: { ...rangeOf(well), value: 'si', confidence: 0.75 },
      state: { ...rangeOf(well), value: 'normal', confidence: 0.75 },
    }
  // Pictured so that it can only be of breath
  const pictured = !asked && PICTURED_BREATH.test(line.text) ? picturedManner(line.text) : undefined
  if (pictured && pictured !== 'lenta')
    return {
      respira: { ...whole(line), value: 'si', confidence: 0.7 },
      state: { ...whole(line), value: pictured, confidence: 0.7 },
    }
  if (anyAsked(context, 'breathingHard')) {
    if (answer === 'no' && !SHORT_OF_AIR.test(line.text))
      return { state: { ...whole(line), value: 'normal', confidence: 0.75 } }
    if (answer === 'yes')
      return {
        respira: { ...whole(line), value: 'si', confidence: 0.7 },
        state: { ...whole(line), value: 'dificultad', confidence: 0.8 },
      }
    return {}
  }
  if (!asked || (answer === 'no' && context.prompts.some((one) => WHILE_BREATHING.test(one.text)))) return {}
  const manner = mannerOf(line, asked)
  const brief = answer === 'unsure' ? undefined : shortBreath(line.text, line.tongue === 'es')
  // "And the breathing?" — "Normal"; "le cuesta"; "barely"
  if (brief && (brief === 'dificultad' || answer !== 'no') && !(brief === 'normal' && manner))
    return {
      respira: { ...whole(line), value: 'si', confidence: 0.75 },
      ...(manner && brief !== 'normal'
        ? { state: { ...whole(line), value: manner, confidence: 0.6 } }
        : brief === 'some'
          ? {}
          : { state: { ...whole(line), value: brief, confidence: 0.7 } }),
    }
  if (answer === 'yes' || BOTH.test(line.text)) {
    const normal = context.prompts.some((prompt) => ASKS_NORMAL.test(prompt.text))
    return {
      respira: { ...whole(line), value: 'si', confidence: 0.8 },
      ...(manner
        ? { state: { ...whole(line), value: manner, confidence: 0.6 } }
        : normal
          ? { state: { ...whole(line), value: 'normal', confidence: 0.75 } }
          : {}),
    }
  }
  // "Is she breathing normally?" — "No, it's like little sips of air": badly, yet she breathes
  if (
    answer === 'no' &&
    !/\b(?:nothing|nada|none|at all|no (?:air|breath|aire)|not|isn't|stopped|dejo|ningun\w*|ni)\b/.test(line.text) &&
    context.prompts.some((prompt) => ASKS_NORMAL.test(prompt.text)) &&
    /\b(?:sips?|puffs?|short|shallow|fast|quick|slow|heavy|funny|weird|effort|works?|working|cortit|rapid|agitad|fuerte|cans|rar|mal\b|poquit|suspir|jade|breath|air\b|aire)/.test(
      line.text,
    )
  )
    return {
      respira: { ...whole(line), value: 'si', confidence: 0.7 },
      state: { ...whole(line), value: manner ?? 'dificultad', confidence: 0.7 },
    }
  const same = context.prompts.some((prompt) => AS_BEFORE.test(prompt.text))
  if (!same && (answer === 'no' || HEDGED_NO.test(line.text)))
    return { respira: { ...whole(line), value: 'no', confidence: 0.75 } }
  // "How is she breathing?" — "Fast"
  if (manner && answer !== 'unsure')
    return {
      respira: { ...whole(line), value: 'si', confidence: 0.7 },
      state: { ...whole(line), value: manner, confidence: 0.6 },
    }
  return {}
}

/** What a line tells of the breath, and a voice that tells that what choked is out. */
export function breathFindings(line: Line, context: Context): Finding[] {
  const found: Finding[] = []
  const breath = breathing(line, context)
  // What choked is out, and there is a voice. Of any other who does not breathe the one that cries may be somebody else
  const out = context.record.motivo === 'atragantamiento' && CAME_OUT.test(line.text)
  const voice = out && context.record.respira === 'no' && breath.respira === undefined ? VOICE.exec(line.text) : null
  if (voice && !denied(line, voice.index)) found.push(finding(line, 'respira', 'si', rangeOf(voice), 0.75))
  if (breath.respira)
    found.push(finding(line, 'respira', breath.respira.value, breath.respira, breath.respira.confidence))
  if (breath.state)
    found.push(finding(line, 'estado_respiratorio', breath.state.value, breath.state, breath.state.confidence))
  return found
}
