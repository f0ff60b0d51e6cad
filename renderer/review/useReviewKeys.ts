/** The keys of an open review. */
import { announce } from '../frame/announce.ts'
import { useText } from '../i18n/text.ts'
import { durationText } from '../ui/Duration.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { useView } from '../view.ts'
import { markText } from './MarkRow.tsx'
import { type Mark, nextMark, previousMark } from './marks.ts'
import { type Player, SPEEDS } from './player.ts'
import type { ClipChoice } from './useClipChoice.ts'

type Deeds = {
  readonly player: Player
  readonly marks: readonly Mark[]
  readonly clip: ClipChoice
  readonly drawer: boolean
  readonly onFollow: () => void
  readonly onExport: () => void
  readonly onDrawer: (open: boolean) => void
}

/** Some things that have focus use arrows and Space themselves. */
const isOwn = ({ target }: KeyboardEvent, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null

export function useReviewKeys({ player, marks, clip, drawer, onFollow, onExport, onDrawer }: Deeds): void {
  const t = useText()
  const go = useView((view) => view.go)
  const step = (ms: number) => (event: KeyboardEvent) =>
    isOwn(event, 'input, select') ? false : player.seek(player.position() + ms)
  const edge = (ms: number) => (event: KeyboardEvent) => (isOwn(event, '[role="grid"]') ? false : player.seek(ms))
  const toMark = (of: typeof nextMark) => () => {
    const mark = of(marks, player.position())
    if (mark === undefined) return
    player.seek(mark.ms)
    announce.soon(t('review.markAt', { what: markText(t, mark), time: durationText(mark.ms) }))
  }
  const speed = (index: 0 | 1 | 2 | 3) => () => player.setSpeed(SPEEDS[index])
  useHotkeys(
    {
      arrowleft: step(-5000),
      arrowright: step(5000),
      'shift+arrowleft': step(-1000),
      'shift+arrowright': step(1000),
      '[': toMark(previousMark),
      ']': toMark(nextMark),
      // Where brackets are typed with AltGr.
      'ctrl+alt+[': toMark(previousMark),
      'ctrl+alt+]': toMark(nextMark),
    },
    { repeats: true },
  )
  useHotkeys({
    ' ': (event) => (isOwn(event, 'button, a, input, select, summary') ? false : player.toggle()),
    home: edge(0),
    end: edge(Number.MAX_SAFE_INTEGER),
    '1': speed(0),
    '2': speed(1),
    '3': speed(2),
    '4': speed(3),
    f: onFollow,
    c: clip.begin,
    q: () => onDrawer(!drawer),
    'ctrl+e': onExport,
    escape: () => {
      if (clip.range !== null) clip.end()
      else if (drawer) onDrawer(false)
      else go(useView.getState().reviewed)
    },
  })
}
