/** Every shortcut by the screen it acts on: the sheet and the settings show the same. */
import type { TextKey } from '../i18n/text.ts'
import { useText } from '../i18n/text.ts'
import { Kbd } from '../ui/Kbd.tsx'
import css from './KeyGroups.module.css'

type Line = readonly [keys: readonly string[], text: TextKey]

const GROUPS: readonly (readonly [title: TextKey, lines: readonly Line[]])[] = [
  [
    'frame.keys.global',
    [
      [['Ctrl K'], 'admin.k_palette'],
      [['G', 'L'], 'frame.keys.calls'],
      [['G', 'D'], 'dispatcher.mine'],
      [['G', 'P'], 'lines.title'],
      [['G', 'M'], 'frame.keys.openMonitor'],
      [['P'], 'frame.keys.practice'],
      [['G', 'R'], 'frame.nav.review'],
      [['G', 'T'], 'trends.title'],
      [['G', 'A'], 'frame.nav.settings'],
      [['⇧ D'], 'frame.keys.theme'],
      [['F6', '⇧ F6'], 'frame.keys.regions'],
      [['Ctrl ⇧ M'], 'admin.k_mute'],
      [['Ctrl ⇧ L'], 'admin.k_lock'],
      [['Ctrl +', 'Ctrl −', 'Ctrl 0'], 'admin.k_zoom'],
      [['?'], 'frame.keys.help'],
      [['Esc'], 'frame.keys.escape'],
    ],
  ],
  [
    'frame.keys.list',
    [
      [['J', 'K', '↓', '↑'], 'frame.keys.move'],
      [['Home', 'End'], 'frame.keys.edges'],
      [['Enter'], 'frame.keys.open'],
      [['Space'], 'frame.keys.peek'],
      [['O'], 'frame.keys.freeze'],
      [['1', '2', '3', '4'], 'frame.keys.priority'],
      [['U'], 'frame.keys.noLocation'],
      [['L'], 'frame.keys.listen'],
      [['W'], 'frame.keys.whisper'],
      [['A'], 'calls.keys.seen'],
      [['S'], 'calls.sort.label'],
      [['V'], 'calls.keys.wall'],
      [['/'], 'frame.keys.search'],
    ],
  ],
  [
    'frame.keys.monitor',
    [
      [['L'], 'frame.keys.listen'],
      [['W'], 'frame.keys.whisper'],
      [['N'], 'frame.keys.note'],
      [['M'], 'frame.keys.mark'],
      [['F'], 'frame.keys.flag'],
      [['J', 'K'], 'frame.keys.next'],
      [['[', ']'], 'monitor.keywords'],
      [['End'], 'frame.keys.live'],
      [['E', 'X'], 'frame.keys.edit'],
      [['⇧ E'], 'transcript.correct'],
      [['Ctrl E'], 'export.title'],
      [['1', '2'], 'monitor.whisperThis'],
      [['⇧ 1', '⇧ 2'], 'monitor.dismiss'],
    ],
  ],
  [
    'dispatcher.mine',
    [
      [['Space'], 'dispatcher.answer'],
      [['M'], 'dispatcher.mute'],
      [['H'], 'dispatcher.hold'],
      [['T'], 'dispatcher.transfer'],
      [['D'], 'dispatcher.keys'],
      [['C'], 'dispatcher.add'],
      [['A'], 'dispatcher.help'],
      [['Enter'], 'dispatcher.done'],
      [['V'], 'dispatcher.sayAloud'],
      [['2', '3'], 'dispatcher.branch'],
      [['K'], 'dispatcher.metronome'],
      [['Alt 1', '…', 'Alt 9'], 'dispatcher.vitals'],
      [['Ctrl ↵'], 'dispatcher.hangUp'],
    ],
  ],
  [
    'review.keys',
    [
      [['Space'], 'review.key_play'],
      [['←', '→'], 'review.key_five'],
      [['⇧ ←', '⇧ →'], 'review.key_one'],
      [['[', ']'], 'review.key_mark'],
      [['1', '2', '3', '4'], 'review.key_speed'],
      [['F'], 'review.key_follow'],
      [['⇧ E'], 'transcript.correct'],
      [['C'], 'review.key_clip'],
      [['Q'], 'review.key_evaluate'],
      [['Ctrl', 'E'], 'review.key_export'],
    ],
  ],
]

export function KeyGroups() {
  const t = useText()
  return (
    <div className={css.groups}>
      {GROUPS.map(([title, lines]) => (
        <section key={title}>
          <h3>{t(title)}</h3>
          <dl className={css.lines}>
            {lines.map(([keys, text]) => (
              <div key={text}>
                <dt>
                  {keys.map((key) => (
                    <Kbd key={key}>{key}</Kbd>
                  ))}
                </dt>
                <dd>{t(text)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
