/** What every part of the report is made with: the bundle, the language, and how times and people are said. */
import { type IncidentBundle, offsetMs } from '../../../convex/domain/export/bundle.ts'
import type { Machine, Person } from '../../../convex/domain/field.ts'
import { clockText, percentText } from '../../i18n/format.ts'
import type { Language } from '../../i18n/language.ts'
import type { Text } from '../../i18n/text.ts'

export type About = {
  readonly bundle: IncidentBundle
  readonly t: Text
  readonly language: Language
  /** ms since the epoch. */
  readonly exportedAt: number
  readonly contentSha256: string
}

/** 03:07, or 1:03:07 from an hour on. */
export function lap(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (n: number): string => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours === 0 ? rest : `${hours}:${rest}`
}

export const lapOf = ({ bundle }: About, at: number): string => lap(offsetMs(bundle, at))
export const clockOf = (at: number): string => clockText(at)

/** A person by name; in a redacted report `staff-2` is said in words. */
export function personText({ t }: About, name: string): string {
  const number = /^staff-(\d+)$/.exec(name)?.[1]
  return number === undefined ? name : t('export.staff', { n: Number(number) })
}

export const authorText = (about: About, by: Machine | Person): string =>
  by.kind === 'person' ? personText(about, by.name) : `${by.provider} ${by.model} ${by.version}`

export const sureText = ({ language }: About, confidence: number | null): string =>
  confidence === null ? '' : percentText(language, confidence)
