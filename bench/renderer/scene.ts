/** What the rules hear in a practice call, told once a script: a room plays each again and again, and elsewhere other people's machines hear. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Evidence } from '../../convex/domain/canonical.ts'
import { rules } from '../../electron/speech/rules/rules.ts'
import { readScript, type ScriptLine } from '../../electron/speech/script.ts'
import type { Heard } from '../../electron/speech/understanding.ts'

/** Times are ms from when the call is answered. */
export type Step =
  | { readonly kind: 'idle'; readonly atMs: number; readonly heard: Heard }
  | { readonly kind: 'line'; readonly line: ScriptLine; readonly heard: Heard }

export type Scene = { readonly language: string; readonly steps: readonly Step[] }

const PRACTICE = resolve(import.meta.dirname, '../../resources/practice')
const IDLE_MS = 1000
const scenes = new Map<string, Promise<Scene>>()

/** The steps of a script; evidence points at lines by their place, `'0'` the first. */
export function sceneOf(script: string): Promise<Scene> {
  const known = scenes.get(script) ?? play(script)
  scenes.set(script, known)
  return known
}

async function play(script: string): Promise<Scene> {
  const { language, lines } = readScript(readFileSync(`${PRACTICE}/${script}/script.json`, 'utf8'))
  const listener = rules.listen({ language, advice: language.startsWith('en') ? 'en' : 'es' })
  const steps: Step[] = []
  let idleMs = 0
  for (const [i, line] of lines.toSorted((a, b) => a.endMs - b.endMs).entries()) {
    for (; idleMs < line.endMs; idleMs += IDLE_MS)
      steps.push({ kind: 'idle', atMs: idleMs, heard: listener.idle(idleMs) })
    const { speaker, text, startMs, endMs } = line
    steps.push({
      kind: 'line',
      line,
      heard: await listener.hear({ entryKey: String(i), speaker, text, startMs, endMs }),
    })
  }
  return { language, steps }
}

/** The same as heard in a call of its own: with the keys of its lines, and answered so many ms after it began to ring. */
export function placed(heard: Heard, keys: readonly string[], ringsMs: number): Heard {
  const place = (proof: Evidence): Evidence => ({
    ...proof,
    entryKey: keys[Number(proof.entryKey)] ?? proof.entryKey,
    atMs: proof.atMs + ringsMs,
  })
  const all = ([first, ...rest]: readonly [Evidence, ...Evidence[]]): [Evidence, ...Evidence[]] => [
    place(first),
    ...rest.map(place),
  ]
  return {
    ...heard,
    fields: heard.fields.map((change) => ({ ...change, evidence: all(change.evidence) })),
    alerts: heard.alerts.map((alert) => ({ ...alert, evidence: all(alert.evidence) })),
    objectives: heard.objectives.map(({ evidence, ...objective }) => ({
      ...objective,
      ...(evidence ? { evidence: place(evidence) } : {}),
    })),
  }
}
