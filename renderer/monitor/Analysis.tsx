/** How the call goes: what to do, how it feels, what is done, how well, and on which services at what cost. */
import { useQuery } from 'convex/react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { useText } from '../i18n/text.ts'
import css from './Analysis.module.css'
import { LiveScore } from './LiveScore.tsx'
import { Metrics } from './Metrics.tsx'
import { Objectives } from './Objectives.tsx'
import { Recommendations } from './Recommendations.tsx'
import { Sentiment } from './Sentiment.tsx'
import { System } from './System.tsx'

type Props = {
  readonly call: Doc<'liveCalls'>
  readonly progress: {
    readonly objectives: readonly Doc<'callObjectives'>[]
    readonly nextActions: readonly Doc<'nextActions'>[]
  }
}

export function Analysis({ call, progress }: Props) {
  const t = useText()
  const measured = useQuery(api.queries.liveCalls.subscribeToMetrics, { callId: call.callId })
  return (
    <aside className={css.stack} aria-label={t('monitor.analysis')} data-region="analysis">
      <div className={css.flow}>
        <Recommendations
          callId={call.callId}
          startedAt={call.startedAt}
          endedAt={call.endedAt}
          next={progress.nextActions}
        />
        <Sentiment sentiment={measured?.sentiment} call={call} />
        <Objectives callId={call.callId} objectives={progress.objectives} />
        <LiveScore callId={call.callId} startedAt={call.startedAt} live={call.endedAt === undefined} />
        <Metrics metrics={measured?.metrics} />
      </div>
      <System call={call} />
    </aside>
  )
}
