/** A call that rings: who calls, from where, how long already against the goal, and one button. */
import { useQuery } from 'convex/react'
import { MapPin, Phone, PhoneOff, RadioTower } from 'lucide-react'
import { useMemo, useState } from 'react'
import { api } from '../../convex/_generated/api'
import { phoneText, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { type PhoneCall, useLineOf, usePhoneActs } from '../phone.ts'
import { Button } from '../ui/Button.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import { serverNow } from '../ui/ticker.ts'
import { RepeatCaller } from './RepeatCaller.tsx'
import css from './Ringing.module.css'
import { Trouble } from './Trouble.tsx'

/** NENA-STA-020: 90 % within 15 s. */
export const ANSWER_GOAL_MS = 15_000

export function Ringing({ call }: { readonly call: PhoneCall }) {
  const t = useText()
  const format = useFormat()
  const acts = usePhoneActs(call.callId)
  const line = useLineOf(call)
  const card = useQuery(api.incidents.card, { callSessionId: call.callId })
  const place = [card?.incident.location.address, card?.incident.location.district]
    .filter((part) => part && part !== 'Unknown')
    .join(', ')
  const answer = (): void => acts.run('answer')
  useHotkeys({ ' ': answer, 'ctrl+enter': () => acts.run('decline') })
  // Set once: moved while it runs, the bar would count the same seconds twice.
  const [began] = useState(() => ({ '--began': `${call.startedAt - serverNow()}ms` }) as React.CSSProperties)
  const elapsed = useMemo(
    () => (now: number) =>
      t('dispatcher.of', {
        time: `${format.number(Math.max(0, now - call.startedAt) / 1000, 0)}\u00a0s`,
        goal: `${format.number(ANSWER_GOAL_MS / 1000, 0)}\u00a0s`,
      }),
    [t, format, call.startedAt],
  )
  return (
    <section className={css.ringing} style={began} aria-label={t('dispatcher.ringing')} data-region="ringing">
      <span className={css.line}>
        <RadioTower aria-hidden /> {[line?.name ?? call.line, line?.campaign].filter(Boolean).join(' · ')}
      </span>
      <h1 className={css.number}>{phoneText(call.number) ?? t('monitor.hiddenNumber')}</h1>
      {call.name !== '' && <p className={css.place}>{call.name}</p>}
      {place !== '' && (
        <p className={css.place}>
          <MapPin aria-hidden /> {place}
        </p>
      )}
      <RepeatCaller callId={call.callId} />
      <Button
        tone="primary"
        size="large"
        icon={<Phone aria-hidden />}
        busy={acts.busy === 'answer'}
        onClick={answer}
        autoFocus
      >
        {t('dispatcher.answer')} <Kbd>{t('dispatcher.space')}</Kbd>
      </Button>
      <div className={css.clock}>
        <span>{t('dispatcher.ringing')}</span>
        <Ticking text={elapsed} role="timer" label={t('dispatcher.ringing')} />
      </div>
      <div className={css.fuse}>
        <i />
      </div>
      {typeof line?.answer === 'object' && (
        <p className={css.rule}>{t('dispatcher.answersItself', { time: format.shortTime(line.answer.afterMs) })}</p>
      )}
      <Button tone="ghost" size="small" icon={<PhoneOff aria-hidden />} onClick={() => acts.run('decline')}>
        {t('dispatcher.decline')} <Kbd>Ctrl ↵</Kbd>
      </Button>
      <Trouble call={call} failed={acts.failed} />
    </section>
  )
}
