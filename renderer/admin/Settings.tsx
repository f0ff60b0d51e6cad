/** Settings of this console and of the room, one section at a time. */
import { useEffect } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useView } from '../view.ts'

export default function Settings({ section }: { readonly section: string | undefined }) {
  const t = useText()
  const open = useView((state) => state.open)
  useEffect(() => open('appearance'), [open])
  return (
    <EmptyState
      title={t('frame.nav.settings')}
      actions={<Button onClick={() => open('appearance')}>{t('frame.settings.title')}</Button>}
    >
      {section}
    </EmptyState>
  )
}
