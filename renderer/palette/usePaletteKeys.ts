/** Ctrl+K and Ctrl+Shift+M, heard also while somebody types: both are chords that no text needs. What is typed after Ctrl+K is the palette's. */
import { useEffect } from 'react'
import { useText } from '../i18n/text.ts'
import { useView } from '../view.ts'
import { expectTyping, keepTyped, takeTyped } from './typedAhead.ts'

export function usePaletteKeys(): void {
  const t = useText()
  const open = useView((state) => state.open)
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (useView.getState().overlay === 'palette' && keepTyped(event)) {
        if (event.key === 'Escape') {
          takeTyped()
          open(null)
        }
        event.preventDefault()
        event.stopImmediatePropagation()
        return
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.repeat) return
      const key = event.key.toLowerCase()
      if (key === 'k' && !event.shiftKey) {
        event.preventDefault()
        // A question that is open is answered first.
        if (document.querySelector('dialog[open]') !== null) return
        expectTyping()
        open('palette')
      }
      if (key === 'm' && event.shiftKey) {
        event.preventDefault()
        void import('./mute.ts').then(({ muteAll }) => muteAll(t))
      }
    }
    window.addEventListener('keydown', hear, true)
    return () => window.removeEventListener('keydown', hear, true)
  }, [t, open])
}
