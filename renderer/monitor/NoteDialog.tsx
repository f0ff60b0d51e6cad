/** A note on the call, written by a supervisor: Ctrl+Enter saves, Esc leaves, and what was written is there again until it is saved. */
import { useDraft } from '../draft.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Writing } from '../ui/Writing.tsx'

type Props = { readonly draft: string; readonly onSave: (note: string) => void; readonly onClose: () => void }

const LONGEST = 2000

export function NoteDialog({ draft, onSave, onClose }: Props) {
  const t = useText()
  const [note, setNote] = useDraft(draft, '')
  const save = (): void => {
    if (note.trim() !== '') onSave(note.trim())
  }
  return (
    <Dialog
      title={t('monitor.noteTitle')}
      closeLabel={t('monitor.close')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('monitor.cancel')}</Button>
          <Button tone="primary" unavailable={note.trim() === '' ? t('monitor.noteField') : undefined} onClick={save}>
            {t('monitor.noteSave')}
          </Button>
        </>
      }
    >
      <Writing label={t('monitor.noteField')} value={note} maxLength={LONGEST} onChange={setNote} onSend={save} />
    </Dialog>
  )
}
