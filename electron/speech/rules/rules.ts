/** Understanding without any key: Spanish and English rules from a line's words to the record, its proof, alerts, phase and advice. */
import type { CanonicalRecord } from '../../../convex/domain/canonical.ts'
import type { DispatchObjective, DispatchPhase } from '../../../convex/domain/templates.ts'
import type { Coaching, FieldChange, Heard, Listener, Turn, Understanding } from '../understanding.ts'
import { withAmends } from './amending/amended.ts'
import { attackerIn, threatened, withoutAttacker } from './attacker.ts'
import { nextActions, tips } from './coaching.ts'
import { complaintFindings } from './complaint.ts'
import { concluded } from './concluded.ts'
import { conditionFindings } from './condition.ts'
import type { Attacker, Context } from './context.ts'
import { contrasted } from './contrast.ts'
import { withFirstName } from './firstNames.ts'
import { withoutStrayPlaces } from './heldPlace.ts'
import { historyFindings } from './history.ts'
import { createIdling } from './idling/taken.ts'
import { relayed } from './landmarks.ts'
import { evidenceOf, type Finding, finding, isNoise, type Line, lineOf } from './line.ts'
import { vitalFindings } from './measures.ts'
import { allergyFindings, medicineFindings } from './medicines.ts'
import { createMemory } from './memory.ts'
import { nameFindings } from './names.ts'
import { tellsBirth } from './newborn.ts'
import { objectivesDone } from './objectives.ts'
import { othersNamed } from './othersNamed.ts'
import { LEARNT, type Learnt } from './parts.ts'
import { ageFindings, sexFindings, speaksOfSelf } from './patient.ts'
import { patientKin } from './patientKin.ts'
import { townFindings } from './places.ts'
import { putRight } from './putRight.ts'
import { asked, echoes, questionsIn, type Topic } from './questions.ts'
import { createRaiser } from './raise.ts'
import { onsetFindings } from './readings.ts'
import { adminFindings, unitFindings } from './resources.ts'
import { retractions } from './retraction.ts'
import { inEarnest, marked, NO_MARKS } from './scene.ts'
import type { Mood } from './sentiment.ts'
import { affirmed, pertinent, type Seen, type Sign, signsIn } from './signals.ts'
import { silentCall } from './silence.ts'
import { withSpelling } from './spelled.ts'
import { streetFindings, streetIn } from './streets.ts'
import { withFamily } from './surnames.ts'
import { withTags } from './tagging/tagged.ts'
import { withoutOthers } from './theirs.ts'
import { type Known, ofSkinAlone, type Proof, triage } from './triage.ts'
import { whereaboutsFindings } from './whereabouts.ts'

/** No words from the caller for this long after the first line: the call is silent. */
const SILENT_AFTER_MS = 15_000

/** Signs that end when the patient is well again. */
const RECOVERABLE: readonly Sign[] = ['choking', 'seizure', 'cyanosis', 'fewWords', 'arrest', 'motionless']

/** Signs that are bad news whoever says them. */
const ALARMING: ReadonlySet<Sign> = new Set<Sign>([
  'bleeding',
  'cyanosis',
  'trapped',
  'hazard',
  'pushing',
  'motionless',
  'choking',
  'seizure',
  'arrest',
  'overdose',
  'crash',
  'fire',
])

type Call = { readonly language: string; readonly advice: 'es' | 'en' }

function listen(call: Call, { open: openPhases, feel, stop, liken, tag, amend, ask, openIdle }: Learnt): Listener {
  const follow = openPhases()
  const tongue = call.language.toLowerCase().startsWith('en') ? 'en' : 'es'
  const idling = createIdling(openIdle(tongue))
  const memory = createMemory()
  const signs = new Map<Sign, Proof>()
  const over = new Set<Sign>()
  const others = new Set<string>()
  const everAsked = new Set<Topic>()
  const raiser = createRaiser(liken)
  const done = new Set<DispatchObjective>()
  const given = new Map<string, Coaching>()
  let open = new Set<Topic>()
  let prompts: Line[] = []
  let marks = NO_MARKS
  let phase: DispatchPhase = 'Opening'
  let instructed = false
  let givenBack = false
  let self = false
  let kin: string | undefined
  let attacker: Attacker | undefined
  let born = false
  let callerLines = 0
  let heardAny = false
  let lines = 0
  let firstMs: number | undefined
  let lastAgent: Line | undefined
  let upset = false
  let actions = ''

  const findingsOf = (line: Line, context: Context): readonly Finding[] => {
    if (line.turn.speaker === 'agent')
      return [
        ...unitFindings(line),
        ...concluded(line, memory.record.estado_respiratorio),
        ...relayed(line),
        ...sexFindings(line, context),
      ]
    const street = streetIn(line, context)
    const found = [
      ...streetFindings(line, context, street),
      ...townFindings(line, context, street),
      ...whereaboutsFindings(line, context, street),
      ...conditionFindings(line, context),
      ...sexFindings(line, context),
      ...ageFindings(line, context),
      ...nameFindings(line, context),
      ...historyFindings(line, context),
      ...medicineFindings(line, context),
      ...allergyFindings(line, context),
      ...onsetFindings(line, context),
      ...vitalFindings(line, context),
      ...adminFindings(line, context),
      ...retractions(line, street !== undefined, memory.record.nombre),
    ]
    const named = withFamily(line, context, withFirstName(line, context, found))
    const spelt = withSpelling(line, context, named)
    const mended = putRight(line, context, contrasted(line, memory.record, spelt))
    const tags = tag(line, prompts)
    const tagged = withTags(line, context, tags, withoutStrayPlaces(line, context, mended))
    const amended = withAmends(line, context, amend({ line, context, found: tagged, tags }), tagged)
    return withoutOthers(line, context, withoutAttacker(line, context, amended))
  }

  /** Back from not breathing or not waking: what made the call red is over. */
  const comeBack = (before: CanonicalRecord): boolean => {
    const { record } = memory
    const back =
      (before.respira === 'no' && record.respira === 'si') || (before.consciente === 'no' && record.consciente === 'si')
    return back && record.respira !== 'no' && record.consciente !== 'no'
  }

  /** Signs of the line join those of the call; recovery ends the passing ones. */
  const remember = (line: Line, context: Context): Seen[] => {
    if (line.turn.speaker === 'agent') return []
    const seen = pertinent([...signsIn(line), ...affirmed(line, context)], context)
    const paused =
      /\b(?:ya paro|ya (?:se le )?paso|paro de|dejo de (?:convulsionar|tiritar)|termino|it(?:'s| has) stopped|stopped (?:shaking|seizing|fitting)|se calmo)\b/.test(
        line.text,
      )
    for (const { sign, evidence } of seen) {
      if (sign === 'seizure' && paused) continue
      // The skin alone first, a swollen tongue later: the graver words of an allergy stay
      if (!signs.has(sign) || (sign === 'allergic' && !ofSkinAlone(evidence))) signs.set(sign, evidence)
      over.delete(sign)
    }
    if (paused) over.add('seizure')
    return seen
  }

  /** Complaint and triage rest on the other fields, so they are read after them. */
  const derive = (seen: readonly Seen[], changes: FieldChange[], line: string): void => {
    const { record } = memory
    const known: Known = { record, signs, proof: memory.proof, over }
    const collapsed = record.consciente === 'no' ? memory.proof('consciente') : undefined
    const stopped = record.respira === 'no' ? memory.proof('respira') : undefined
    const found = complaintFindings(seen, record, {
      collapsed,
      stopped,
      diabetic: signs.has('diabetes') || signs.has('sugar'),
      altered: signs.has('sweaty'),
      unwell: signs.has('unwell') && !signs.has('hazard') && !signs.has('trapped'),
      asked: everAsked.has('happened'),
      line,
    })
    if (marks.covert && record.motivo === undefined)
      found.push({
        field: 'motivo',
        value: 'violencia_intrafamiliar',
        mode: 'set',
        confidence: 0.7,
        evidence: marks.covert,
      })
    for (const one of found) apply(one, changes)
    const code = triage({ ...known, record: memory.record })
    if (code) apply({ field: 'codigo', value: code.code, mode: 'set', confidence: 0.75, evidence: code.proof }, changes)
  }

  const apply = (found: Finding, changes: FieldChange[]): void => {
    const change = memory.take(found)
    if (change) changes.push(change)
  }

  const moodOf = (seen: readonly Seen[], changes: readonly FieldChange[], before: CanonicalRecord): Mood => {
    const worse = changes.some(
      ({ field, value }) =>
        ((field === 'consciente' || field === 'respira') && value === 'no') ||
        (field === 'estado_respiratorio' && value !== null && /^(?:agonica|dificultad|obstruida|ausente)$/.test(value)),
    )
    return {
      alarming: worse || seen.some(({ sign }) => ALARMING.has(sign)),
      relieved: comeBack(before),
      tense: upset && memory.record.codigo === 'rojo',
    }
  }

  /** Advice that begins or ends now, against what was given before. */
  const advise = (nowMs: number): Pick<Heard, 'coaching' | 'coachingDone'> => {
    const current = tips(
      {
        record: memory.record,
        alerts: raiser.raised,
        everAsked,
        instructed,
        ended: phase === 'Closing',
        ageMs: nowMs - (firstMs ?? nowMs),
      },
      call.advice,
    )
    const fresh = current.filter((tip) => !given.has(tip.key))
    const gone = [...given.keys()].filter((key) => !current.some((tip) => tip.key === key))
    for (const tip of fresh) given.set(tip.key, tip)
    for (const key of gone) given.delete(key)
    return { coaching: fresh, coachingDone: gone }
  }

  const planned = (): Pick<Heard, 'nextActions'> => {
    const next = marks.idleTalk ? [] : nextActions(done, call.advice)
    const text = next.map((action) => action.key).join()
    if (text === actions) return {}
    actions = text
    return { nextActions: next }
  }

  const hear = (turn: Turn): Heard => {
    const caller = turn.speaker === 'customer'
    const line = lineOf(turn, tongue, caller ? open : undefined, stop)
    firstMs ??= turn.startMs
    lines++
    if (caller) callerLines++
    const topics = new Set([
      ...asked(line),
      ...(line.bare ? ask(line) : []),
      ...(caller ? [] : echoes(line, memory.record)),
    ])
    for (const topic of topics) everAsked.add(topic)
    const context: Context = {
      asked: caller ? open : topics,
      prompts,
      record: memory.record,
      self,
      covert: marks.covert !== undefined,
      others,
      callerLines,
    }
    for (const name of othersNamed(line, context)) others.add(name)
    const seen = remember(line, context)
    const changes: FieldChange[] = []
    idling.hear(turn)
    const earnest = inEarnest(line, seen, marks, idling.doubtful)
    if (earnest) changes.push(...memory.restore())
    givenBack ||= earnest !== undefined
    marks = earnest ?? marks
    const wordless = caller && isNoise(turn.text)
    const earlier = memory.record
    if (caller && !wordless) {
      heardAny = true
      const own = (speaksOfSelf(line) && memory.record.sexo === undefined) || threatened(line)
      if (!self && callerLines <= 4 && own) self = true
    }
    if (caller && !self) kin ??= patientKin(line)
    if (caller) attacker ??= attackerIn(line)
    born ||= tellsBirth(line, context)
    const spoken: Context = { ...context, self, kin: self ? 'self' : kin, attacker, born }
    if (!wordless) {
      for (const found of findingsOf(line, spoken)) if (!(marks.idleTalk && caller)) apply(found, changes)
      if (self && callerLines >= 2 && memory.record.consciente === undefined && memory.record.motivo !== undefined) {
        apply(finding(line, 'consciente', 'si', { start: 0, end: line.text.length }, 0.6), changes)
      }
      if (
        seen.some(({ sign }) => sign === 'seizure') &&
        !over.has('seizure') &&
        memory.record.consciente === undefined
      ) {
        apply(
          {
            field: 'consciente',
            value: 'no',
            mode: 'set',
            confidence: 0.6,
            evidence: signs.get('seizure') ?? [evidenceOf(line, 0, line.text.length)],
          },
          changes,
        )
      }
      if (comeBack(earlier)) for (const sign of RECOVERABLE) if (signs.has(sign)) over.add(sign)
      derive(seen, changes, line.text)
    }
    marks = marked(
      line,
      { ...spoken, record: memory.record },
      seen,
      marks,
      memory.record.motivo !== undefined || memory.record.consciente === 'no',
    )
    if (marks.covert && !self) {
      self = true
      derive(seen, changes, line.text)
    }
    if (caller && !wordless && !marks.idleTalk && !marks.covert && idling.takes(memory.record, signs))
      marks = { ...marks, idleTalk: [evidenceOf(line, 0, line.text.length)] }
    // What was given back is not taken again by one word, or a card would come and go
    if (givenBack && idling.doubtful) marks = inEarnest(line, seen, marks, true) ?? marks
    if (marks.idleTalk) changes.push(...memory.clear(marks.idleTalk))
    const raised = raiser.hear({
      line,
      prompts: caller ? prompts : [],
      record: memory.record,
      proof: memory.proof,
      now: new Map(seen.map(({ sign, evidence }) => [sign, evidence])),
      signs,
      idleTalk: marks.idleTalk,
      covert: marks.covert,
      child: marks.child,
      victims: marks.victims,
      duplicate: marks.duplicate,
      dropped: marks.dropped,
      silent: marks.silent,
      lost: marks.lost,
    })
    const before = phase
    phase = follow({
      line,
      topics: caller ? open : topics,
      asks: !caller && questionsIn(line).length > 0,
      complaint: changes.some((change) => change.field === 'motivo'),
      commits: !caller && changes.some((change) => change.field === 'recursos_requeridos'),
      placed: memory.record.direccion !== undefined,
      lines,
    })
    instructed ||= phase === 'Pre-Arrival Instructions'
    const sentiment = feel({
      line,
      mood: moodOf(seen, changes, earlier),
      signs: new Set(seen.map(({ sign }) => sign)),
      topics: caller ? open : topics,
      phase,
      red: memory.record.codigo === 'rojo',
      lines,
    })
    if (caller) upset = sentiment === 'negative'
    const objectives = objectivesDone(memory, { phase, instructed }, done)
    if (caller) {
      open = new Set()
      prompts = []
    } else {
      for (const topic of topics) open.add(topic)
      prompts.push(line)
      lastAgent = line
    }
    return {
      sentiment,
      fields: changes,
      ...(phase !== before || lines === 1 ? { phase } : {}),
      ...raised,
      objectives,
      ...advise(turn.endMs),
      ...planned(),
    }
  }

  const idle = (nowMs: number): Heard => {
    const mute = !heardAny && firstMs !== undefined && nowMs - firstMs > SILENT_AFTER_MS
    const alerts = mute && lastAgent ? raiser.once(silentCall(lastAgent)) : []
    return { fields: [], alerts, objectives: [], ...advise(nowMs) }
  }

  return { hear, idle, record: () => memory.record }
}

export const rulesWith = (parts: Partial<Learnt>): Understanding => ({
  provider: 'vigia',
  model: 'rules',
  version: '5',
  listen: (call) => listen(call, { ...LEARNT, ...parts }),
})

export const rules: Understanding = rulesWith({})
