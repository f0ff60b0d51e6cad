/** What keeps the dispatcher from being heard or from hearing, across the whole width, and the way to mend it. */
import { MicOff, Settings2 } from 'lucide-react'
import { useStore } from 'zustand'
import type { Voice } from '../audio/voice.ts'
import { headsetWords, microphoneWords } from '../devices/words.ts'
import { useText } from '../i18n/text.ts'
import { Banner } from '../ui/Banner.tsx'
import { Button } from '../ui/Button.tsx'
import { useView } from '../view.ts'

export function SoundTrouble({ seat }: { readonly seat: Voice }) {
  const t = useText()
  const open = useView((view) => view.open)
  const { line, microphone, headset } = useStore(seat.state)
  const told = [
    microphoneWords(microphone, t),
    headsetWords(headset, t),
    line.kind === 'away' && ({ text: t('audio.line.away'), tone: 'bad' } as const),
    line.kind === 'refused' && ({ text: t('audio.line.refused', { reason: line.reason }), tone: 'bad' } as const),
  ]
  return told.map(
    (one) =>
      one &&
      one.tone === 'bad' && (
        <Banner
          key={one.text}
          tone="error"
          icon={<MicOff aria-hidden />}
          title={one.text}
          actions={
            <>
              {microphone.kind === 'refused' && (
                <Button size="small" onClick={() => seat.rechoose('microphone')}>
                  {t('audio.retry')}
                </Button>
              )}
              <Button size="small" icon={<Settings2 aria-hidden />} onClick={() => open('devices')}>
                {t('dispatcher.devices')}
              </Button>
            </>
          }
        />
      ),
  )
}
