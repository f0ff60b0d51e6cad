/** The steps into a call: listen, whisper while held or latched by a tap, barge and take over after a question, transfer. */

import { Headphones, LogOut, Mic, PhoneForwarded, UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { Doc } from '../../convex/_generated/dataModel'
import { type SupervisionMode, whyNot } from '../../convex/domain/supervision.ts'
import { useText } from '../i18n/text.ts'
import { useAsked } from '../supervision/asked.ts'
import type { OpenEar } from '../supervision/ear.ts'
import { TransferDialog } from '../supervision/TransferDialog.tsx'
import { useLadder } from '../supervision/useLadder.ts'
import { useWhisperKey } from '../supervision/useWhisperKey.ts'
import { Button } from '../ui/Button.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { names } from '../ui/names.ts'
import css from './Actions.module.css'
import { StepDialog } from './StepDialog.tsx'
import { reasonOf, useSupervise } from './supervise.ts'

type Props = {
  readonly call: Doc<'liveCalls'>
  /** Why this user may not take the step, or nothing. */
  readonly barred: (action: string) => string | undefined
  readonly openEar: OpenEar
  readonly onSaid: (said: { text: string; failed: boolean }) => void
}

export function Ladder({ call, barred, openEar, onSaid }: Props) {
  const t = useText()
  const { standing, step, leave } = useLadder(call.callId, openEar)
  const supervise = useSupervise(call.callId)
  const [dialog, setDialog] = useState<'step' | 'transfer' | null>(null)

  const mode = standing.kind === 'in' || standing.kind === 'asking' ? standing.mode : undefined
  const inside = mode !== undefined
  const why = (wanted: SupervisionMode): string | undefined => {
    const reason = whyNot(call.sourceKind, wanted)
    return barred(t(`supervision.${wanted}`)) ?? (reason === null ? undefined : t(`supervision.no_${reason}`))
  }
  const fail = (error: unknown): void =>
    onSaid({ text: t('supervision.failed', { reason: reasonInWords(t, error) }), failed: true })
  const go = (wanted: SupervisionMode): void => {
    const no = why(wanted)
    if (no !== undefined) onSaid({ text: no, failed: false })
    else step(wanted).catch(fail)
  }
  const out = (): void => void leave().catch(fail)
  const listen = (): void => (mode === 'listen' ? out() : go('listen'))
  const whisper = (): void => go(mode === 'whisper' ? 'listen' : 'whisper')
  const ask = (): void => {
    const no = why('barge')
    if (no !== undefined) onSaid({ text: no, failed: false })
    else setDialog('step')
  }
  const transferWhy = why('barge')
  const transfer = (): void => {
    if (transferWhy !== undefined) onSaid({ text: transferWhy, failed: false })
    else setDialog('transfer')
  }

  const pressed = useWhisperKey(() => go('listen'))
  useHotkeys({
    l: listen,
    w: (event) => {
      pressed(event, mode !== 'whisper')
      whisper()
    },
    b: ask,
    t: transfer,
    ...(inside && {
      escape: () => (mode === 'listen' ? out() : go('listen')),
    }),
  })

  useAsked(call.callId, {
    listen: () => go('listen'),
    whisper: () => go('whisper'),
    transfer,
    silence: () => {
      if (inside && mode !== 'listen') go('listen')
    },
  })

  const word = (name: SupervisionMode): string =>
    mode === name && standing.kind === 'in' ? t(`supervision.in_${name}`) : t(`supervision.${name}`)
  const busy = (name: SupervisionMode): boolean => standing.kind === 'asking' && standing.mode === name
  return (
    <>
      <Button
        icon={<Headphones aria-hidden />}
        pressed={mode === 'listen'}
        busy={busy('listen')}
        unavailable={why('listen')}
        onClick={listen}
      >
        <span className={css.word}>{word('listen')}</span>
        <Kbd>L</Kbd>
      </Button>
      <Button
        icon={<Mic aria-hidden />}
        pressed={mode === 'whisper'}
        busy={busy('whisper')}
        unavailable={why('whisper')}
        title={mode === 'whisper' ? t('supervision.keepWhisper') : undefined}
        onClick={whisper}
      >
        <span className={css.word}>{word('whisper')}</span>
        <Kbd>W</Kbd>
      </Button>
      <Button
        icon={<UserPlus aria-hidden />}
        pressed={mode === 'barge' || mode === 'takeOver'}
        busy={busy('barge') || busy('takeOver')}
        unavailable={why('barge')}
        onClick={ask}
      >
        <span className={css.word}>{mode === 'takeOver' ? word('takeOver') : word('barge')}</span>
        <Kbd>B</Kbd>
      </Button>
      <Button icon={<PhoneForwarded aria-hidden />} unavailable={transferWhy} onClick={transfer}>
        <span className={css.word}>{t('supervision.transfer')}</span>
        <Kbd>T</Kbd>
      </Button>
      {inside && mode !== 'listen' && (
        <Button icon={<LogOut aria-hidden />} title={t('supervision.leave')} onClick={out}>
          <span className={css.word}>{t('supervision.leaveShort')}</span>
        </Button>
      )}
      {standing.kind === 'refused' && (
        <span className={names(css.said, css.failed)} role="alert">
          {t(`supervision.no_${refusalOf(standing.reason)}`)}
        </span>
      )}
      {dialog === 'step' && (
        <StepDialog
          call={call}
          onClose={() => setDialog(null)}
          onStep={(wanted) => {
            setDialog(null)
            go(wanted)
          }}
        />
      )}
      {dialog === 'transfer' && (
        <TransferDialog
          caller={call.customerName || t('monitor.someone')}
          onClose={() => setDialog(null)}
          onTransfer={(target) => {
            setDialog(null)
            supervise('TRANSFER_CALL', target).then(
              () => onSaid({ text: t('supervision.transferred'), failed: false }),
              fail,
            )
          }}
        />
      )}
    </>
  )
}

type Refusal = 'needs_bridge' | 'not_carried' | 'no_microphone' | 'unreachable' | 'not_private' | 'failed'
const REFUSALS: readonly string[] = ['needs_bridge', 'not_carried', 'no_microphone', 'unreachable', 'not_private']
const refusalOf = (reason: string): Refusal => (REFUSALS.includes(reason) ? (reason as Refusal) : 'failed')

/** What sound or backend refused; a reason that has words of its own is put in them. */
function reasonInWords(t: ReturnType<typeof useText>, error: unknown): string {
  const reason = reasonOf(error)
  return REFUSALS.includes(reason) ? t(`supervision.no_${refusalOf(reason)}`) : reason
}
