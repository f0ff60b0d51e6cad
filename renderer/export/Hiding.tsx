/** What a redacted export hides, what still looks like a name in it, and what the reader wants hidden besides. */
import { EyeOff, X } from 'lucide-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import { suspectsIn } from '../../convex/domain/export/hidden.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import fields from '../ui/Entry.module.css'
import { names } from '../ui/names.ts'
import css from './ExportPanel.module.css'
import type { Reading } from './useBundle.ts'

type Props = {
  readonly reading: Reading
  readonly words: readonly string[]
  readonly onChange: (words: readonly string[]) => void
}

const LONGEST = 80
const MOST = 50

export function Hiding({ reading, words, onChange }: Props) {
  const t = useText()
  const id = useId()
  const [typed, setTyped] = useState('')
  // Others may look at this screen: the very words are shown when they are asked for.
  const [open, setOpen] = useState(false)
  // What was known stays while the file is read anew: nothing jumps under the hand that adds a word.
  const last = useRef<Extract<Reading, { kind: 'ready' }>>(undefined)
  if (reading.kind === 'ready' && reading.bundle.redacted) last.current = reading
  if (last.current === undefined) return null
  const { hidden, bundle } = last.current
  const suspects = suspectsIn(bundle)
  const add = (word: string): void => {
    const next = word.trim().replace(/\s+/g, ' ')
    if (next === '' || words.includes(next) || words.length >= MOST) return
    onChange([...words, next])
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    add(typed)
    setTyped('')
  }
  return (
    <section className={css.preview} aria-label={t('export.hiddenList')} data-hiding>
      <h3>{t('export.hiddenList')}</h3>
      {hidden.length === 0 ? (
        <p className={css.note}>{t('export.hiddenNone')}</p>
      ) : (
        <>
          <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'export.hiddenClose' : 'export.hiddenOpen', { n: hidden.length })}
          </Button>
          {open && (
            <ul className={css.counts}>
              {hidden.map(({ text, times }) => (
                <li key={text} title={t('export.hiddenTimes', { n: times })}>
                  {text}
                  {times > 1 && <small> ×{times}</small>}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {suspects.length > 0 && (
        <>
          <h3>{t('export.suspects')}</h3>
          <div className={css.words}>
            {suspects.map((word) => (
              <Button
                key={word}
                size="small"
                icon={<EyeOff aria-hidden />}
                aria-label={t('export.hideOne', { word })}
                onClick={() => add(word)}
              >
                {word}
              </Button>
            ))}
          </div>
          <p className={css.note}>{t('export.suspectsBody')}</p>
        </>
      )}
      <form className={css.words} onSubmit={submit}>
        <label htmlFor={id}>{t('export.hideAlso')}</label>
        <input
          id={id}
          className={names(fields.input, fields.fit)}
          autoComplete="off"
          spellCheck={false}
          maxLength={LONGEST}
          placeholder={t('export.hideAlsoHint')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button size="small" type="submit">
          {t('export.hideAdd')}
        </Button>
        {words.map((word) => (
          <Button
            key={word}
            size="small"
            tone="ghost"
            icon={<X aria-hidden />}
            aria-label={t('export.hideBack', { word })}
            onClick={() => onChange(words.filter((one) => one !== word))}
          >
            {word}
          </Button>
        ))}
      </form>
    </section>
  )
}
