/** Starts a recorded call as if it were live: one of the practice calls, or a recording of the user's own. */
import { GraduationCap, Play, Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Bridge, Returns } from '../../electron/ipc/contract.ts'
import { type HostRefusal, refusalOf } from '../bridge.ts'
import { useHostInfo } from '../host.ts'
import { textOr, useText } from '../i18n/text.ts'
import { AlertChip } from '../ui/AlertChip.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { durationText } from '../ui/Duration.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { useView } from '../view.ts'
import { plain } from './filter.ts'
import css from './PracticeLauncher.module.css'
import { Refusal } from './Refusal.tsx'
import { ReplayForm } from './ReplayForm.tsx'

type Practice = Returns<'practice.list'>[number]
type Listing =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly calls: readonly Practice[] }

const useListing = (bridge: Bridge): Listing => {
  const [listing, setListing] = useState<Listing>({ kind: 'loading' })
  useEffect(() => {
    let stopped = false
    bridge.call('practice.list', {}).then(
      (calls) => !stopped && setListing({ kind: 'ready', calls }),
      () => !stopped && setListing({ kind: 'failed' }),
    )
    return () => {
      stopped = true
    }
  }, [bridge])
  return listing
}

const matches = (call: Practice, words: string): boolean => {
  const text = plain(`${call.title} ${call.scenario} ${call.language}`)
  return plain(words)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

export default function PracticeLauncher({ bridge }: { readonly bridge: Bridge }) {
  const t = useText()
  const close = useView((state) => state.open)
  const [own, setOwn] = useState(false)
  const { role } = useHostInfo()
  return (
    <Dialog
      title={t(own ? 'calls.replay.title' : 'calls.practice.title')}
      closeLabel={t('frame.action.close')}
      onClose={() => close(null)}
      width={640}
    >
      {own ? (
        <ReplayForm bridge={bridge} onBack={() => setOwn(false)} />
      ) : (
        <Choose bridge={bridge} {...(role === 'dispatcher' ? {} : { onOwn: () => setOwn(true) })} />
      )}
    </Dialog>
  )
}

function Choose({ bridge, onOwn }: { readonly bridge: Bridge; readonly onOwn?: () => void }) {
  const t = useText()
  const go = useView((state) => state.go)
  const listing = useListing(bridge)
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const [starting, setStarting] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<HostRefusal | null>(null)
  const shown = listing.kind === 'ready' ? listing.calls.filter((call) => matches(call, words)) : []
  const active = Math.min(at, shown.length - 1)

  const start = (id: string): void => {
    if (starting !== null) return
    setStarting(id)
    setRefusal(null)
    bridge.call('practice.start', { id, speed: 1 }).then(
      ({ callId }) => go({ kind: 'monitor', callId }),
      (error: unknown) => {
        setStarting(null)
        setRefusal(refusalOf(error))
      },
    )
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt(Math.max(0, Math.min(shown.length - 1, active + step)))
    else if (event.key === 'Enter' && shown[active] !== undefined) start(shown[active].id)
    else return
    event.preventDefault()
  }

  return (
    <div className={css.choose}>
      <p className={css.intro}>{t('calls.practice.intro')}</p>
      {refusal !== null && <Refusal title={t('calls.refused.practice')} refusal={refusal} />}
      <label className={css.find}>
        <Search aria-hidden="true" />
        <input
          data-autofocus
          value={words}
          placeholder={t('calls.practice.find')}
          aria-label={t('calls.practice.find')}
          role="combobox"
          aria-expanded="true"
          aria-controls="practice-calls"
          aria-activedescendant={shown[active] === undefined ? undefined : `practice-${shown[active].id}`}
          onChange={(event) => {
            setWords(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd>Enter</Kbd>
      </label>
      <Options listing={listing} shown={shown} active={active} starting={starting} onStart={start} onPoint={setAt} />
      {onOwn !== undefined && (
        <div className={css.own}>
          <span>{t('calls.replay.intro')}</span>
          <Button onClick={onOwn}>{t('calls.replay.title')}</Button>
        </div>
      )}
    </div>
  )
}

type OptionsProps = {
  readonly listing: Listing
  readonly shown: readonly Practice[]
  readonly active: number
  readonly starting: string | null
  readonly onStart: (id: string) => void
  readonly onPoint: (index: number) => void
}

function Options({ listing, shown, active, starting, onStart, onPoint }: OptionsProps) {
  const t = useText()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  if (listing.kind === 'loading')
    return (
      <div className={css.waiting} aria-busy="true">
        <Skeleton width="70%" />
        <Skeleton width="55%" />
        <Skeleton width="62%" />
      </div>
    )
  if (listing.kind === 'failed') return <p className={css.nothing}>{t('calls.practice.failed')}</p>
  if (shown.length === 0)
    return (
      <p className={css.nothing}>{t(listing.calls.length === 0 ? 'calls.practice.none' : 'calls.practice.noMatch')}</p>
    )
  return (
    <div ref={list} id="practice-calls" role="listbox" aria-label={t('calls.practice.title')} className={css.options}>
      {shown.map((call, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above moves through the options
        <div
          key={call.id}
          id={`practice-${call.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === active}
          className={css.option}
          data-practice={call.id}
          onPointerMove={() => onPoint(i)}
          onClick={() => onStart(call.id)}
        >
          <GraduationCap aria-hidden="true" />
          <span className={css.words}>
            <b>{call.title}</b>
            <span>{call.scenario}</span>
          </span>
          <span className={css.facts}>
            <AlertChip tone="plain" small>
              {textOr(t, `vocabulary.language.${call.language.slice(0, 2)}`, call.language)}
            </AlertChip>
            <span>{durationText(call.durationMs)}</span>
          </span>
          <span className={css.start}>
            <Play aria-hidden="true" />
            {t(starting === call.id ? 'calls.practice.starting' : 'calls.practice.start')}
          </span>
        </div>
      ))}
    </div>
  )
}
