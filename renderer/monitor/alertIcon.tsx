/** The drawing of each kind of alert: red ones that touch breath or heart, a triangle for the rest. */
import {
  Ambulance,
  Baby,
  CircleHelp,
  Copy,
  HeartPulse,
  type LucideIcon,
  MapPinOff,
  MicOff,
  ShieldAlert,
  TriangleAlert,
  Users,
  Wind,
} from 'lucide-react'
import type { AlertSeverity, AlertType } from '../../convex/domain/alerts.ts'
import type { ChipTone } from '../ui/AlertChip.tsx'

const ICONS: Partial<Record<AlertType, LucideIcon>> = {
  cardiac_arrest_suspected: HeartPulse,
  unconscious_patient: HeartPulse,
  airway_obstruction: Wind,
  severe_respiratory_distress: Wind,
  imminent_delivery: Baby,
  child_caller: Baby,
  weapon_present: ShieldAlert,
  violence_in_progress: ShieldAlert,
  covert_caller: MicOff,
  silent_call: MicOff,
  multiple_victims: Users,
  possible_duplicate: Copy,
  location_uncertain: MapPinOff,
  non_emergency: CircleHelp,
  person_trapped: Ambulance,
}

export const iconOf = (type: AlertType): LucideIcon => ICONS[type] ?? TriangleAlert

export const toneOf = (severity: AlertSeverity): ChipTone => severity
