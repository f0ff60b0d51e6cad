/** Offers to correct a line. Shift+E does the same, so that no line has a Tab stop for it. */
import { PenLine } from 'lucide-react'
import { useText } from '../i18n/text.ts'
import { IconButton } from '../ui/Button.tsx'

type Props = { readonly time: string; readonly onClick: () => void }

export function CorrectButton({ time, onClick }: Props) {
  const t = useText()
  return (
    <IconButton
      size="small"
      tone="ghost"
      tabIndex={-1}
      icon={<PenLine aria-hidden />}
      label={t('transcript.correctLine', { time })}
      onClick={onClick}
    />
  )
}
