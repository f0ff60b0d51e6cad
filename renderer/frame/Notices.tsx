/** The one banner under the top bar, worst condition first. */
import { CircleCheck, CloudOff, Unplug } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useBackendLostAt } from '../convex.tsx'
import { clockText } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { useLive } from '../live.ts'
import { Banner } from '../ui/Banner.tsx'
import { announce } from './announce.ts'
import { type Notice, nextNotice, QUIET } from './notice.ts'

const useNotice = (): Notice => {
  const clientLostAt = useBackendLostAt()
  const hostLostAt = useLive((live) => live.hostLostAt)
  const link = useLive((live) => live.link)
  const [notice, setNotice] = useState<Notice>(QUIET)
  useEffect(() => {
    const linkLostAt = link.backend === 'down' ? link.since : undefined
    setNotice((before) => nextNotice(before, { hostLostAt, linkLostAt, clientLostAt, queued: link.queued }, Date.now()))
  }, [clientLostAt, hostLostAt, link])
  useEffect(() => {
    if (notice.kind !== 'back') return
    const timer = setTimeout(() => setNotice(QUIET), notice.until - Date.now())
    return () => clearTimeout(timer)
  }, [notice])
  return notice
}

export function Notices() {
  const t = useText()
  const notice = useNotice()
  const local = useLive((live) => Object.keys(live.local).length > 0)
  // Said when it starts and ends, not at every change of the queue.
  const spoken =
    notice.kind === 'offline'
      ? t('frame.offline.title', { time: clockText(notice.since) })
      : notice.kind === 'back'
        ? t('frame.back.title', { n: notice.most })
        : null
  useEffect(() => {
    if (spoken !== null) announce.now(spoken)
  }, [spoken])
  switch (notice.kind) {
    case 'quiet':
      return null
    case 'draining':
      return <Banner tone="recovered" icon={<CircleCheck />} title={t('frame.draining.title', { n: notice.queued })} />
    case 'hostLost':
      return (
        <Banner tone="error" icon={<Unplug />} title={t('frame.host.title', { time: clockText(notice.since) })}>
          {t('frame.host.body')}
        </Banner>
      )
    case 'offline':
      return (
        <Banner tone="offline" icon={<CloudOff />} title={t('frame.offline.title', { time: clockText(notice.since) })}>
          {local || notice.queued > 0 ? t('frame.offline.body', { n: notice.queued }) : t('frame.offline.viewer')}
        </Banner>
      )
    case 'back':
      return <Banner tone="recovered" icon={<CircleCheck />} title={t('frame.back.title', { n: notice.most })} />
  }
}
