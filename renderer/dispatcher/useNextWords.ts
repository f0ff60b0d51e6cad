/** What the dispatcher does next, most urgent first: what the rules warn of, then what the card still lacks, then the steps of the protocol. */
import { useQuery } from 'convex/react'
import { useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { FIELD_NAMES } from '../../convex/domain/canonical.ts'
import { type TextKey, textOr, useText } from '../i18n/text.ts'
import { specOf } from '../incident/groups.ts'

export type Next = {
  readonly key: string
  readonly kind: 'warning' | 'ask' | 'step'
  readonly title: string
  readonly why?: string
}

type Call = { readonly callId: string; readonly actions: readonly Doc<'nextActions'>[] }

export function useNextWords({ callId, actions }: Call): readonly [readonly Next[], (next: Next) => void] {
  const t = useText()
  const advice = useQuery(api.queries.liveCalls.getActiveCoachingRecommendations, { callId })
  const card = useQuery(api.incidents.card, { callSessionId: callId })
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const known = new Map(card?.fields.map(({ field, value, lockedBy }) => [field, Boolean(value) || Boolean(lockedBy)]))
  const missing = card ? FIELD_NAMES.filter((field) => specOf(field).required && !known.get(field)) : []
  const all: Next[] = [
    ...(advice ?? [])
      .filter(({ type }) => type === 'warning')
      // Said again later, it is new advice.
      .map(
        ({ _id, timestamp, title, description }): Next => ({
          ...{ key: _id + timestamp, kind: 'warning', title, why: description },
        }),
      ),
    ...missing.map((field): Next => ({ key: field, kind: 'ask', title: t(`dispatcher.ask_${field}` as TextKey) })),
    ...actions.map(
      ({ _id, key, text }): Next => ({
        ...{ key: _id, kind: 'step', title: textOr(t, `vocabulary.action.${key}`, text) },
      }),
    ),
  ]
  return [all.filter(({ key }) => !done.has(key)), ({ key }) => setDone((before) => new Set([...before, key]))]
}
