/** The frame around every screen: rail, bar, banner, footer, the keys that work everywhere, and the two spoken regions. */
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { nextTheme } from '../appearance.ts'
import { usePaletteKeys } from '../palette/usePaletteKeys.ts'
import { Presence } from '../signin/Presence.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { keepFocus } from '../ui/keepFocus.ts'
import { Toast } from '../ui/Toast.tsx'
import { useView } from '../view.ts'
import { ASSERTIVE_ID, POLITE_ID } from './announce.ts'
import { Footer } from './Footer.tsx'
import css from './Frame.module.css'
import { MonitorPlace } from './MonitorPlace.tsx'
import { Notices } from './Notices.tsx'
import { Rail } from './Rail.tsx'
import { ReadTranscript } from './ReadTranscript.tsx'
import { goToRegion } from './regions.ts'
import { TopBar } from './TopBar.tsx'

const Shortcuts = lazy(() => import('./Shortcuts.tsx'))
const CallBacksDialog = lazy(() => import('../links/CallBacksDialog.tsx'))
const Palette = lazy(() => import('../palette/Palette.tsx'))
const DevicesDialog = lazy(() => import('../devices/DevicesDialog.tsx'))

/** How long «G» waits for its second key. */
const CHORD_MS = 1_200

/** The screen that comes takes the keys, not the button that had them: «G L» and Enter open a call wherever one was. */
const enterScreen = (): void => document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })

/** «G» and a second key; heard before the screens, so that «G M» does not also bookmark a moment. */
const usePlaceKeys = (): void => {
  const chordAt = useRef(Number.NEGATIVE_INFINITY)
  const second = (act: () => void) => (event: KeyboardEvent) => {
    if (event.timeStamp - chordAt.current > CHORD_MS) return false
    chordAt.current = Number.NEGATIVE_INFINITY
    event.stopImmediatePropagation()
    act()
    enterScreen()
  }
  const { go, lastCallId } = useView()
  useHotkeys(
    {
      g: ({ timeStamp }) => {
        chordAt.current = timeStamp
      },
      l: second(() => go({ kind: 'calls' })),
      m: second(() => {
        if (lastCallId !== null) go({ kind: 'monitor', callId: lastCallId })
      }),
      d: second(() => go({ kind: 'mine' })),
      p: second(() => go({ kind: 'lines' })),
      r: second(() => go({ kind: 'review' })),
      t: second(() => go({ kind: 'trends' })),
      a: second(() => go({ kind: 'settings' })),
    },
    { first: true },
  )
}

const useGlobalKeys = (): void => {
  const { go, open, view } = useView()
  useHotkeys({
    'shift+d': nextTheme,
    '?': () => open('shortcuts'),
    p: () => open('practice'),
    f6: () => goToRegion(document, document.activeElement, 1),
    'shift+f6': () => goToRegion(document, document.activeElement, -1),
    escape: (event) => {
      // A screen may close something of its own first, and says so by preventing the default.
      setTimeout(() => {
        if (!event.defaultPrevented && view.kind === 'monitor') go({ kind: 'calls' })
      })
      return false
    },
  })
}

type Props = {
  readonly children: ReactNode
  /** The practice-call launcher, brought by whoever knows that screen. */
  readonly launcher: ReactNode
}

export function Frame({ children, launcher }: Props) {
  usePlaceKeys()
  useGlobalKeys()
  usePaletteKeys()
  useEffect(() => keepFocus(), [])
  const view = useView((state) => state.view)
  const overlay = useView((state) => state.overlay)
  const open = useView((state) => state.open)
  const close = (): void => open(null)
  return (
    <TopBar>
      {(bar) => (
        <div className={view.kind === 'wall' ? css.bare : css.frame}>
          {view.kind === 'wall' ? (
            <main className={css.screen} tabIndex={-1}>
              {children}
            </main>
          ) : (
            <>
              <Rail />
              {bar}
              {view.kind === 'monitor' && <MonitorPlace callId={view.callId} />}
              <div className={css.middle}>
                <Notices />
                <main className={css.screen} tabIndex={-1}>
                  {children}
                </main>
              </div>
              <Footer />
            </>
          )}
          <Suspense>
            {overlay === 'shortcuts' && <Shortcuts onClose={close} />}
            {overlay === 'callBacks' && <CallBacksDialog onClose={close} />}
            {overlay === 'devices' && <DevicesDialog onClose={close} />}
            {overlay === 'practice' && launcher}
            {overlay === 'palette' && <Palette onClose={close} />}
          </Suspense>
          <ReadTranscript />
          <Presence />
          <Toast />
          <div id={POLITE_ID} className={css.spoken} role="status" aria-live="polite" />
          <div id={ASSERTIVE_ID} className={css.spoken} role="alert" aria-live="assertive" />
        </div>
      )}
    </TopBar>
  )
}
