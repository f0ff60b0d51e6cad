/** A button for what cannot be undone: held for a while it acts; pressed briefly it offers a second, separate press. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from './Button.tsx'
import css from './HoldButton.module.css'
import { names } from './names.ts'

type Props = {
  readonly icon?: ReactNode
  /** What it says at first: «Finalizar: pulse 1 s». */
  readonly children: ReactNode
  /** What it says after a brief press: «Confirmar: finalizar ahora». */
  readonly confirm: ReactNode
  /** Why it cannot be used now. */
  readonly unavailable?: string | undefined
  readonly onHeld: () => void
  /** ms. */
  readonly holdMs?: number
}

export function HoldButton({ icon, children, confirm, unavailable, onHeld, holdMs = 1000 }: Props) {
  const [stage, setStage] = useState<'rest' | 'holding' | 'asked'>('rest')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const press = (): void => {
    if (unavailable !== undefined || stage !== 'rest') return
    setStage('holding')
    timer.current = setTimeout(() => {
      setStage('rest')
      onHeld()
    }, holdMs)
  }
  const release = (): void => {
    if (stage !== 'holding') return
    clearTimeout(timer.current)
    setStage('asked')
  }
  const leave = (): void => {
    clearTimeout(timer.current)
    setStage('rest')
  }
  const isPress = (key: string): boolean => key === 'Enter' || key === ' '

  return (
    <span
      className={names(css.hold, stage === 'holding' && css.holding)}
      style={{ '--hold': `${holdMs}ms` } as React.CSSProperties}
    >
      {stage === 'asked' ? (
        <Button
          tone="dangerSolid"
          size="large"
          icon={icon}
          onClick={onHeld}
          onBlur={leave}
          ref={(button) => button?.focus()}
        >
          {confirm}
        </Button>
      ) : (
        <Button
          tone="danger"
          size="large"
          icon={icon}
          unavailable={unavailable}
          onPointerDown={press}
          onPointerUp={release}
          onPointerLeave={leave}
          onKeyDown={(event) => {
            if (!isPress(event.key)) return
            event.preventDefault()
            if (!event.repeat) press()
          }}
          onKeyUp={(event) => {
            if (isPress(event.key)) release()
          }}
          onBlur={leave}
        >
          {children}
        </Button>
      )}
      <i className={css.fill} />
    </span>
  )
}
