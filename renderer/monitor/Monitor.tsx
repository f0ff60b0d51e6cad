/** One live call: who calls and for how long, what is said, what is known, how it goes, and what a supervisor may do. */
import { useQuery } from 'convex/react'
import { PhoneOff } from 'lucide-react'
import { useDeferredValue, useEffect, useState } from 'react'
import { api } from '../../convex/_generated/api'
import { useText } from '../i18n/text.ts'
import { AlertChips } from '../incident/AlertChips.tsx'
import { IncidentCard } from '../incident/IncidentCard.tsx'
import { SameIncident } from '../links/SameIncident.tsx'
import { useLocalCall } from '../live.ts'
import { PlaceBand } from '../place/PlaceBand.tsx'
import { Presence } from '../supervision/Presence.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { names } from '../ui/names.ts'
import { useView } from '../view.ts'
import { Actions } from './Actions.tsx'
import { Alerts } from './Alerts.tsx'
import { Analysis } from './Analysis.tsx'
import { Header } from './Header.tsx'
import css from './Monitor.module.css'
import { MonitorSkeleton } from './MonitorSkeleton.tsx'
import { useMoves } from './moves.ts'
import { Notices } from './Notices.tsx'
import { Phases } from './Phases.tsx'
import { useQuotedLine } from './quotedLine.ts'
import { TopCoaching } from './Recommendations.tsx'
import { spotlight } from './spotlight.ts'
import { Transcript } from './Transcript.tsx'
import { useNarrow } from './useNarrow.ts'

type Tab = 'card' | 'analysis'

export default function Monitor({ callId }: { readonly callId: string }) {
  const t = useText()
  const found = useQuery(api.queries.liveCalls.getCall, { callId })
  const local = useLocalCall(callId)
  const narrow = useNarrow()
  const lineOf = useQuotedLine(callId)
  const go = useView((view) => view.go)
  const [tab, setTab] = useState<Tab>('card')
  useMoves(callId)
  useEffect(() => () => spotlight(null), [])

  // A whole monitor is drawn in slices: the window answers keys meanwhile, and no one task holds it.
  const drawn = useDeferredValue(found ? callId : null, null)

  if (found === null) return <NotFound />
  if (found === undefined || drawn !== callId) return <MonitorSkeleton />
  const { call, progress, recording } = found

  const card = (
    <IncidentCard
      callId={callId}
      callSessionId={call.sessionId}
      startedAt={call.startedAt}
      audible={local !== undefined || recording !== null}
      alerts={<AlertChips callId={callId} />}
      place={<PlaceBand callId={callId} callSessionId={call.sessionId} />}
      lineOf={lineOf}
      onAsk={spotlight}
    />
  )
  const analysis = <Analysis call={call} progress={progress} />

  return (
    <div className={css.monitor}>
      <Notices call={call} local={local} />
      <Presence callId={callId} />
      <Header call={call} recording={recording} local={local}>
        <Actions call={call} local={local} />
      </Header>
      <Phases phases={progress.phases} template={call.template} endedAt={call.endedAt} />
      {narrow && <TopCoaching callId={callId} startedAt={call.startedAt} endedAt={call.endedAt} />}
      <Alerts callId={callId} startedAt={call.startedAt} />
      <SameIncident callSessionId={call.sessionId} onOpen={(other) => go({ kind: 'monitor', callId: other })} />
      <div className={names(css.columns, narrow && css.narrow)}>
        <Transcript call={call} local={local} />
        {narrow ? (
          <div className={css.side}>
            <div className={css.tabs} role="tablist" aria-label={t('monitor.tabs')}>
              {(['card', 'analysis'] as const).map((name) => (
                <button key={name} type="button" role="tab" aria-selected={tab === name} onClick={() => setTab(name)}>
                  {name === 'card' ? t('incident.card') : t('monitor.analysis')}
                </button>
              ))}
            </div>
            {tab === 'card' ? card : analysis}
          </div>
        ) : (
          <>
            {card}
            {analysis}
          </>
        )}
      </div>
    </div>
  )
}

function NotFound() {
  const t = useText()
  const go = useView((view) => view.go)
  return (
    <EmptyState
      icon={<PhoneOff size={34} aria-hidden />}
      title={t('monitor.notFound')}
      actions={<Button onClick={() => go({ kind: 'calls' })}>{t('monitor.back')}</Button>}
    >
      {t('monitor.notFoundBody')}
    </EmptyState>
  )
}
