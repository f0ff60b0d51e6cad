/** Ctrl+K: every act, call, place and setting by its words; a combobox over a list, run by Enter. */
import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useRows } from '../board/useRows.ts'
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import { leaveConsole } from '../signin/Presence.tsx'
import { focusPlace } from '../ui/focusPlace.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { names } from '../ui/names.ts'
import { toast } from '../ui/Toast.tsx'
import { useView } from '../view.ts'
import { commandsOf } from './commands.ts'
import { type Found, find, recentIds, remember } from './find.ts'
import { muteAll } from './mute.ts'
import css from './Palette.module.css'
import { sectionsOf } from './sections.ts'
import { type TypedAhead, takeTyped } from './typedAhead.ts'

export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const { role } = useHostInfo()
  const { view, go, open } = useView()
  const rows = useRows()
  const [typed, setTyped] = useState('')
  const ahead = useRef<TypedAhead | null>(null)
  const [at, setAt] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useId()

  useEffect(() => {
    const before = focusPlace()
    dialog.current?.showModal()
    ahead.current ??= takeTyped()
    setTyped(ahead.current.text)
    return before.back
  }, [])

  const openCallId = view.kind === 'monitor' ? view.callId : undefined
  const commands = useMemo(
    () =>
      commandsOf({
        t,
        role,
        rows: rows ?? [],
        openCallId,
        sections: sectionsOf(role),
        go,
        open,
        muteAll: () => void muteAll(t),
        leave: (how) =>
          void leaveConsole(t, how).then((why) => {
            if (why !== undefined) toast(why)
          }),
      }),
    [t, role, rows, openCallId, go, open],
  )
  const found = useMemo(() => find(commands, typed, recentIds()), [commands, typed])
  const chosen = Math.min(at, Math.max(0, found.length - 1))

  const run = ({ command }: Found): void => {
    remember(command.id)
    // First gone, then done: what a command opens takes the focus.
    onClose()
    command.run()
  }
  // Enter came before the palette did: it runs what it would have run.
  useEffect(() => {
    const pick = found[0]
    if (!ahead.current?.entered || typed !== ahead.current.text || pick === undefined) return
    ahead.current = null
    run(pick)
  })
  const press = (event: KeyboardEvent): void => {
    const last = found.length - 1
    const steps: Record<string, number> = {
      ArrowDown: chosen === last ? 0 : chosen + 1,
      ArrowUp: chosen === 0 ? last : chosen - 1,
      PageDown: Math.min(last, chosen + 8),
      PageUp: Math.max(0, chosen - 8),
    }
    const step = steps[event.key]
    const pick = found[chosen]
    if (step !== undefined) setAt(step)
    else if (event.key === 'Enter' && pick) run(pick)
    else return
    event.preventDefault()
  }
  useEffect(() => {
    document.getElementById(`${list}-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [list, chosen])

  return (
    <dialog
      ref={dialog}
      className={css.palette}
      aria-label={t('palette.title')}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div className={css.ask}>
        <Search aria-hidden />
        <input
          className={css.input}
          role="combobox"
          aria-expanded
          aria-autocomplete="list"
          aria-controls={list}
          aria-activedescendant={found.length > 0 ? `${list}-${chosen}` : undefined}
          aria-label={t('palette.ask')}
          placeholder={t('palette.ask')}
          autoComplete="off"
          spellCheck={false}
          maxLength={80}
          value={typed}
          onKeyDown={press}
          onChange={({ target }) => {
            setTyped(target.value)
            setAt(0)
          }}
        />
        <Kbd>Esc</Kbd>
      </div>
      <div id={list} role="listbox" aria-label={t('palette.title')} className={css.list}>
        {found.map((one, i) => (
          <Row
            key={one.command.id}
            id={`${list}-${i}`}
            found={one}
            chosen={i === chosen}
            onPoint={() => setAt(i)}
            onRun={() => run(one)}
          />
        ))}
      </div>
      <p className={css.count} role="status">
        {found.length === 0 ? t('palette.none', { text: typed }) : t('palette.found', { n: found.length })}
      </p>
    </dialog>
  )
}

type RowProps = {
  readonly id: string
  readonly found: Found
  readonly chosen: boolean
  readonly onPoint: () => void
  readonly onRun: () => void
}

function Row({ id, found: { command, recent }, chosen, onPoint, onRun }: RowProps) {
  const t = useText()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above runs it by Enter
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      className={names(css.option, chosen && css.chosen)}
      data-command={command.id}
      onPointerMove={onPoint}
      onClick={onRun}
    >
      <span className={css.text}>{command.text}</span>
      {command.asks && <small>{t('palette.confirm')}</small>}
      <small>{t(recent ? 'palette.recent' : `palette.${command.group}`)}</small>
      {command.keys?.split(' ').map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </div>
  )
}
