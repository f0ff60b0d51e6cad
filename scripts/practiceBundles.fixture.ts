/** The practice calls as bundles: their lines heard by the rules, their values merged as in the product. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { severityOf } from '../convex/domain/alerts.ts'
import type { FieldName } from '../convex/domain/canonical.ts'
import type {
  BundleAlert,
  BundleChange,
  BundleLine,
  BundlePhase,
  IncidentBundle,
} from '../convex/domain/export/bundle.ts'
import { type FieldState, type Machine, propose } from '../convex/domain/field.ts'
import { priorityOf } from '../convex/domain/triage.ts'
import { rules } from '../electron/speech/rules/rules.ts'

const FOLDER = join(import.meta.dirname, '../resources/practice')
const STARTED_AT = Date.UTC(2026, 10, 21, 1, 0, 0)

type Script = {
  readonly language: string
  readonly lines: readonly {
    readonly speaker: 'agent' | 'customer'
    readonly startMs: number
    readonly endMs: number
    readonly text: string
    readonly confidence: number
  }[]
}

export const practiceBundles = (): Promise<readonly IncidentBundle[]> =>
  Promise.all(readdirSync(FOLDER).sort().map(bundleOf))

async function bundleOf(id: string): Promise<IncidentBundle> {
  const { language, lines }: Script = JSON.parse(readFileSync(join(FOLDER, id, 'script.json'), 'utf8'))
  const listener = rules.listen({ language, advice: language.startsWith('en') ? 'en' : 'es' })
  const by: Machine = { kind: 'machine', provider: rules.provider, model: rules.model, version: rules.version }
  const states = new Map<FieldName, FieldState>()
  const changes: BundleChange[] = []
  const alerts: BundleAlert[] = []
  const phases: BundlePhase[] = []
  const transcript: BundleLine[] = []
  for (const [i, { speaker, startMs, endMs, text, confidence }] of lines.entries()) {
    const key = `${id}:${i}`
    const at = STARTED_AT + endMs
    const timestamp = new Date(STARTED_AT + startMs).toISOString()
    transcript.push({
      key,
      speaker,
      text,
      translation: null,
      correction: null,
      timestamp,
      startMs,
      endMs,
      confidence,
      sentiment: null,
      late: false,
    })
    const heard = await listener.hear({ entryKey: key, speaker, text, startMs, endMs })
    for (const { field, value, confidence: sure, evidence } of heard.fields) {
      const step = propose(states.get(field) ?? null, { value, confidence: sure, evidence: [...evidence], by }, at)
      if (step === null) continue
      states.set(field, step.state)
      if (step.outcome !== 'none')
        changes.push({ field, action: step.outcome, value, by, confidence: sure, evidence, at })
    }
    for (const { type, rule, evidence } of heard.alerts)
      alerts.push({
        type,
        rule,
        severity: severityOf(type),
        evidence,
        atMs: endMs,
        raisedAt: at,
        acknowledgedAt: null,
        acknowledgedBy: null,
        verdict: null,
      })
    if (heard.phase !== undefined)
      phases.push({ phase: heard.phase, status: 'completed', startedAt: at, endedAt: null, quality: null })
  }
  const endedAt = STARTED_AT + (lines.at(-1)?.endMs ?? 0)
  return {
    redacted: false,
    call: {
      callId: id,
      sessionId: id,
      status: 'ended',
      template: 'dispatch',
      campaignName: 'Emergencias',
      practice: true,
      sourceKind: 'practice',
      language,
      agentName: 'Diego Rojas',
      customerName: '',
      customerPhone: '+56 9 5555 0101',
      startedAt: STARTED_AT,
      answeredAt: STARTED_AT,
      endedAt,
      endReason: 'hangup',
    },
    incident: {
      number: `INC-${id}`,
      status: 'completed',
      priority: priorityOf(states.get('codigo')?.value ?? undefined),
      priorityFrom: states.has('codigo') ? 'code' : null,
      description: null,
      updatedAt: endedAt,
    },
    fields: [...states].map(([field, { rev: _, dismissed: __, ...state }]) => ({ field, ...state })),
    changes,
    transcript,
    phases,
    alerts,
    actions: [],
    recording: null,
    review: null,
    cut: [],
  }
}
