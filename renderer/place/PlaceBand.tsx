/** In the card of a call whose network told coordinates: what it told, and how exactly. */
import { LocateFixed } from 'lucide-react'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import css from './PlaceBand.module.css'
import { PlaceDrawing } from './PlaceDrawing.tsx'
import { useNetworkPlace } from './useNetworkPlace.ts'

export function PlaceBand({ callId, callSessionId }: { readonly callId: string; readonly callSessionId: string }) {
  const t = useText()
  const format = useFormat()
  const place = useNetworkPlace(callId, callSessionId)
  if (place === null) return null
  const { at, radiusM, method } = place
  return (
    <section className={css.band} aria-label={t('dispatcher.placeByNetwork')} data-place="coordinates">
      <PlaceDrawing radiusM={radiusM} width={150} height={64} />
      <p>
        <b>
          <LocateFixed aria-hidden /> {t('dispatcher.placeByNetwork')}
        </b>
        <span>
          {format.number(at.latitude, 5)}, {format.number(at.longitude, 5)}
        </span>
        <span>
          {radiusM === null ? t('dispatcher.withinUnknown') : t('dispatcher.within', { m: format.number(radiusM, 0) })}
          {method && ` · ${method}`}
        </span>
      </p>
    </section>
  )
}
