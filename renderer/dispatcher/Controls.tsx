/** What a dispatcher does to the line: mute, hold, transfer, keys, ask for help, hang up. */

import { useMutation, useQuery } from 'convex/react'
import { Grid3x3, Hand, Mic, MicOff, Pause, PhoneForwarded, PhoneOff, Play, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../convex/_generated/api'
import { announce } from '../frame/announce.ts'
import { useText } from '../i18n/text.ts'
import { type PhoneCall, usePhoneActs } from '../phone.ts'
import { TransferDialog } from '../supervision/TransferDialog.tsx'
import { Button } from '../ui/Button.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import css from './Controls.module.css'
import { HangUpDialog } from './HangUpDialog.tsx'
import { KeypadDialog } from './KeypadDialog.tsx'
import { stateWord } from './states.ts'
import { Trouble } from './Trouble.tsx'

type Props = {
  readonly call: PhoneCall
  /** Hanging up is asked for once more. */
  readonly urgent: boolean
}

export function Controls({ call, urgent }: Props) {
  const t = useText()
  const acts = usePhoneActs(call.callId)
  const [open, setOpen] = useState<'transfer' | 'keys' | 'end' | null>(null)
  const asked = useQuery(api.queries.wallboard.helpRequested, { callId: call.callId }) ?? false
  const requestHelp = useMutation(api.mutations.supervision.requestHelp)
  const [unasked, setUnasked] = useState(false)
  const held = call.state === 'held'
  const away = call.state === 'dialing' || call.state === 'transferring'
  const why = away ? t(`dispatcher.seat_${stateWord(call)}`) : undefined
  const mute = (): void => acts.run(call.muted ? 'unmute' : 'mute')
  const hold = (): void => {
    if (!away) acts.run(held ? 'resume' : 'hold')
  }
  const help = (): void => {
    requestHelp({ callId: call.callId, wanted: !asked }).then(
      () => setUnasked(false),
      () => setUnasked(true),
    )
  }
  const end = (): void => (urgent ? setOpen('end') : acts.run('hangUp'))
  const close = (): void => setOpen(null)
  useHotkeys({
    m: mute,
    h: hold,
    ...(!away && { t: () => setOpen('transfer'), d: () => setOpen('keys') }),
    a: help,
    // It says why it cannot.
    c: () => announce.soon(t('dispatcher.addUnable')),
    'ctrl+enter': end,
  })
  return (
    <>
      <div className={css.controls} role="toolbar" aria-label={t('dispatcher.controls')} data-region="actions">
        <Button icon={call.muted ? <MicOff aria-hidden /> : <Mic aria-hidden />} pressed={call.muted} onClick={mute}>
          {t(call.muted ? 'dispatcher.unmute' : 'dispatcher.mute')} <Kbd>M</Kbd>
        </Button>
        <Button
          icon={held ? <Play aria-hidden /> : <Pause aria-hidden />}
          pressed={held}
          unavailable={why}
          onClick={hold}
        >
          {t(held ? 'dispatcher.resume' : 'dispatcher.hold')} <Kbd>H</Kbd>
        </Button>
        <Button icon={<PhoneForwarded aria-hidden />} unavailable={why} onClick={() => setOpen('transfer')}>
          {t('dispatcher.transfer')} <Kbd>T</Kbd>
        </Button>
        <Button icon={<UserPlus aria-hidden />} unavailable={t('dispatcher.addUnable')}>
          {t('dispatcher.add')} <Kbd>C</Kbd>
        </Button>
        <Button icon={<Grid3x3 aria-hidden />} unavailable={why} onClick={() => setOpen('keys')}>
          {t('dispatcher.keys')} <Kbd>D</Kbd>
        </Button>
        <Button icon={<Hand aria-hidden />} pressed={asked} onClick={help}>
          {t(asked ? 'dispatcher.helpAsked' : 'dispatcher.help')} <Kbd>A</Kbd>
        </Button>
        <Button tone="danger" icon={<PhoneOff aria-hidden />} busy={acts.busy === 'hangUp'} onClick={end}>
          {t('dispatcher.hangUp')} <Kbd>Ctrl ↵</Kbd>
        </Button>
      </div>
      <Trouble call={call} failed={unasked ? 'help_failed' : acts.failed} />
      {open === 'transfer' && (
        <TransferDialog
          onClose={close}
          onTransfer={(target) => {
            close()
            acts.transfer(target)
          }}
        />
      )}
      {open === 'keys' && <KeypadDialog heard={call.keys} onClose={close} onKey={acts.keys} />}
      {open === 'end' && (
        <HangUpDialog
          onClose={close}
          onHangUp={() => {
            close()
            acts.run('hangUp')
          }}
        />
      )}
    </>
  )
}
