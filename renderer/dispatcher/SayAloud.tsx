/** Has the words of a step read to the caller by the room's voice, stops it, and says why it cannot be or what became of it. */
import { Megaphone, Square } from 'lucide-react'
import { useEffect, useState } from 'react'
import { playSound, stopSound } from '../audio/clip.ts'
import { bridge, refusalOf } from '../bridge.ts'
import { type Text, useText } from '../i18n/text.ts'
import { type PhoneCall, useLineOf } from '../phone.ts'
import { failureText } from '../providers/words.ts'
import { Button } from '../ui/Button.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import css from './Protocol.module.css'

type Props = {
  readonly call: PhoneCall
  /** Name of the step. */
  readonly what: string
  readonly say: { readonly es: string; readonly en: string }
}

/** Why nobody can be spoken to now; nothing when they can. */
export function barOf(t: Text, { state, waiting, supervisors }: PhoneCall): string | undefined {
  if (state === 'held') return t('dispatcher.sayHeld')
  if (waiting) return t('dispatcher.heldByThem')
  if (state !== 'connected') return t('dispatcher.sayUnanswered')
  return supervisors.some(({ mode }) => mode === 'takeOver') ? t('dispatcher.sayTaken') : undefined
}

export function SayAloud({ call, what, say }: Props) {
  const t = useText()
  const line = useLineOf(call)
  const [refused, setRefused] = useState<{ readonly what: string; readonly code: string }>()
  const { callId } = call
  const spoken = call.spoken?.caller
  const busy = spoken?.kind === 'preparing' || spoken?.kind === 'speaking'
  // The caller's language is the line's, not this console's.
  const language = line?.language.toLowerCase().startsWith('en') ? 'en' : 'es'
  const words = { text: say[language], language: line?.language ?? language }
  const bar = barOf(t, call)
  const failed = (error: unknown): void => setRefused({ what, code: refusalOf(error).code })
  const hush = (): void => void bridge().call('phone.hush', { callId }).catch(failed)
  const toggle = (): void => {
    if (busy) hush()
    if (busy || bar !== undefined) return
    setRefused(undefined)
    bridge()
      .call('phone.say', { callId, ...words, what })
      .catch(failed)
  }
  useHotkeys({
    v: toggle,
    ...(busy && { escape: hush }),
  })
  const mine = spoken?.what === what ? spoken : undefined
  const code = refused?.what === what ? refused.code : undefined
  const trouble =
    code !== undefined
      ? t(
          code === 'speech_off'
            ? 'dispatcher.sayNoVoice'
            : code === 'needs_bridge'
              ? 'dispatcher.sayNoLine'
              : 'dispatcher.refused',
          { code },
        )
      : mine?.kind === 'failed'
        ? t('dispatcher.sayFailed', { why: failureText(t, mine.failure, mine.reason) })
        : undefined
  return (
    <div className={css.aloud} data-aloud={busy ? spoken.kind : (mine?.kind ?? 'rest')}>
      <Button
        size="large"
        icon={busy ? <Square aria-hidden /> : <Megaphone aria-hidden />}
        pressed={busy}
        unavailable={busy ? undefined : bar}
        onClick={toggle}
      >
        {t(busy ? 'dispatcher.sayStop' : 'dispatcher.sayAloud')} <Kbd>V</Kbd>
      </Button>
      <span role="status">
        {busy ? t(spoken.kind === 'speaking' ? 'dispatcher.saySpeaking' : 'dispatcher.sayPreparing') : bar}
        {!busy && bar === undefined && mine?.kind === 'said' && t('dispatcher.saidAloud')}
        {!busy && bar === undefined && mine?.kind === 'stopped' && t('dispatcher.sayStopped')}
      </span>
      {trouble !== undefined && <p role="alert">{trouble}</p>}
      {(trouble !== undefined || bar !== undefined) && <Headset words={words} />}
    </div>
  )
}

/** Where it cannot reach the caller it can still be heard here, and repeated. */
function Headset({ words }: { readonly words: { readonly text: string; readonly language: string } }) {
  const t = useText()
  const [state, setState] = useState<{ kind: 'rest' | 'asked' } | { kind: 'failed'; why: string }>({ kind: 'rest' })
  useEffect(() => stopSound, [])
  const hear = async (): Promise<void> => {
    setState({ kind: 'asked' })
    try {
      const { sound, failure, reason } = await bridge().call('speech.hear', words)
      if (sound && (await playSound(sound))) return setState({ kind: 'rest' })
      setState({ kind: 'failed', why: sound ? t('providers.unheard') : failureText(t, failure, reason) })
    } catch (error) {
      const { code } = refusalOf(error)
      setState({
        kind: 'failed',
        why: code === 'speech_off' ? t('dispatcher.sayNoVoice') : t('dispatcher.refused', { code }),
      })
    }
  }
  return (
    <>
      <Button size="small" tone="ghost" busy={state.kind === 'asked'} onClick={() => void hear()}>
        {t('dispatcher.sayHere')}
      </Button>
      {state.kind === 'failed' && <p role="alert">{state.why}</p>}
    </>
  )
}
