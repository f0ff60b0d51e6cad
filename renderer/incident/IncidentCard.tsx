/** What is known of an incident, field by field, with the proof of each and who holds it. */
import { useQuery } from 'convex/react'
import { History as Clock, CloudOff, Lock, Sparkles } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { Evidence, FieldName } from '../../convex/domain/canonical.ts'
import { may } from '../../convex/domain/roles.ts'
import { useBackendAwaySince } from '../backend.ts'
import { announce } from '../frame/announce.ts'
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import { Merged } from '../links/Merged.tsx'
import { AlertChip } from '../ui/AlertChip.tsx'
import { Button } from '../ui/Button.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { Panel } from '../ui/Panel.tsx'
import { useCardActs } from './edits.ts'
import { Field, type FieldActs } from './Field.tsx'
import type { FieldRow } from './fieldView.ts'
import { GROUPS, HEADLINE, hiddenCount, placesOf } from './groups.ts'
import { History } from './History.tsx'
import css from './IncidentCard.module.css'
import { PriorityRadio } from './Priority.tsx'
import { type LineOf, Source } from './Source.tsx'
import { useFresh } from './useFresh.ts'
import { usePointing } from './usePointing.ts'
import { labelOf } from './words.ts'

type Props = {
  readonly callId: string
  readonly callSessionId: string
  /** ms since the epoch. */
  readonly startedAt: number
  /** This host can play the recording. */
  readonly audible: boolean
  /** Chips beside the reason for the call. */
  readonly alerts?: ReactNode
  /** Where the network says that it is. */
  readonly place?: ReactNode
  /** Finds the line that a quote stands in. */
  readonly lineOf: LineOf
  /** Told which words the reader is asking about; `null` when they stop. */
  readonly onAsk: (evidence: Evidence | null) => void
}

/** Presses the play button of the source that is open. */
const pressPlay = (field: FieldName): void =>
  document.querySelector<HTMLButtonElement>(`[data-source="${field}"] button`)?.click()

const focusField = (field: string): void => document.querySelector<HTMLElement>(`[data-field="${field}"]`)?.focus()

export function IncidentCard({ callId, callSessionId, startedAt, audible, alerts, place, lineOf, onAsk }: Props) {
  const t = useText()
  const { role, userName } = useHostInfo()
  const card = useQuery(api.incidents.card, { callSessionId })
  const merged = useQuery(api.links.merged, { callSessionId })
  const numbers = useMemo(() => new Map(merged?.holds.map((one) => [one.callSessionId, one.incidentNumber])), [merged])
  const online = useBackendAwaySince() === undefined
  const rows = useMemo(() => new Map(card?.fields.map((row): [string, FieldRow] => [row.field, row])), [card])
  const fresh = useFresh(card === null ? undefined : card?.fields)
  const { edits, undo, ...acts } = useCardActs(
    callSessionId,
    useCallback((field: string) => rows.get(field), [rows]),
  )
  const { pointed, point, stay, leave } = usePointing()
  const [all, setAll] = useState(false)
  const [history, setHistory] = useState(false)
  const editable = may(role, 'edit')
  const { save, forget, toggleLock, accept, dismiss } = acts
  const fieldActs = useMemo<FieldActs>(
    () => ({ save, forget, toggleLock, accept, dismiss, point, hear: pressPlay, card: callSessionId }),
    [save, forget, toggleLock, accept, dismiss, point, callSessionId],
  )

  // What is being saved has no source yet, and the one before is no longer its own.
  const asked = pointed === null || edits.has(pointed.field) ? undefined : rows.get(pointed.field)
  const proof = asked?.evidence.at(-1) ?? null
  const proofKey = proof === null ? '' : `${proof.entryKey} ${proof.quote}`
  const tell = useRef(onAsk)
  tell.current = onAsk
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same proof in a new card is not news
  useEffect(() => {
    tell.current(proof)
    return () => tell.current(null)
  }, [proofKey])

  useNews(fresh)
  const scroll = useRef<HTMLDivElement>(null)
  useHotkeys({
    h: () => setHistory((open) => !open),
    e: () => {
      const first =
        scroll.current?.querySelector('[data-state="missing"]') ?? scroll.current?.querySelector('[data-field]')
      if (first instanceof HTMLElement) first.focus()
    },
    'ctrl+z': () => {
      const field = editable ? undo() : null
      if (field === null) return
      announce.soon(t('incident.undone'))
      focusField(field)
    },
  })

  const held = useMemo(
    () => new Set([...rows.values()].filter((row) => row.value !== null && row.value !== '').map((row) => row.field)),
    [rows],
  )
  const waiting = [...edits.values()].filter((edit) => edit.kind === 'saving').length
  const changes = [...rows.values()].reduce((sum, row) => sum + row.rev, 0)
  const hidden = hiddenCount(held)
  const field = (name: FieldName, wide: boolean, left: boolean, children?: ReactNode): ReactNode => (
    <Field
      key={name}
      field={name}
      row={rows.get(name)}
      edit={edits.get(name)}
      online={online}
      me={userName}
      origin={numbers.get(rows.get(name)?.from ?? '')}
      editable={editable}
      newSince={fresh.get(name)}
      wide={wide}
      left={left}
      acts={fieldActs}
    >
      {children}
    </Field>
  )
  const waits = t('incident.queued', { n: waiting })
  const queued = (
    <>
      <span className={css.word}>{waits}</span>
      <span className={css.short} role="img" aria-label={waits} title={waits}>
        {waiting}
      </span>
    </>
  )
  return (
    <Panel label={t('incident.title')}>
      <div className={css.head}>
        <div className={css.grow}>
          <span className={css.number}>{card?.incident.incidentNumber ?? t('incident.title')}</span>
          <span className={waiting === 0 && online ? css.calm : undefined}>
            <AlertChip tone={online ? 'plain' : 'caution'} icon={online ? undefined : <CloudOff aria-hidden />}>
              {waiting === 0 && online ? t('incident.upToDate') : online ? t('incident.saving') : queued}
            </AlertChip>
          </span>
        </div>
        <PriorityRadio
          priority={card?.incident.priorityFrom === undefined ? null : card.incident.priority}
          onCode={editable ? (code) => save('codigo', code) : undefined}
        />
        <Button size="small" icon={<Clock aria-hidden />} pressed={history} onClick={() => setHistory(!history)}>
          <span>{changes}</span>{' '}
          <span className={waiting === 0 && online ? css.word : css.hidden}>
            {t('incident.changed', { n: changes })}
          </span>{' '}
          <Kbd>H</Kbd>
        </Button>
      </div>
      <Merged callSessionId={callSessionId} />
      {history ? (
        <History callSessionId={callSessionId} onPoint={onAsk} />
      ) : (
        <div className={css.scroll} ref={scroll} data-region="card">
          <div className={css.grid}>
            {field(HEADLINE, true, false, alerts)}
            {place}
            {GROUPS.map((group) => {
              const places = rowsOf(placesOf(group, held, all))
              if (places.length === 0) return null
              return (
                <Group key={group} title={t(`incident.group_${group}`)}>
                  {places.map(({ field: name, wide, left }) => field(name, wide, left))}
                </Group>
              )
            })}
            {(hidden > 0 || all) && (
              <div className={css.more}>
                <Button size="small" tone="ghost" aria-expanded={all} onClick={() => setAll(!all)}>
                  {all ? t('incident.less') : t('incident.more', { n: hidden })}
                </Button>
              </div>
            )}
          </div>
        </div>
      )}
      <div className={css.foot}>
        <span>
          <Sparkles aria-hidden /> {t('incident.fromVoice')}
        </span>
        <span>
          <Lock aria-hidden /> {t('incident.byPerson')}
        </span>
        <span className={css.keys}>
          <Kbd>E</Kbd> {t('incident.edit')} <Kbd>X</Kbd> {t('incident.lock')} <Kbd>Alt</Kbd>
          <Kbd>S</Kbd> {t('incident.hear')}
        </span>
      </div>
      {pointed !== null && asked !== undefined && !history && (
        <Source
          anchor={pointed.anchor}
          field={pointed.field}
          row={asked}
          callId={callId}
          startedAt={startedAt}
          audible={audible}
          lineOf={lineOf}
          onEnter={stay}
          onLeave={leave}
        />
      )}
    </Panel>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <h3 className={css.group}>{title}</h3>
      {children}
    </>
  )
}

type Placed = ReturnType<typeof placesOf>[number] & { readonly left: boolean }

/** Which of two fields of a row stands on the left, so that it draws the rule between them. */
function rowsOf(places: ReturnType<typeof placesOf>): readonly Placed[] {
  let left = true
  return places.map((place) => {
    const placed = { ...place, left: left && !place.wide }
    left = place.wide || !left
    return placed
  })
}

/** Tells a screen reader which fields are new, a few at a time. */
function useNews(fresh: ReadonlyMap<string, number>): void {
  const t = useText()
  const told = useRef(new Map<string, number>())
  useEffect(() => {
    const news = [...fresh].filter(([field, since]) => told.current.get(field) !== since)
    if (news.length === 0) return
    const timer = setTimeout(() => {
      for (const [field, since] of news) told.current.set(field, since)
      announce.soon(`${t('incident.card')}: ${news.map(([field]) => labelOf(t, field as FieldName)).join(', ')}`)
    }, 3_000)
    return () => clearTimeout(timer)
  }, [fresh, t])
}
