/** Asks before a review is closed under one's name. */
import { useMutation } from 'convex/react'
import { Signature } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../convex/_generated/api'
import { announce } from '../frame/announce.ts'
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import css from './Evaluation.module.css'

type Props = { readonly callId: string; readonly score: number; readonly onClose: () => void }

export function SignDialog({ callId, score, onClose }: Props) {
  const t = useText()
  const { userName } = useHostInfo()
  const sign = useMutation(api.review.sign)
  const [state, setState] = useState<'rest' | 'saving' | 'failed'>('rest')
  const act = (): void => {
    setState('saving')
    sign({ callId }).then(
      () => {
        announce.soon(t('review.signedBy', { name: userName }))
        onClose()
      },
      () => setState('failed'),
    )
  }
  return (
    <Dialog
      title={t('review.signQuestion', { score })}
      closeLabel={t('review.close')}
      onClose={onClose}
      actions={
        <>
          <Button data-autofocus onClick={onClose}>
            {t('review.cancel')}
          </Button>
          <Button tone="primary" icon={<Signature aria-hidden />} busy={state === 'saving'} onClick={act}>
            {t('review.signNow')}
          </Button>
        </>
      }
    >
      <p>{t('review.signBody')}</p>
      {state === 'failed' && (
        <p className={css.failed} role="alert">
          {t('review.notSaved', { reason: 'backend' })}
        </p>
      )}
    </Dialog>
  )
}
