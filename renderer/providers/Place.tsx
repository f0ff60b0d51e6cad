/** Where a service stands among those that are tried: taken in, moved, left out. */
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useText } from '../i18n/text.ts'
import { Button, IconButton } from '../ui/Button.tsx'

type Props<S extends string> = {
  readonly order: readonly S[]
  readonly service: S
  readonly onOrder: (order: S[]) => void
}

export function Place<S extends string>({ order, service, onOrder }: Props<S>) {
  const t = useText()
  const at = order.indexOf(service)
  if (at < 0) return <Button onClick={() => onOrder([...order, service])}>{t('providers.use')}</Button>
  const others = order.filter((one) => one !== service)
  const move = (by: number): void => onOrder(others.toSpliced(at + by, 0, service))
  return (
    <>
      <IconButton
        icon={<ArrowUp aria-hidden />}
        label={t('providers.earlier')}
        unavailable={at === 0 ? t('providers.earlier') : undefined}
        onClick={() => move(-1)}
      />
      <IconButton
        icon={<ArrowDown aria-hidden />}
        label={t('providers.later')}
        unavailable={at === order.length - 1 ? t('providers.later') : undefined}
        onClick={() => move(1)}
      />
      <Button tone="ghost" onClick={() => onOrder(others)}>
        {t('providers.leave')}
      </Button>
    </>
  )
}
