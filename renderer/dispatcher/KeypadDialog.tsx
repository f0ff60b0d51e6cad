/** The keys of a telephone: pressed here or typed, each is sent at once; what the caller presses is shown. */
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import css from './Dialogs.module.css'

type Props = {
  /** Keys that the other side pressed. */
  readonly heard: string
  readonly onClose: () => void
  readonly onKey: (key: string) => void
}

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const

export function KeypadDialog({ heard, onClose, onKey }: Props) {
  const t = useText()
  return (
    <Dialog title={t('dispatcher.keys')} closeLabel={t('supervision.close')} onClose={onClose} width={320}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: digits typed anywhere in the dialog are keys too */}
      <div
        className={css.keypad}
        onKeyDown={({ key, ctrlKey, altKey, metaKey }) => {
          if (!ctrlKey && !altKey && !metaKey && (KEYS as readonly string[]).includes(key)) onKey(key)
        }}
      >
        {KEYS.map((key, index) => (
          <Button key={key} size="large" data-autofocus={index === 0 || undefined} onClick={() => onKey(key)}>
            {key}
          </Button>
        ))}
      </div>
      {heard !== '' && <p>{t('dispatcher.keysHeard', { keys: heard })}</p>}
    </Dialog>
  )
}
