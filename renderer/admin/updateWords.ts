/** How this console comes to a newer version, in words. */
import type { Returns } from '../../electron/ipc/contract.ts'
import { clockText } from '../i18n/format.ts'
import { type Text, textOr } from '../i18n/text.ts'

export function updateWords(t: Text, { how }: Returns<'admin.updates'>): string {
  switch (how.kind) {
    case 'administered':
      return t('people.u_administered')
    case 'off':
      return t('people.u_off', { reason: textOr(t, `people.u_why_${how.why}`, how.why) })
    case 'idle':
      return t('people.u_idle')
    case 'current':
      return t('people.u_current', { time: clockText(how.checkedAt) })
    case 'checking':
      return t('people.u_checking')
    case 'postponed':
      return t('people.u_postponed', { version: how.version })
    case 'loading':
      return t('people.u_loading', { version: how.version, n: Math.round(how.percent) })
    case 'ready':
      return t(how.asked ? 'people.u_asked' : 'people.u_ready', { version: how.version })
    case 'failed':
      return t('people.u_failed', {
        reason: textOr(t, `people.u_err_${how.code}`, how.code),
        time: clockText(how.at),
      })
  }
}

/** Whether this host looks for versions itself, so that there is something to ask of it. */
export const looks = ({ how }: Returns<'admin.updates'>): boolean => how.kind !== 'administered' && how.kind !== 'off'
