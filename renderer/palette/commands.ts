/** What the palette offers: acts on calls first, then calls, places and settings; what hurts only opens its own question. */
import { may, type Role } from '../../convex/domain/roles.ts'
import { choose, DENSITIES, THEMES } from '../appearance.ts'
import { titleOf } from '../board/naming.ts'
import { type BoardRow, bandOf } from '../board/row.ts'
import type { Text } from '../i18n/text.ts'
import { type Ask, askOf } from '../supervision/asked.ts'
import type { Overlay, View } from '../view.ts'

export type Group = 'verbs' | 'calls' | 'screens' | 'settings'

export type Command = {
  readonly id: string
  readonly text: string
  readonly group: Group
  /** As printed on the keys. */
  readonly keys?: string
  /** It only opens its question. */
  readonly asks?: boolean
  run(): void
}

type Needs = {
  readonly t: Text
  readonly role: Role
  readonly rows: readonly BoardRow[]
  /** The call whose monitor is open. */
  readonly openCallId: string | undefined
  readonly sections: readonly string[]
  readonly go: (view: View) => void
  readonly open: (overlay: Overlay) => void
  readonly muteAll: () => void
  readonly leave: (how: 'lock' | 'leave') => void
}

const ACTS: readonly { readonly ask: Ask; readonly keys: string; readonly asks?: true }[] = [
  { ask: 'listen', keys: 'L' },
  { ask: 'whisper', keys: 'W' },
  { ask: 'note', keys: 'N', asks: true },
  { ask: 'mark', keys: 'M' },
  { ask: 'transfer', keys: 'T', asks: true },
  { ask: 'end', keys: 'Ctrl+⇧+Q', asks: true },
]

export function commandsOf(needs: Needs): readonly Command[] {
  return [...verbs(needs), ...calls(needs), ...screens(needs), ...settings(needs)]
}

/** Who answers and what it is about: «P07, paro cardíaco». */
export const callName = (t: Text, row: BoardRow): string =>
  [row.agentName, titleOf(t, row)].filter((part) => part !== '').join(', ')

function verbs({ t, role, rows, openCallId, go, muteAll, leave, open }: Needs): Command[] {
  const living = rows.filter((row) => bandOf(row) !== 'ended')
  // The call on screen is most likely the one that is meant.
  const ordered = [...living].sort((a, b) => Number(b.callId === openCallId) - Number(a.callId === openCallId))
  const onCalls = !may(role, 'supervise')
    ? []
    : ACTS.flatMap(({ ask, keys, asks }) =>
        ordered.map(
          (row): Command => ({
            id: `${ask}:${row.callId}`,
            text: t(`palette.${ask as Exclude<Ask, 'silence'>}`, { call: callName(t, row) }),
            group: 'verbs',
            ...(row.callId === openCallId ? { keys } : {}),
            ...(asks ? { asks } : {}),
            run() {
              go({ kind: 'monitor', callId: row.callId })
              askOf(row.callId, ask)
            },
          }),
        ),
      )
  const plain: Command[] = [
    { id: 'mute', text: t('palette.muteAll'), group: 'verbs', keys: 'Ctrl+⇧+M', run: muteAll },
    { id: 'practice', text: t('palette.practice'), group: 'verbs', keys: 'P', asks: true, run: () => open('practice') },
    { id: 'lock', text: t('palette.lock'), group: 'verbs', keys: 'Ctrl+⇧+L', run: () => leave('lock') },
    { id: 'leave', text: t('palette.leave'), group: 'verbs', run: () => leave('leave') },
    { id: 'shortcuts', text: t('palette.shortcuts'), group: 'verbs', keys: '?', run: () => open('shortcuts') },
  ]
  return [...onCalls, ...plain]
}

const calls = ({ t, rows, go }: Needs): Command[] =>
  rows.map((row) => ({
    id: `open:${row.callId}`,
    text: t('palette.open', { call: callName(t, row) }),
    group: 'calls',
    run: () => go({ kind: 'monitor', callId: row.callId }),
  }))

function screens({ t, role, go }: Needs): Command[] {
  const to = (
    kind: 'calls' | 'mine' | 'wall' | 'review' | 'trends' | 'lines' | 'settings',
    text: string,
    keys?: string,
  ): Command => ({
    id: `go:${kind}`,
    text,
    group: 'screens',
    ...(keys === undefined ? {} : { keys }),
    run: () => go({ kind }),
  })
  return [
    to('calls', t('frame.nav.calls'), 'G L'),
    to('mine', t('dispatcher.mine'), 'G D'),
    to('wall', t('admin.a_wall')),
    to('review', t('frame.nav.review'), 'G R'),
    ...(may(role, 'supervise') ? [to('trends', t('trends.title'), 'G T')] : []),
    to('lines', t('lines.title'), 'G P'),
    to('settings', t('frame.nav.settings'), 'G A'),
  ]
}

function settings({ t, sections, go }: Needs): Command[] {
  const chosen = (id: string, text: string, run: () => void): Command => ({ id, text, group: 'settings', run })
  return [
    ...sections.map((section) =>
      chosen(`settings:${section}`, t('palette.setting', { name: t(`admin.s_${section}` as 'admin.s_lines') }), () =>
        go({ kind: 'settings', section }),
      ),
    ),
    ...THEMES.map((theme) =>
      chosen(`theme:${theme}`, t('palette.theme', { name: t(`frame.theme.${theme}`) }), () => choose({ theme })),
    ),
    ...DENSITIES.map((density) =>
      chosen(`density:${density}`, t('palette.density', { name: t(`frame.density.${density}`) }), () =>
        choose({ density }),
      ),
    ),
    chosen('passphrase', t('signin.own'), () => go({ kind: 'settings', section: 'appearance' })),
    chosen('language:es', t('palette.language', { name: 'Español' }), () => choose({ language: 'es' })),
    chosen('language:en', t('palette.language', { name: 'English' }), () => choose({ language: 'en' })),
  ]
}
