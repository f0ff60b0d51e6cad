/** Two calls side by side: what speaks for one event and against it, both cards, and the decision, which can be taken back. */
import { ArrowUpRight, GitMerge, Minus, Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { ENOUGH } from '../../convex/domain/links/score.ts'
import { clockText } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { labelOf, saidOf } from '../incident/words.ts'
import { AlertChip } from '../ui/AlertChip.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { names } from '../ui/names.ts'
import css from './Compare.module.css'
import { fieldsOf, type Hint, type Link, nameOf, type Side, sayHint, sideText } from './link.ts'
import { useLinkActs } from './useLinkActs.ts'

type Props = {
  readonly link: Link
  readonly callSessionId: string
  readonly onOpen: (callId: string) => void
  readonly onClose: () => void
}

export default function Compare({ link, callSessionId, onOpen, onClose }: Props) {
  const t = useText()
  const acts = useLinkActs()
  const [primary, setPrimary] = useState(link.first.callSessionId)
  const joined = link.state === 'confirmed'
  const then = async (done: Promise<boolean>): Promise<void> => {
    if (await done) onClose()
  }
  const choice = { busy: acts.busy, unavailable: acts.unavailable, size: 'large' } as const
  return (
    <Dialog
      title={t(joined ? 'links.questionJoined' : 'links.question')}
      closeLabel={t('links.close')}
      onClose={onClose}
      width={920}
      actions={
        <>
          <Button size="large" data-autofocus onClick={onClose}>
            {t(joined ? 'links.close' : 'links.later')}
          </Button>
          {joined ? (
            <Button {...choice} onClick={() => void then(acts.unmerge(link))}>
              {t('links.unmerge')}
            </Button>
          ) : (
            <>
              <Button {...choice} onClick={() => void then(acts.reject(link))}>
                {t('links.notSame')}
              </Button>
              <Button
                {...choice}
                tone="primary"
                icon={<GitMerge aria-hidden />}
                onClick={() => void then(acts.merge(link, primary))}
              >
                {t('links.merge')}
              </Button>
            </>
          )}
        </>
      }
    >
      <div className={css.compare}>
        <div className={css.heads}>
          {(['first', 'second'] as const).map((which) => (
            <Head
              key={which}
              which={which}
              side={link[which]}
              own={link[which].callSessionId === callSessionId}
              primary={joined ? null : primary === link[which].callSessionId}
              onPrimary={() => setPrimary(link[which].callSessionId)}
              onOpen={onOpen}
            />
          ))}
        </div>
        <Reasons link={link} />
        <Cards link={link} />
        <p className={css.note}>{t(joined ? 'links.bodyJoined' : 'links.body')}</p>
        {acts.failed !== null && (
          <p role="alert" className={css.failed}>
            {acts.failed}
          </p>
        )}
      </div>
    </Dialog>
  )
}

type HeadProps = {
  readonly which: 'first' | 'second'
  readonly side: Side
  readonly own: boolean
  /** Null: there is nothing to choose. */
  readonly primary: boolean | null
  readonly onPrimary: () => void
  readonly onOpen: (callId: string) => void
}

function Head({ which, side, own, primary, onPrimary, onOpen }: HeadProps) {
  const t = useText()
  const id = useId()
  return (
    <div className={css.head} data-side={which}>
      <b>{nameOf(t, side)}</b>
      <span className={css.facts}>
        {[
          side.incidentNumber,
          t('links.began', { time: clockText(side.startedAt) }),
          side.agentName,
          t(side.endedAt === null ? 'links.onLine' : 'links.ended'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className={css.headFoot}>
        {primary !== null && (
          <label htmlFor={id}>
            <input id={id} type="radio" name="primary" checked={primary} onChange={onPrimary} /> {t('links.primary')}
          </label>
        )}
        {own ? (
          <AlertChip tone="plain" small>
            {t('links.thisOne')}
          </AlertChip>
        ) : (
          <IconButton
            size="small"
            tone="ghost"
            icon={<ArrowUpRight />}
            label={t('links.open')}
            onClick={() => onOpen(side.callId)}
          />
        )}
      </span>
    </div>
  )
}

function Reasons({ link }: { readonly link: Link }) {
  const t = useText()
  if (link.hints.length === 0) return <p className={css.note}>{t('links.byPerson')}</p>
  return (
    <table className={css.table} data-table="why">
      <caption>
        {t('links.why')} <span>{t('links.pointsOf', { n: link.score, enough: ENOUGH })}</span>
      </caption>
      <tbody>
        {link.hints.map((hint) => (
          <Reason key={hint.kind} hint={hint} link={link} />
        ))}
      </tbody>
    </table>
  )
}

function Reason({ hint, link }: { readonly hint: Hint; readonly link: Link }) {
  const t = useText()
  const good = hint.points > 0
  return (
    <tr data-hint={hint.kind}>
      <th scope="row">
        <span className={names(css.points, good ? css.good : css.bad)} title={t('links.points', { n: hint.points })}>
          {good ? <Plus aria-hidden /> : <Minus aria-hidden />}
          {Math.abs(hint.points)}
        </span>
        {t(`links.hint_${hint.kind}`)}
        <span className={css.say}>{sayHint(t, hint, link)}</span>
      </th>
      {(['first', 'second'] as const).map((which) => {
        const quote = hint[which].evidence.at(-1)?.quote
        return (
          <td key={which}>
            {sideText(t, hint, which)}
            {quote !== undefined && <q className={css.quote}>{t('links.heard', { words: quote })}</q>}
          </td>
        )
      })}
    </tr>
  )
}

function Cards({ link }: { readonly link: Link }) {
  const t = useText()
  const rows = fieldsOf(link)
  if (rows.length === 0) return null
  return (
    <table className={css.table} data-table="cards">
      <caption>{t('links.fields')}</caption>
      <tbody>
        {rows.map(({ field, a, b, differs }) => (
          <tr key={field} className={differs ? css.differs : undefined}>
            <th scope="row">
              {labelOf(t, field)}
              {differs && <span className={css.mark}>{t('links.differs')}</span>}
            </th>
            {[a, b].map((value, i) => (
              <td key={i === 0 ? 'first' : 'second'} className={value === undefined ? css.none : undefined}>
                {value === undefined ? t('links.noData') : saidOf(t, field, value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
