/** Which words of a caller's line put right what the record holds, by weights learnt from marked lines (`npm run learn:amends`). */
import { UNIT } from '../learnt.ts'
import { type Line, lineOf, type Range } from '../line.ts'
import type { Tongue } from '../numbers.ts'
import { type Tag, tag } from '../tagging/tagger.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { amendCues, type Setting } from './cues.ts'
import { AMENDED, type Amended } from './fields.ts'
import kept from './weights.json' with { type: 'json' }

/** A stretch of `line.text` that takes the place of the held value, and how likely that is (0–1). */
export type Amend = Range & { readonly field: Amended; readonly chance: number }
export type AmendLine = (setting: Setting) => readonly Amend[]

/** What the dispatcher would ask to hear it: so that the tagger looks for nothing else. */
const ASKED: Readonly<Partial<Record<Amended, Readonly<Record<Tongue, string>>>>> = {
  direccion: { es: '¿Cuál es la dirección?', en: 'What is the address?' },
  comuna: { es: '¿En qué comuna está?', en: 'What town is that in?' },
  ubicacion_referencia: { es: '¿Qué hay cerca, alguna referencia?', en: 'What is near you, any landmark?' },
  ubicacion_detalle: { es: '¿Cómo se entra, qué piso o torre?', en: 'How do we get in, which floor or building?' },
  nombre: { es: '¿Cómo se llama el paciente?', en: "What's the patient's name?" },
  apellido: { es: '¿Cuál es el apellido?', en: "What's the last name?" },
  inicio_sintomas: { es: '¿Desde cuándo está así?', en: 'When did it start?' },
}

const question = (text: string, tongue: Tongue): Line =>
  lineOf({ entryKey: 'asked', speaker: 'agent', text, startMs: 0, endMs: 0 }, tongue)

const QUESTIONS = {
  es: new Map(AMENDED.flatMap((field) => (ASKED[field] ? [[field, question(ASKED[field].es, 'es')] as const] : []))),
  en: new Map(AMENDED.flatMap((field) => (ASKED[field] ? [[field, question(ASKED[field].en, 'en')] as const] : []))),
}

/** Stretches that could stand for a held value, with what tells of each. */
export function optionsOf(setting: Setting): { readonly candidate: Candidate; readonly cues: readonly string[] }[] {
  const { line, context } = setting
  const tagged = (field: Amended): readonly Tag[] => {
    const asked = QUESTIONS[line.tongue].get(field)
    return asked ? tag(line, [asked]).filter(({ kind }) => kind === field) : []
  }
  const all = candidatesOf(line, context.record, tagged)
  return all.map((candidate) => {
    const rivals = all.filter(({ field }) => field === candidate.field)
    return { candidate, cues: amendCues(candidate, rivals, setting) }
  })
}

/** What a cue says for the stretch that it is told of, in hundredths, as kept in a file. */
export type Leanings = Readonly<Record<string, number>>

/** For each held field the likeliest stretch, against that nothing of the line puts it right. */
export function amendBy(leanings: Leanings): AmendLine {
  return (setting) => {
    const options = optionsOf(setting).map(({ candidate, cues }) => ({
      candidate,
      power: Math.exp(cues.reduce((sum, cue) => sum + (leanings[cue] ?? 0), 0) / UNIT),
    }))
    return AMENDED.flatMap((field): Amend[] => {
      const own = options.filter(({ candidate }) => candidate.field === field)
      const all = own.reduce((sum, { power }) => sum + power, 1)
      const [best] = own.toSorted((a, b) => b.power - a.power)
      return best ? [{ field, start: best.candidate.start, end: best.candidate.end, chance: best.power / all }] : []
    })
  }
}

/** Read as it is kept, as the tagger's. */
export const amend: AmendLine = amendBy(kept)
