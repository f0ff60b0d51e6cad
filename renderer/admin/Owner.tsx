/** The domain name that owns the ids of exported incidents; until an admin sets it, they are nobody's, and that is said. */
import { useMutation, useQuery } from 'convex/react'
import { type FormEvent, useId, useState } from 'react'
import { api } from '../../convex/_generated/api'
import { domainOf, faultOfDomain, NOBODY } from '../../convex/domain/export/owner.ts'
import { useBackendAwaySince } from '../backend.ts'
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import fields from '../ui/Entry.module.css'
import { names } from '../ui/names.ts'
import { Waiting } from './Reading.tsx'
import { Setting } from './Setting.tsx'
import css from './Settings.module.css'
import { useKept } from './useKept.ts'

export function Owner() {
  const t = useText()
  const id = useId()
  const { role } = useHostInfo()
  const away = useBackendAwaySince() !== undefined
  const owner = useQuery(api.settings.owner, {})
  const set = useMutation(api.settings.setOwner)
  const { kept, keep } = useKept()
  const [typed, setTyped] = useState<string | null>(null)
  if (owner === undefined) return <Waiting rows={1} />
  const domain = owner.domain ?? ''
  const next = domainOf(typed ?? domain)
  const wrong = next !== '' && faultOfDomain(next) !== undefined
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (wrong || next === domain) return
    void keep(() => set({ domain: next === '' ? null : next })).then((done) => done && setTyped(null))
  }
  return (
    <Setting title={t('admin.r_owner')} hint={t('admin.r_ownerBody')} kept={kept} id="owner">
      {role !== 'admin' || away ? (
        <span>{owner.domain ?? t('admin.r_ownerNone')}</span>
      ) : (
        <form className={css.oneLine} onSubmit={save}>
          <input
            id={id}
            className={names(fields.input, fields.fit)}
            aria-label={t('admin.r_owner')}
            aria-invalid={wrong || undefined}
            aria-describedby={`${id}-told`}
            placeholder="sala.ejemplo.cl"
            autoComplete="off"
            spellCheck={false}
            maxLength={260}
            value={typed ?? domain}
            onChange={({ target }) => setTyped(target.value)}
          />
          <Button type="submit" unavailable={next === domain ? t('admin.r_ownerSame') : undefined}>
            {t('admin.save')}
          </Button>
        </form>
      )}
      <small id={`${id}-told`} className={wrong ? css.wrong : css.unset} role="status">
        {wrong
          ? t('admin.r_ownerWrong')
          : owner.domain === null
            ? t('admin.r_ownerUnset', { domain: NOBODY.domain })
            : ''}
      </small>
    </Setting>
  )
}
