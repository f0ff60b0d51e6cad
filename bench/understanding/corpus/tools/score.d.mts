/** Types of the scorer, for the bench that calls it. */
export type Call = {
  id: string
  language: string
  turns: {
    i: number
    t_start: number
    t_end: number
    speaker: 'agent' | 'customer'
    text: string
    facts: { field: string; op: string; value: string | string[] | null; evidence_turns: number[] }[]
  }[]
  truth: { incident: boolean; alerts: { type: string; turn: number; t: number }[]; alerts_optional: string[] }
}
export type Summary = {
  calls: number
  record: { precision: number; recall: number; micro_f1: number; macro_f1: number; critical_f1: number; exact_calls: number }
  hallucination: { absent_fields: number; filled: number; rate: number; invented_values: number; trap_hits: number }
  corrections: { n: number; right: number; cross_turn: string; state_change: string; distractor: string }
  sentiment: { all: { macro_f1: number }; customer: { macro_f1: number } }
  time_to_field: { median_s: number }
  phases: { time_accuracy: number }
  alerts: { recall: number; precision: number; false_per_call: number; median_delay_s: number }
}
export type Result = {
  id: string
  wrong: string[]
  missing: string[]
  hallucinated: { field: string; value: string; invented: boolean }[]
  alerts: { missed: string[]; false: { type: string }[] }
}
export function loadSet(set: string): Call[]
export function scoreCall(call: Call, output: unknown, options?: { fuzzy?: boolean }): Result
export function summarise(results: Result[]): Summary
export function print(summary: Summary): void
