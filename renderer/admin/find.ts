/** Which sections hold what somebody looks for: by their own names, and by the names of their rows. */
import type { Text, TextKey } from '../i18n/text.ts'
import { scoreOf } from '../palette/fuzzy.ts'
import type { Section } from '../palette/sections.ts'

const ROWS: Record<Section, readonly TextKey[]> = {
  devices: ['audio.microphone', 'audio.headset', 'audio.volume', 'audio.treatment', 'audio.echo.title'],
  lines: ['lines.title', 'lines.kind_account', 'lines.kind_trunk', 'lines.kind_recorder', 'lines.listen'],
  providers: ['admin.b_providers'],
  backend: ['admin.be_backup', 'admin.be_check', 'admin.be_queue', 'admin.be_url', 'admin.be_room'],
  users: ['people.accounts', 'people.role', 'people.passphrase', 'people.idle', 'people.room'],
  protocols: ['people.protocol', 'people.weights', 'people.answer', 'people.alarms'],
  retention: ['admin.r_recordings', 'admin.r_transcripts', 'admin.r_personal', 'admin.r_wav', 'admin.r_owner'],
  appearance: [
    'frame.settings.language',
    'frame.settings.theme',
    'frame.settings.density',
    'admin.a_motion',
    'admin.a_read',
    'admin.a_wall',
    'signin.own',
  ],
  shortcuts: ['admin.k_single', 'frame.nav.shortcuts'],
  updates: ['people.version', 'people.u_news'],
  diagnostics: ['people.d_disk', 'people.d_versions', 'people.d_memory', 'people.d_troubles', 'people.d_download'],
}

/** In the order of the list; all of them while nothing is typed. */
export function matching(t: Text, sections: readonly Section[], typed: string): readonly Section[] {
  if (typed.trim() === '') return sections
  const answers = (key: TextKey): boolean => scoreOf(t(key), typed) > 0
  return sections.filter((section) => [`admin.s_${section}` as const, ...ROWS[section]].some(answers))
}
