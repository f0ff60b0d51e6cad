/** Who of supervision is in the call and who hears them, in one strip; it is the same in both consoles. */
import { useQuery } from 'convex/react'
import { Ear, Headphones, UserPlus } from 'lucide-react'
import { api } from '../../convex/_generated/api'
import type { SupervisionMode } from '../../convex/domain/supervision.ts'
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import { names } from '../ui/names.ts'
import css from './Presence.module.css'
import { presentIn } from './standing.ts'

const ICONS = { listen: Headphones, whisper: Ear, barge: UserPlus, takeOver: UserPlus } as const satisfies Record<
  SupervisionMode,
  unknown
>

/** Nothing while nobody is there. */
export function Presence({ callId }: { readonly callId: string }) {
  const t = useText()
  const { userId } = useHostInfo()
  const present = presentIn(useQuery(api.queries.supervision.ofCall, { callId }) ?? [])
  if (present.length === 0) return null
  return (
    <div className={css.presence} role="status" data-region="presence">
      {present.map(({ _id, supervisorId, supervisorName, mode }) => {
        const Icon = ICONS[mode]
        return (
          <span key={_id} className={names(css.one, mode !== 'listen' && css.speaks)}>
            <Icon aria-hidden />
            <b>
              {supervisorId === userId
                ? t(`supervision.me_${mode}`)
                : t(`supervision.who_${mode}`, { name: supervisorName })}
            </b>
            <span className={css.heard}>{t(`supervision.heard_${mode}`)}</span>
          </span>
        )
      })}
    </div>
  )
}
