/** What a call is expected to go through, by kind of campaign: emergency dispatch, or the outbound calls of the first users. */

export type CallTemplate = {
  readonly phases: readonly string[]
  /** Seconds after which a phase is slow; same order as `phases`. */
  readonly phaseTargetsS: readonly number[]
  readonly objectives: readonly { readonly id: string; readonly text: string }[]
}

export const DISPATCH_PHASES = [
  'Opening',
  'Location',
  'Chief Complaint',
  'Triage',
  'Dispatch',
  'Pre-Arrival Instructions',
  'Closing',
] as const
export type DispatchPhase = (typeof DISPATCH_PHASES)[number]

export const DISPATCH_OBJECTIVES = [
  'location_confirmed',
  'complaint_identified',
  'consciousness_breathing',
  'triage_assigned',
  'resources_dispatched',
  'instructions_given',
  'closing_done',
] as const
export type DispatchObjective = (typeof DISPATCH_OBJECTIVES)[number]

export const TEMPLATES = {
  dispatch: {
    phases: DISPATCH_PHASES,
    phaseTargetsS: [15, 30, 30, 60, 30, 240, 60],
    objectives: [
      { id: 'location_confirmed', text: 'Confirm the exact location and call-back number' },
      { id: 'complaint_identified', text: 'Identify the chief complaint' },
      { id: 'consciousness_breathing', text: 'Establish consciousness and breathing' },
      { id: 'triage_assigned', text: 'Assign the triage code' },
      { id: 'resources_dispatched', text: 'Dispatch resources' },
      { id: 'instructions_given', text: 'Give pre-arrival instructions' },
      { id: 'closing_done', text: 'Close with what to do until help arrives' },
    ],
  },
  outreach: {
    phases: ['Opening', 'Discovery', 'Value Proposition', 'Objection Handling', 'Closing'],
    phaseTargetsS: [30, 120, 120, 120, 60],
    objectives: [
      { id: 'decision_makers', text: 'Identify decision makers in target companies' },
      { id: 'value_proposition', text: 'Present value proposition effectively' },
      { id: 'objections', text: 'Handle common objections professionally' },
      { id: 'demonstration', text: 'Schedule qualified product demonstrations' },
      { id: 'rapport', text: 'Maintain conversation flow and rapport' },
    ],
  },
} as const satisfies Record<string, CallTemplate>

export type TemplateName = keyof typeof TEMPLATES
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as readonly TemplateName[]
