/** Numbers, times and dates as the room writes them: 24 h, America/Santiago, no-break space before the per cent sign in Spanish. */
import { useMemo } from 'react'
import { type Language, LOCALES, useLanguage } from './language.ts'

/** The room's own time, whatever the machine thinks. */
const TIME_ZONE = 'America/Santiago'
const NBSP = '\u00a0'
const MINUS = '\u2212'

const numbers = new Map<string, Intl.NumberFormat>()

/** 1.234 / 1,234; `digits` decimals. */
export const numberText = (language: Language, value: number, digits = 0): string => {
  const key = `${language}${digits}`
  let format = numbers.get(key)
  if (format === undefined) {
    // Without 'always' Chilean Spanish leaves 1234 bare.
    format = new Intl.NumberFormat(LOCALES[language], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: 'always',
    })
    numbers.set(key, format)
  }
  return format.format(value).replace('-', MINUS)
}

/** A share 0-1 as 91,4 % / 91.4%. */
export const percentText = (language: Language, share: number, digits = 0): string =>
  `${numberText(language, share * 100, digits)}${language === 'es' ? `${NBSP}%` : '%'}`

/** 310 ms, 11,2 s, then mm:ss. */
export const shortTime = (language: Language, ms: number): string => {
  if (ms < 1000) return `${numberText(language, Math.round(ms))}${NBSP}ms`
  if (ms < 60_000) return `${numberText(language, ms / 1000, 1)}${NBSP}s`
  return `${String(Math.floor(ms / 60_000)).padStart(2, '0')}:${String(Math.floor((ms % 60_000) / 1000)).padStart(2, '0')}`
}

/** hace 4 s, hace 25 s (steps of 5), hace 2 min. */
export const ageText = (language: Language, ms: number): string => {
  const s = Math.max(0, Math.floor(ms / 1000))
  const amount = s < 10 ? `${s}${NBSP}s` : s < 60 ? `${s - (s % 5)}${NBSP}s` : `${Math.floor(s / 60)}${NBSP}min`
  return language === 'es' ? `hace ${amount}` : `${amount} ago`
}

const clock = new Intl.DateTimeFormat('es-CL', {
  timeZone: TIME_ZONE,
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** 22:41:36 in both languages. `at` in ms since the epoch. */
export const clockText = (at: number): string => clock.format(at)

const dates = {
  es: new Intl.DateTimeFormat('es-CL', {
    timeZone: TIME_ZONE,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }),
  en: new Intl.DateTimeFormat('en-US', {
    timeZone: TIME_ZONE,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }),
}

/** vie 20 nov 2026 / Fri, Nov 20, 2026. */
export const dateText = (language: Language, at: number): string => {
  if (language === 'en') return dates.en.format(at)
  const part = Object.fromEntries(dates.es.formatToParts(at).map(({ type, value }) => [type, value.replace('.', '')]))
  return `${part.weekday} ${part.day} ${part.month} ${part.year}`
}

const days = {
  es: new Intl.DateTimeFormat('es-CL', { timeZone: TIME_ZONE, weekday: 'short', day: 'numeric' }),
  en: new Intl.DateTimeFormat('en-US', { timeZone: TIME_ZONE, weekday: 'short', day: 'numeric' }),
}

/** vie 20 / Fri 20. */
export const dayText = (language: Language, at: number): string => {
  const part = Object.fromEntries(days[language].formatToParts(at).map(({ type, value }) => [type, value]))
  return `${part.weekday?.replace('.', '')} ${part.day}`
}

/** −9 dB; −∞ dB for digital silence; a dash when nothing is heard. */
export const decibels = (dbfs: number | null): string => {
  if (dbfs === null) return '—'
  const size = Number.isFinite(dbfs) ? Math.abs(Math.round(dbfs)) : '∞'
  return `${dbfs < 0 ? MINUS : ''}${size}${NBSP}dB`
}

/** US$ 0,13 / $0.13. */
export const dollars = (language: Language, usd: number, digits = 2): string =>
  `${language === 'es' ? `US$${NBSP}` : '$'}${numberText(language, usd, digits)}`

/** +56 9 5550 1482, 22 555 01 47; others as they came; null when there is none. */
export const phoneText = (number: string | null | undefined): string | null => {
  const bare = number?.replace(/[\s()-]/g, '') ?? ''
  if (bare === '' || /^(anonymous|unknown|desconocido)$/i.test(bare)) return null
  const mobile = /^\+?569(\d{4})(\d{4})$/.exec(bare)
  if (mobile) return `+56 9 ${mobile[1]} ${mobile[2]}`
  const fixed = /^(?:\+?56)?(2\d)(\d{3})(\d{2})(\d{2})$/.exec(bare)
  if (fixed) return `${fixed[1]} ${fixed[2]} ${fixed[3]} ${fixed[4]}`
  return number ?? null
}

export type Format = {
  number(value: number, digits?: number): string
  percent(share: number, digits?: number): string
  shortTime(ms: number): string
  age(ms: number): string
  date(at: number): string
  day(at: number): string
  dollars(usd: number, digits?: number): string
}

/** The formats in the user's language. */
export const useFormat = (): Format => {
  const language = useLanguage((state) => state.language)
  return useMemo(
    () => ({
      number: (value, digits) => numberText(language, value, digits),
      percent: (share, digits) => percentText(language, share, digits),
      shortTime: (ms) => shortTime(language, ms),
      age: (ms) => ageText(language, ms),
      date: (at) => dateText(language, at),
      day: (at) => dayText(language, at),
      dollars: (usd, digits) => dollars(language, usd, digits),
    }),
    [language],
  )
}
