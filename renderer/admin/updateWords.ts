/** How this console comes to a newer version, in words. */
import type { Returns } from '../../electron/ipc/contract.ts'
import { clockText } from '../i18n/format.ts'
import { type Text, textOr } from '../i18n/text.ts'

export function updateWords(t: Text, updates: Returns<'admin.updates'>): string {
  switch (updates.kind) {
    case 'administered':
      return t('people.u_administered')
    case 'off':
      return t('people.u_off', { reason: textOr(t, `people.u_why_${updates.why}`, updates.why) })
    case 'current':
      return t('people.u_current', { time: clockText(updates.checkedAt) })
    case 'checking':
      return t('people.u_checking')
    case 'loading':
      return t('people.u_loading', { version: updates.version, n: Math.round(updates.percent) })
    case 'ready':
      return t('people.u_ready', { version: updates.version })
    case 'failed':
      return t('people.u_failed', { reason: updates.code, time: clockText(updates.at) })
  }
}
