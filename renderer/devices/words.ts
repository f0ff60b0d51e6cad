/** How a microphone and a headset are, in words. */
import type { HeadsetState } from '../audio/headset.ts'
import type { MicrophoneState } from '../audio/microphone.ts'
import type { Text } from '../i18n/text.ts'

/** Tone `bad` is for what keeps a person from being heard or from hearing. */
export type Told = { readonly text: string; readonly tone: 'good' | 'plain' | 'bad' }

export function microphoneWords(state: MicrophoneState, t: Text): Told {
  switch (state.kind) {
    case 'live':
      return state.instead
        ? { text: t('audio.mic.instead', { label: state.label }), tone: 'bad' }
        : { text: t('audio.mic.live', { label: state.label }), tone: 'good' }
    case 'lost':
      return { text: t('audio.mic.lost', { label: state.label }), tone: 'bad' }
    case 'refused':
      return { text: t(`audio.mic.${state.why}`), tone: 'bad' }
    case 'closed':
    case 'opening':
      return { text: t(`audio.mic.${state.kind}`), tone: 'plain' }
  }
}

export function headsetWords(state: HeadsetState, t: Text): Told {
  switch (state.kind) {
    case 'live':
      if (state.instead) return { text: t('audio.headset.instead'), tone: 'bad' }
      return {
        text: state.label === '' ? t('audio.headset.system') : t('audio.headset.live', { label: state.label }),
        tone: 'good',
      }
    case 'refused':
      return { text: t(`audio.headset.${state.why}`), tone: 'bad' }
    case 'closed':
      return { text: t('audio.headset.closed'), tone: 'plain' }
  }
}
