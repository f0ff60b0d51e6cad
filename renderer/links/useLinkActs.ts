/** What a person may do with two calls that are, or are not, one event; one act at a time, a refusal in words. */
import { useMutation } from 'convex/react'
import { useState } from 'react'
import { api } from '../../convex/_generated/api'
import { may } from '../../convex/domain/roles.ts'
import { useBackendAwaySince } from '../backend.ts'
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import { refused } from '../refused.ts'
import type { Link } from './link.ts'

export type LinkActs = {
  /** Why nothing can be done now. */
  readonly unavailable: string | undefined
  readonly busy: boolean
  /** What went wrong last, in words. */
  readonly failed: string | null
  /** `into`: the session whose card becomes the main one. Each answers whether it was done. */
  merge(link: Link, into: string): Promise<boolean>
  unmerge(link: Link): Promise<boolean>
  reject(link: Link): Promise<boolean>
  reconsider(link: Link): Promise<boolean>
}

export function useLinkActs(): LinkActs {
  const t = useText()
  const { role } = useHostInfo()
  const away = useBackendAwaySince() !== undefined
  const merge = useMutation(api.incidents.merge)
  const unmerge = useMutation(api.incidents.unmerge)
  const reject = useMutation(api.links.reject)
  const reconsider = useMutation(api.links.reconsider)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const unavailable = !may(role, 'edit') ? t('links.whyRole') : away ? t('links.offline') : undefined

  const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
    if (busy || unavailable !== undefined) return false
    setBusy(true)
    try {
      await act()
      setFailed(null)
      return true
    } catch (error) {
      setFailed(t('links.failed', { code: refused(error) }))
      return false
    } finally {
      setBusy(false)
    }
  }
  return {
    unavailable,
    busy,
    failed,
    merge: ({ first, second }, into) =>
      attempt(() =>
        merge({ callSessionId: into === first.callSessionId ? second.callSessionId : first.callSessionId, into }),
      ),
    unmerge: (link) => attempt(() => unmerge({ callSessionId: partOf(link) })),
    reject: ({ linkId }) => attempt(() => reject({ linkId })),
    reconsider: ({ linkId }) => attempt(() => reconsider({ linkId })),
  }
}

/** Of two that are merged, the session that points to the other, or to what holds it. */
const partOf = ({ first, second }: Link): string =>
  second.mergedInto === first.callSessionId || first.mergedInto === null ? second.callSessionId : first.callSessionId
