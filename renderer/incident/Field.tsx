/** One field of the card: its value, where it came from, how sure it is, who holds it, and what a person may do with it. */
import { CloudOff, GitMerge, Lock, Sparkles, X } from 'lucide-react'
import { type KeyboardEvent, memo, type ReactNode, useState } from 'react'
import type { FieldName } from '../../convex/domain/canonical.ts'
import { clockText, useFormat } from '../i18n/format.ts'
import { type Text, useText } from '../i18n/text.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Confidence } from '../ui/Confidence.tsx'
import { names } from '../ui/names.ts'
import { Ticking } from '../ui/Ticking.tsx'
import { serverNow } from '../ui/ticker.ts'
import { Avdi } from './Avdi.tsx'
import type { CardActs } from './edits.ts'
import css from './Field.module.css'
import { FieldEditor } from './FieldEditor.tsx'
import { type Edit, type FieldRow, type FieldView, viewOf } from './fieldView.ts'
import { labelOf, questionOf, saidOf } from './words.ts'

export type FieldActs = Pick<CardActs, 'save' | 'forget' | 'toggleLock' | 'accept' | 'dismiss'> & {
  /** The reader points at a field, or leaves it. */
  readonly point: (field: FieldName, anchor: HTMLElement | null, how: 'pointer' | 'focus') => void
  readonly hear: (field: FieldName) => void
  /** Whose card it is: what is typed is kept under this name. */
  readonly card: string
}

type Props = {
  readonly field: FieldName
  readonly row: FieldRow | undefined
  readonly edit: Edit | undefined
  readonly online: boolean
  readonly me: string
  readonly editable: boolean
  /** The number of the incident that its value came from, when another call of this one said it. */
  readonly origin: string | undefined
  /** ms since the epoch; absent when not new. */
  readonly newSince: number | undefined
  readonly wide: boolean
  readonly left: boolean
  readonly acts: FieldActs
  readonly children?: ReactNode
}

const sameRow = (a: FieldRow | undefined, b: FieldRow | undefined): boolean =>
  a?.rev === b?.rev &&
  a?.updatedAt === b?.updatedAt &&
  a?.lockedBy === b?.lockedBy &&
  a?.alternatives.length === b?.alternatives.length

/** The card comes whole at every change: a field is drawn again only when its own revision moved. */
const same = ({ row, ...before }: Props, { row: next, ...after }: Props): boolean =>
  sameRow(row, next) && (Object.keys(after) as (keyof typeof after)[]).every((name) => before[name] === after[name])

export const Field = memo(function Field(props: Props) {
  const { field, row, editable, origin, newSince, wide, left, acts, children } = props
  const t = useText()
  const [editing, setEditing] = useState(false)
  const view = viewOf(field, props)
  const value = view.content.kind === 'value' ? view.content.value : ''

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (editing || event.ctrlKey || event.metaKey) return
    const own = event.target === event.currentTarget
    const used = (act: () => void): void => {
      event.preventDefault()
      act()
    }
    if (event.altKey) {
      if (event.key.toLowerCase() === 's') used(() => acts.hear(field))
    } else if (editable && (event.key === 'e' || (own && event.key === 'Enter'))) used(() => setEditing(true))
    else if (editable && event.key === 'x') used(() => acts.toggleLock(field))
  }
  const finish = (anchor: EventTarget | null): void => {
    setEditing(false)
    if (anchor instanceof HTMLElement) anchor.focus()
    // Focus only comes back: nobody asked for a source.
    acts.point(field, null, 'focus')
  }

  return (
    <div
      className={names(
        css.field,
        wide ? css.wide : left && css.left,
        editing && css.editing,
        newSince !== undefined && css.fresh,
      )}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: E, X and Alt+S act on the field that has focus
      tabIndex={0}
      aria-label={spoken(t, field, view, origin)}
      data-field={field}
      data-state={view.content.kind}
      data-locked={view.lockedBy !== null || undefined}
      onKeyDown={onKeyDown}
      onDoubleClick={() => editable && setEditing(true)}
      onPointerEnter={(event) => acts.point(field, event.currentTarget, 'pointer')}
      onPointerLeave={() => acts.point(field, null, 'pointer')}
      onFocus={(event) => event.target === event.currentTarget && acts.point(field, event.currentTarget, 'focus')}
      onBlur={() => acts.point(field, null, 'focus')}
    >
      <Head field={field} view={view} origin={origin} newSince={newSince} />
      {editing ? (
        <FieldEditor
          field={field}
          value={value}
          draft={`field:${acts.card}:${field}`}
          onSave={(next) => {
            finish(document.activeElement?.closest('[data-field]') ?? null)
            acts.save(field, next)
          }}
          onCancel={() => finish(document.activeElement?.closest('[data-field]') ?? null)}
        />
      ) : (
        <div
          className={names(
            css.value,
            view.content.kind === 'empty' && css.empty,
            view.content.kind === 'missing' && css.missing,
          )}
        >
          {field === 'avdi' ? (
            <Avdi value={value === '' ? null : value} onPick={(picked) => editable && acts.save(field, picked)} />
          ) : view.content.kind === 'value' ? (
            saidOf(t, field, value)
          ) : view.content.kind === 'missing' ? (
            questionOf(t, field)
          ) : (
            t('incident.none')
          )}
          {children}
        </div>
      )}
      {view.save === 'rejected' && props.edit?.kind === 'rejected' && (
        <Rejected field={field} edit={props.edit} acts={acts} />
      )}
      {!editing && view.suggestion !== null && row !== undefined && (
        <Suggestion field={field} suggestion={view.suggestion} editable={editable} acts={acts} />
      )}
    </div>
  )
}, same)

/** «De INC-12»: which call of this incident said it. */
const originOf = (t: Text, origin: string | undefined): string =>
  origin === undefined ? t('links.from') : t('links.fromNumber', { number: origin })

const spoken = (t: Text, field: FieldName, view: FieldView, origin: string | undefined): string =>
  [
    labelOf(t, field),
    view.content.kind === 'value'
      ? saidOf(t, field, view.content.value)
      : view.content.kind === 'missing'
        ? questionOf(t, field)
        : t('incident.none'),
    view.lockedBy !== null && t('incident.lockedBy', { name: view.lockedBy }),
    view.foreign && originOf(t, origin),
    view.suggestion !== null && t('incident.hasSuggestion'),
  ]
    .filter(Boolean)
    .join(', ')

type HeadProps = { readonly view: FieldView } & Pick<Props, 'field' | 'origin' | 'newSince'>

function Head({ field, view, origin, newSince }: HeadProps) {
  const t = useText()
  const format = useFormat()
  return (
    <div className={css.key}>
      <span className={css.label}>{labelOf(t, field)}</span>
      {view.foreign && (
        <span className={names(css.machine, css.origin)} title={originOf(t, origin)}>
          <GitMerge aria-hidden />
          {origin}
        </span>
      )}
      {view.lockedBy !== null ? (
        <span className={css.person} title={t('incident.lockedWhy', { name: view.lockedBy })}>
          <Lock aria-hidden />
        </span>
      ) : (
        view.origin.kind === 'machine' && (
          <span className={css.machine} title={t('incident.machineMade')}>
            <Sparkles aria-hidden />
          </span>
        )
      )}
      <span className={css.right}>
        {view.confidence !== null && view.lockedBy === null && (
          <Confidence
            value={view.confidence}
            text={format.percent(view.confidence)}
            label={t('incident.confidence', { value: format.percent(view.confidence) })}
          />
        )}
        {view.lockedBy !== null && view.save === 'saved' && <span className={css.name}>{view.lockedBy}</span>}
        {view.save === 'queued' && (
          <span className={css.queued}>
            <CloudOff aria-hidden />
            {t('incident.waiting')}
          </span>
        )}
        {view.save === 'saving' && <span>{t('incident.saving')}</span>}
        {newSince !== undefined ? (
          <NewFor since={newSince} />
        ) : (
          view.save === 'saved' && <At at={view.updatedAt} view={view} />
        )}
      </span>
    </div>
  )
}

function At({ at, view }: { readonly at: number | null; readonly view: FieldView }) {
  if (at === null || view.origin.kind === 'none') return null
  return <span className={css.time}>{clockText(at)}</span>
}

/** «nuevo 4 s», counted by ref. */
function NewFor({ since }: { readonly since: number }) {
  const t = useText()
  // `since` is of this machine's clock, the ticker's of the server's.
  const offset = serverNow() - Date.now()
  const [text] = useState(() => (now: number) => `${Math.max(0, Math.floor((now - offset - since) / 1000))} s`)
  return (
    <span>
      <b className={css.new}>{t('incident.fresh')}</b> <Ticking text={text} />
    </span>
  )
}

type SuggestionProps = {
  readonly field: FieldName
  readonly suggestion: NonNullable<FieldView['suggestion']>
  readonly editable: boolean
  readonly acts: FieldActs
}

function Suggestion({ field, suggestion, editable, acts }: SuggestionProps) {
  const t = useText()
  const format = useFormat()
  return (
    <div className={css.suggestion} data-suggestion={field}>
      <span className={css.machine}>
        {suggestion.from === undefined ? <Sparkles aria-hidden /> : <GitMerge aria-hidden />}
      </span>
      {t(suggestion.from === undefined ? 'incident.heard' : 'links.otherCall')}{' '}
      <b title={suggestion.value}>{saidOf(t, field, suggestion.value)}</b>
      {suggestion.confidence !== null && suggestion.from === undefined && (
        <span className={css.muted}>{format.percent(suggestion.confidence)}</span>
      )}
      <span>
        {editable && (
          <>
            <Button size="small" onClick={() => acts.accept(field, suggestion.value)}>
              {t('incident.use')}
            </Button>
            <IconButton
              size="small"
              tone="ghost"
              icon={<X />}
              label={t('incident.dismiss')}
              onClick={() => acts.dismiss(field, suggestion.value)}
            />
          </>
        )}
      </span>
    </div>
  )
}

type RejectedProps = {
  readonly field: FieldName
  readonly edit: Extract<Edit, { kind: 'rejected' }>
  readonly acts: FieldActs
}

function Rejected({ field, edit, acts }: RejectedProps) {
  const t = useText()
  const why =
    edit.code === 'forbidden'
      ? t('incident.code_forbidden')
      : edit.code === 'value_invalid'
        ? t('incident.code_value_invalid')
        : edit.code === 'interrupted'
          ? t('incident.code_interrupted')
          : t('incident.code_other')
  return (
    <div className={css.rejected} role="alert">
      <b>{t(edit.code === 'interrupted' ? 'incident.unsure' : 'incident.rejected')}</b>
      <span>
        «{saidOf(t, field, edit.value)}» · {why}
      </span>
      <span>
        <Button size="small" onClick={() => acts.save(field, edit.value)}>
          {t('incident.retry')}
        </Button>
        <IconButton
          size="small"
          tone="ghost"
          icon={<X />}
          label={t('incident.forget')}
          onClick={() => acts.forget(field)}
        />
      </span>
    </div>
  )
}
