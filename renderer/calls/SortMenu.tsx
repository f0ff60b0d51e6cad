/** Chooses by what the live calls are sorted; S opens it. */
import { ArrowDown, Check } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import css from './SortMenu.module.css'
import { SORTS, type Sort, useSort } from './sort.ts'

export function SortMenu() {
  const t = useText()
  const sort = useSort((state) => state.sort)
  const [open, setOpen] = useState(false)
  const whole = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useHotkeys({ s: () => setOpen(true) })
  useEffect(() => {
    if (!open) return
    whole.current?.querySelector<HTMLElement>('[aria-checked="true"]')?.focus()
    const leave = (event: PointerEvent): void => {
      if (event.target instanceof Node && !whole.current?.contains(event.target)) setOpen(false)
    }
    window.addEventListener('pointerdown', leave)
    return () => window.removeEventListener('pointerdown', leave)
  }, [open])
  const close = (): void => {
    setOpen(false)
    opener.current?.focus()
  }
  const move = (event: KeyboardEvent, by: number): void => {
    const items = [...(whole.current?.querySelectorAll<HTMLElement>('[role="menuitemradio"]') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement)
    items[(at + by + items.length) % items.length]?.focus()
    event.preventDefault()
  }
  const hear = (event: KeyboardEvent): void => {
    // The keys of the list behind must not hear what is chosen here.
    event.stopPropagation()
    const key = event.key.toLowerCase()
    if (key === 'arrowdown' || key === 'j') move(event, 1)
    else if (key === 'arrowup' || key === 'k') move(event, -1)
    else if (key === 'escape' || key === 's' || key === 'tab') {
      event.preventDefault()
      close()
    }
  }
  const choose = (one: Sort): void => {
    useSort.setState({ sort: one })
    close()
  }
  return (
    <div ref={whole} className={css.sort}>
      <Button
        ref={opener}
        size="small"
        icon={<ArrowDown />}
        aria-haspopup="menu"
        aria-expanded={open}
        // The name holds what is written on it, its key too.
        aria-label={`${t('calls.sort.by', { name: t(`calls.col.${sort}`) })} S`}
        onClick={() => setOpen((is) => !is)}
      >
        {t(`calls.col.${sort}`)} <Kbd>S</Kbd>
      </Button>
      {open && (
        <div className={css.menu} role="menu" aria-label={t('calls.sort.label')} tabIndex={-1} onKeyDown={hear}>
          {SORTS.map((one) => (
            <button
              key={one}
              type="button"
              role="menuitemradio"
              aria-checked={one === sort}
              tabIndex={-1}
              onClick={() => choose(one)}
            >
              <Check aria-hidden="true" />
              {t(`calls.col.${one}`)}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}
