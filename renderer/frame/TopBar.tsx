/** The bar at the top: the screen's own part, then the clock and who is on duty. */
import { createContext, type ReactNode, useContext, useState } from 'react'
import { createPortal } from 'react-dom'
import { useHostInfo } from '../host.ts'
import { clockText } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Owed } from '../links/Owed.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import css from './TopBar.module.css'

const Slot = createContext<HTMLElement | null>(null)

type Props = { readonly children: (bar: ReactNode) => ReactNode }

/** Gives the frame its bar and the screens a place in it. */
export function TopBar({ children }: Props) {
  const t = useText()
  const { role, userName } = useHostInfo()
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const bar = (
    <header className={css.bar}>
      <div ref={setSlot} className={css.slot} />
      <Owed />
      <Ticking text={clockText} className={css.clock} />
      <span className={css.user} title={t(`vocabulary.role.${role}`)}>
        {t(`frame.user.${role}`, { name: userName })}
      </span>
    </header>
  )
  return <Slot value={slot}>{children(bar)}</Slot>
}

/** Puts a screen's words and controls in the bar, left of the clock. */
export function InTopBar({ children }: { readonly children: ReactNode }) {
  const slot = useContext(Slot)
  return slot === null ? null : createPortal(children, slot)
}
