/** What is shown while the window or a screen is being opened: nothing for a moment, then words. */
import { useEffect, useState } from 'react'
import { clockText } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { useLive } from '../live.ts'
import css from './Starting.module.css'

/** Waiting that is over sooner than this needs no words. */
const QUIET_MS = 600

export function Starting() {
  const t = useText()
  const hostLostAt = useLive((live) => live.hostLostAt)
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), QUIET_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={css.starting} aria-busy="true">
      {late && hostLostAt === undefined && <p role="status">{t('frame.state.starting')}</p>}
      {late && hostLostAt !== undefined && (
        <div role="alert">
          <b>{t('frame.host.title', { time: clockText(hostLostAt) })}</b>
          <p>{t('frame.host.open')}</p>
        </div>
      )}
    </div>
  )
}
