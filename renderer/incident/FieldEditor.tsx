/** Changes one value by hand: closed vocabularies are chosen, the rest is typed; Enter saves and locks, Esc leaves. */
import { useState } from 'react'
import { type FieldName, LIST_SEPARATOR, listItems } from '../../convex/domain/canonical.ts'
import { useDraft } from '../draft.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import css from './Field.module.css'
import { specOf } from './groups.ts'
import { labelOf, wordOf } from './words.ts'

type Props = {
  readonly field: FieldName
  readonly value: string
  /** Under which name what is typed is kept. */
  readonly draft: string
  readonly onSave: (value: string) => void
  readonly onCancel: () => void
}

export function FieldEditor(props: Props) {
  const { kind, values } = specOf(props.field)
  if (values !== undefined && kind === 'list') return <ItemsEditor {...props} values={values} />
  if (values !== undefined) return <ChoiceEditor {...props} values={values} />
  return <TextEditor {...props} />
}

function TextEditor({ field, value, draft, onSave, onCancel }: Props) {
  const t = useText()
  const [text, setText, drop] = useDraft(draft, value)
  const { kind } = specOf(field)
  return (
    <>
      <input
        className={css.input}
        aria-label={t('incident.editField', { field: labelOf(t, field) })}
        ref={(input) => {
          if (input && document.activeElement !== input) input.select()
        }}
        value={text}
        maxLength={500}
        inputMode={kind === 'number' ? 'numeric' : 'text'}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onSave(text.trim())
          if (event.key === 'Escape') onCancel()
          if (event.key === 'Enter' || event.key === 'Escape') {
            drop()
            event.preventDefault()
            event.stopPropagation()
          }
        }}
      />
      <p className={css.hint}>{t(kind === 'list' ? 'incident.listHint' : 'incident.editHint')}</p>
    </>
  )
}

function ChoiceEditor({ field, value, values, onSave, onCancel }: Props & { readonly values: readonly string[] }) {
  const t = useText()
  return (
    <select
      className={css.select}
      aria-label={t('incident.editField', { field: labelOf(t, field) })}
      ref={(select) => select?.focus()}
      value={values.includes(value) ? value : ''}
      onChange={(event) => onSave(event.target.value)}
      onBlur={onCancel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onCancel()
      }}
    >
      <option value="">{t('incident.none')}</option>
      {values.map((each) => (
        <option key={each} value={each}>
          {wordOf(t, field, each)}
        </option>
      ))}
    </select>
  )
}

function ItemsEditor({ field, value, values, onSave, onCancel }: Props & { readonly values: readonly string[] }) {
  const t = useText()
  const [items, setItems] = useState<readonly string[]>(listItems(value))
  const toggle = (item: string): void =>
    setItems((items) => (items.includes(item) ? items.filter((each) => each !== item) : [...items, item]))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves from any of the buttons inside
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onCancel()
      }}
    >
      <div className={css.items}>
        {values.map((item, i) => (
          <Button
            key={item}
            size="small"
            pressed={items.includes(item)}
            onClick={() => toggle(item)}
            {...(i === 0 && { autoFocus: true })}
          >
            {wordOf(t, field, item)}
          </Button>
        ))}
      </div>
      <div className={css.editButtons}>
        <Button size="small" tone="primary" onClick={() => onSave(items.join(LIST_SEPARATOR))}>
          {t('incident.save')}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t('incident.cancel')}
        </Button>
      </div>
    </div>
  )
}
