/** The drawing of each alert, beside its words: the same on every screen. */
import {
  Ambulance,
  Baby,
  Brain,
  BriefcaseMedical,
  ClockAlert,
  Copy,
  Droplets,
  Frown,
  HeartPulse,
  type LucideIcon,
  MapPinOff,
  MessageSquareOff,
  Phone,
  PhoneOff,
  Pill,
  ShieldAlert,
  Syringe,
  TriangleAlert,
  Users,
  VolumeX,
  Wind,
  Zap,
} from 'lucide-react'
import type { AlertType } from '../convex/domain/alerts.ts'

const ICONS: Partial<Record<AlertType, LucideIcon>> = {
  cardiac_arrest_suspected: HeartPulse,
  unconscious_patient: HeartPulse,
  stroke_suspected: Brain,
  airway_obstruction: Wind,
  severe_bleeding: Droplets,
  anaphylaxis_suspected: Syringe,
  imminent_delivery: Baby,
  overdose_suspected: Pill,
  seizure_active: Zap,
  severe_respiratory_distress: Wind,
  hypoglycemia_suspected: Syringe,
  suicide_risk: Frown,
  violence_in_progress: ShieldAlert,
  covert_caller: MessageSquareOff,
  weapon_present: ShieldAlert,
  person_trapped: Ambulance,
  multiple_victims: Users,
  child_caller: Baby,
  silent_call: VolumeX,
  non_emergency: BriefcaseMedical,
  possible_duplicate: Copy,
  location_uncertain: MapPinOff,
  call_dropped: PhoneOff,
  answer_overdue: ClockAlert,
  long_hold: ClockAlert,
  caller_distress_high: Frown,
  stt_degraded: MessageSquareOff,
  recording_failed: Phone,
}

export const iconOf = (type: AlertType): LucideIcon => ICONS[type] ?? TriangleAlert

export function AlertIcon({ type }: { readonly type: AlertType }) {
  const Icon = iconOf(type)
  return <Icon aria-hidden="true" />
}
