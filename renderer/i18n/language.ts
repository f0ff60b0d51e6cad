/** The language of the screen. */
import { create } from 'zustand'

export type Language = 'es' | 'en'

export const useLanguage = create<{ readonly language: Language }>(() => ({ language: 'es' }))

export const LOCALES = { es: 'es-CL', en: 'en-US' } as const satisfies Record<Language, string>
