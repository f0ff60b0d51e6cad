/** Calls that may be the same event, beside the call that is open: which, why, and what a person makes of it. */
import { useQuery } from 'convex/react'
import { ArrowUpRight, GitMerge, Unlink } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { api } from '../../convex/_generated/api'
import { useText } from '../i18n/text.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { names } from '../ui/names.ts'
import { serverNow } from '../ui/ticker.ts'
import { type Link, nameOf, otherOf, REGRET_MS, whyOf } from './link.ts'
import css from './SameIncident.module.css'
import { useLinkActs } from './useLinkActs.ts'

const Compare = lazy(() => import('./Compare.tsx'))

export type SameIncidentProps = {
  readonly callSessionId: string
  /** Opens the other call. */
  readonly onOpen: (callId: string) => void
  /** Stacked in a narrow column, for a list's side panel. */
  readonly brief?: boolean
}

const SHOWN = 2

/** Nothing while the call is like no other. */
export function SameIncident({ callSessionId, onOpen, brief = false }: SameIncidentProps) {
  const t = useText()
  const links = useShown(useQuery(api.links.ofSession, { callSessionId }))
  const [comparing, setComparing] = useState<string | null>(null)
  const compared = links.find(({ linkId }) => linkId === comparing)
  if (links.length === 0) return null
  return (
    <section className={names(css.links, brief && css.brief)} aria-label={t('links.region')} data-region="links">
      {links.slice(0, SHOWN).map((link) => (
        <One
          key={link.linkId}
          link={link}
          callSessionId={callSessionId}
          onOpen={onOpen}
          onCompare={() => setComparing(link.linkId)}
        />
      ))}
      {links.length > SHOWN && (
        <p className={css.more}>
          <Button size="small" tone="ghost" onClick={() => setComparing(links[SHOWN]?.linkId ?? null)}>
            {t('links.more', { n: links.length - SHOWN })}
          </Button>
        </p>
      )}
      {compared !== undefined && (
        <Suspense>
          <Compare link={compared} callSessionId={callSessionId} onOpen={onOpen} onClose={() => setComparing(null)} />
        </Suspense>
      )}
    </section>
  )
}

const OPEN = ['suggested', 'confirmed']

/** What is open, and what was just decided against: that can be taken back for a while. */
function useShown(links: readonly Link[] | undefined): readonly Link[] {
  const [, draw] = useState(0)
  const now = serverNow()
  const fresh = (link: Link): boolean => link.decidedAt !== null && now - link.decidedAt < REGRET_MS
  const shown = (links ?? []).filter((link) => OPEN.includes(link.state) || fresh(link))
  const next = Math.min(
    ...shown.flatMap(({ state, decidedAt }) =>
      OPEN.includes(state) || decidedAt === null ? [] : [decidedAt + REGRET_MS - now],
    ),
  )
  useEffect(() => {
    if (!Number.isFinite(next)) return
    const timer = setTimeout(() => draw((n) => n + 1), next + 50)
    return () => clearTimeout(timer)
  }, [next])
  return shown.toSorted((a, b) => Number(OPEN.includes(b.state)) - Number(OPEN.includes(a.state)))
}

type OneProps = {
  readonly link: Link
  readonly callSessionId: string
  readonly onOpen: (callId: string) => void
  readonly onCompare: () => void
}

const WORDS = {
  suggested: { title: 'links.ask', by: null },
  confirmed: { title: 'links.joined', by: 'links.joinedBy' },
  rejected: { title: 'links.apart', by: 'links.apartBy' },
  undone: { title: 'links.split', by: 'links.splitBy' },
} as const

function One({ link, callSessionId, onOpen, onCompare }: OneProps) {
  const t = useText()
  const acts = useLinkActs()
  const other = otherOf(link, callSessionId)
  const { state } = link
  const { title, by } = WORDS[state]
  const quiet = state === 'rejected' || state === 'undone'
  return (
    <div className={names(css.one, quiet && css.quiet)} data-link={state}>
      {quiet ? <Unlink aria-hidden /> : <GitMerge aria-hidden />}
      <b>{t(title, { name: nameOf(t, other) })}</b>
      <span className={css.why}>{by === null ? whyOf(t, link) : t(by, { name: link.decidedBy ?? '' })}</span>
      {acts.failed !== null && (
        <span role="alert" className={css.failed}>
          {acts.failed}
        </span>
      )}
      <span className={css.choices}>
        <IconButton
          size="small"
          tone="ghost"
          icon={<ArrowUpRight />}
          label={t('links.open')}
          onClick={() => onOpen(other.callId)}
        />
        {!quiet && (
          <Button size="small" onClick={onCompare}>
            {t('links.compare')}
          </Button>
        )}
        {state === 'suggested' && (
          <Button
            size="small"
            tone="ghost"
            busy={acts.busy}
            unavailable={acts.unavailable}
            onClick={() => void acts.reject(link)}
          >
            {t('links.notSame')}
          </Button>
        )}
        {state === 'confirmed' && (
          <Button
            size="small"
            tone="ghost"
            busy={acts.busy}
            unavailable={acts.unavailable}
            onClick={() => void acts.unmerge(link)}
          >
            {t('links.unmerge')}
          </Button>
        )}
        {quiet && (
          <Button
            size="small"
            tone="ghost"
            busy={acts.busy}
            unavailable={acts.unavailable}
            onClick={() => void acts.reconsider(link)}
          >
            {t('links.reconsider')}
          </Button>
        )}
      </span>
    </div>
  )
}
