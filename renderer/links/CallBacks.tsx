/** Callers who gave up before anybody answered, the longest waiting first, and who calls them back. */
import { useQuery } from 'convex/react'
import type { FunctionReturnType } from 'convex/server'
import { PhoneMissed, PhoneOutgoing } from 'lucide-react'
import { useCallback } from 'react'
import { api } from '../../convex/_generated/api'
import { may } from '../../convex/domain/roles.ts'
import { useHostInfo } from '../host.ts'
import { phoneText, useFormat } from '../i18n/format.ts'
import { type Text, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { durationText } from '../ui/Duration.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { names } from '../ui/names.ts'
import { Panel } from '../ui/Panel.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import css from './CallBacks.module.css'
import { useCallBack } from './useCallBack.ts'

type CallBack = FunctionReturnType<typeof api.callbacks.list>[number]

export type CallBacksProps = {
  /** Opens a call of the list. */
  readonly onOpen: (callId: string) => void
  /** Called when a call-back has been dialled: the seat shows it. */
  readonly onDialled?: () => void
  /** Without a panel of its own around it. */
  readonly bare?: boolean
}

export function CallBacks({ onOpen, onDialled, bare = false }: CallBacksProps) {
  const t = useText()
  const rows = useQuery(api.callbacks.list)
  const owed = rows?.filter(({ closedAt }) => closedAt === null) ?? []
  const closed = rows?.filter(({ closedAt }) => closedAt !== null) ?? []
  const body =
    rows === undefined ? (
      <p className={css.loading} role="status">
        {t('links.backsLoading')}
      </p>
    ) : rows.length === 0 ? (
      <EmptyState icon={<PhoneMissed size={34} aria-hidden />} title={t('links.backsNone')}>
        {t('links.backsNoneBody')}
      </EmptyState>
    ) : (
      <div className={css.scroll}>
        <Rows rows={owed} onOpen={onOpen} onDialled={onDialled} />
        {closed.length > 0 && (
          <>
            <h3 className={css.title}>{t('links.closedOnes')}</h3>
            <Rows rows={closed} onOpen={onOpen} onDialled={onDialled} />
          </>
        )}
      </div>
    )
  if (bare) return body
  return (
    <Panel
      title={t('links.backs')}
      label={t('links.backs')}
      aside={rows === undefined ? undefined : t('links.backsOwed', { n: owed.length })}
    >
      {body}
    </Panel>
  )
}

type RowsProps = {
  readonly rows: readonly CallBack[]
  readonly onOpen: (callId: string) => void
  readonly onDialled: (() => void) | undefined
}

function Rows({ rows, onOpen, onDialled }: RowsProps) {
  return (
    <ul className={css.list}>
      {rows.map((row) => (
        <One key={row.callBackId} row={row} onOpen={onOpen} onDialled={onDialled} />
      ))}
    </ul>
  )
}

const numberOf = (t: Text, { number, masked }: CallBack): string =>
  masked ? t('links.numberMasked', { end: number.slice(-2) }) : (phoneText(number) ?? t('links.numberHidden'))

function stateOf(t: Text, { state, mine, claimedBy, closedBy }: CallBack): string {
  if (state === 'claimed') return mine ? t('links.state_mine') : t('links.state_claimed', { name: claimedBy ?? '' })
  if (state === 'pending') return t('links.state_pending')
  return t(`links.state_${state}`, { name: closedBy ?? '' })
}

function One({ row, onOpen, onDialled }: Omit<RowsProps, 'rows'> & { readonly row: CallBack }) {
  const t = useText()
  const format = useFormat()
  const { lastAt } = row
  const age = useCallback((now: number) => format.age(now - lastAt), [format, lastAt])
  const open = row.closedAt === null
  return (
    <li className={names(css.row, row.mine && open && css.mine)} data-call-back={row.state}>
      <b className={css.number}>{numberOf(t, row)}</b>
      <span className={css.facts}>
        <Ticking text={age} />
        <span>{`${t('links.waited')} ${durationText(row.waitedMs)}`}</span>
        {row.abandoned > 1 && <span>{`${t('links.times')} ${format.number(row.abandoned)}`}</span>}
        {row.attempts > 0 && <span>{t('links.tried', { n: row.attempts })}</span>}
      </span>
      <span className={css.state}>{stateOf(t, row)}</span>
      <Choices row={row} onOpen={onOpen} onDialled={onDialled} />
    </li>
  )
}

function Choices({ row, onOpen, onDialled }: Omit<RowsProps, 'rows'> & { readonly row: CallBack }) {
  const t = useText()
  const { role } = useHostInfo()
  const acts = useCallBack(row.callBackId)
  const { resultCallId } = row
  const editable = may(role, 'edit')
  const dials = role === 'dispatcher' || role === 'admin'
  const hidden = !row.masked && phoneText(row.number) === null
  const noDial = hidden ? t('links.hiddenNoDial') : dials ? acts.unavailable : t('links.noDial')
  const common = { size: 'small', busy: acts.busy, unavailable: acts.unavailable } as const
  const mayClose = row.mine || (row.state === 'claimed' && role !== 'dispatcher')
  return (
    <span className={css.choices}>
      {acts.said !== null && (
        <span role="alert" className={css.said}>
          {acts.said}
        </span>
      )}
      {editable && row.state === 'pending' && (
        <Button {...common} onClick={() => void acts.claim()}>
          {t('links.claim')}
        </Button>
      )}
      {editable && row.state === 'claimed' && row.mine && (
        <Button
          {...common}
          tone="primary"
          icon={<PhoneOutgoing aria-hidden />}
          unavailable={noDial}
          onClick={() => void acts.dial().then((done) => done && onDialled?.())}
        >
          {t(row.attempts > 0 ? 'links.again' : 'links.dial')}
        </Button>
      )}
      {editable && row.state === 'claimed' && mayClose && (
        <>
          <Button {...common} onClick={() => void acts.close('done')}>
            {t('links.done')}
          </Button>
          <Button {...common} onClick={() => void acts.close('unreachable')}>
            {t('links.unreachable')}
          </Button>
          <Button {...common} tone="ghost" onClick={() => void acts.release()}>
            {t('links.release')}
          </Button>
        </>
      )}
      {editable && row.state === 'unreachable' && (
        <Button {...common} tone="ghost" onClick={() => void acts.reopen()}>
          {t('links.reopen')}
        </Button>
      )}
      {resultCallId !== null && (
        <Button size="small" tone="ghost" onClick={() => onOpen(resultCallId)}>
          {t('links.call')}
        </Button>
      )}
    </span>
  )
}
