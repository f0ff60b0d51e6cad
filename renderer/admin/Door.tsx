/** Lets a person in or shuts them out; the second asks first. */
import { DoorClosed, DoorOpen } from 'lucide-react'
import { useState } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { ShutOutDialog } from './ShutOutDialog.tsx'

type Props = {
  readonly name: string
  readonly disabled: boolean
  /** Why this person cannot be shut out. */
  readonly unavailable?: string | undefined
  readonly onChange: (disabled: boolean) => void
}

export function Door({ name, disabled, unavailable, onChange }: Props) {
  const t = useText()
  const [asked, setAsked] = useState(false)
  return (
    <>
      {disabled ? (
        <Button size="small" icon={<DoorOpen aria-hidden />} onClick={() => onChange(false)}>
          {t('people.enable')}
        </Button>
      ) : (
        <Button size="small" icon={<DoorClosed aria-hidden />} unavailable={unavailable} onClick={() => setAsked(true)}>
          {t('people.disable')}
        </Button>
      )}
      {asked && (
        <ShutOutDialog
          name={name}
          onKeep={() => setAsked(false)}
          onShutOut={() => {
            setAsked(false)
            onChange(true)
          }}
        />
      )}
    </>
  )
}
