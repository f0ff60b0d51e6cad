/** Callers who gave up and wait to be called back: how many, and the list of them when it is asked for. */
import { useQuery } from 'convex/react'
import { PhoneMissed } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { api } from '../../convex/_generated/api'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useView } from '../view.ts'

const CallBacks = lazy(() => import('../links/CallBacks.tsx').then((backs) => ({ default: backs.CallBacks })))

export function Owed({ onOpen }: { readonly onOpen: (callId: string) => void }) {
  const t = useText()
  const go = useView((state) => state.go)
  const owed = useQuery(api.callbacks.owed, {})
  const [open, setOpen] = useState(false)
  const n = owed?.n ?? 0
  return (
    <>
      {owed !== undefined && (
        <Button
          size="small"
          tone={n > 0 ? 'plain' : 'ghost'}
          icon={<PhoneMissed />}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        >
          {t('calls.owed', { n })}
        </Button>
      )}
      {open && (
        <Dialog
          title={t('links.backs')}
          closeLabel={t('frame.action.close')}
          onClose={() => setOpen(false)}
          width={860}
        >
          <Suspense>
            <CallBacks onOpen={onOpen} onDialled={() => go({ kind: 'mine' })} />
          </Suspense>
        </Dialog>
      )}
    </>
  )
}
