/** Where the caller is: the address in words, and where there are coordinates a drawing of how exactly they are known. */
import { useQuery } from 'convex/react'
import { MapPin, MapPinOff } from 'lucide-react'
import { api } from '../../convex/_generated/api'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { PlaceDrawing } from '../place/PlaceDrawing.tsx'
import { useNetworkPlace } from '../place/useNetworkPlace.ts'
import css from './Place.module.css'

export function Place({ callId }: { readonly callId: string }) {
  const t = useText()
  const format = useFormat()
  const card = useQuery(api.incidents.card, { callSessionId: callId })
  const network = useNetworkPlace(callId, callId)
  const fieldOf = (name: string): string | undefined =>
    card?.fields.find(({ field }) => field === name)?.value ?? undefined
  const words = [
    [fieldOf('direccion'), fieldOf('numero')].filter(Boolean).join(' '),
    fieldOf('comuna'),
    fieldOf('ubicacion_referencia'),
  ].filter(Boolean)
  const known = words.length > 0 || network !== null
  const Icon = known ? MapPin : MapPinOff
  return (
    <section className={css.place} aria-label={t('dispatcher.place')} data-place={network ? 'coordinates' : 'words'}>
      {network && <PlaceDrawing radiusM={network.radiusM} width={120} height={76} />}
      <p>
        <b>
          <Icon aria-hidden />{' '}
          {known ? words.join(', ') || t('dispatcher.placeByNetwork') : t('dispatcher.placeUnknown')}
        </b>
        {network && (
          <span>
            {format.number(network.at.latitude, 5)}, {format.number(network.at.longitude, 5)}
            {network.radiusM !== null && ` · ${t('dispatcher.within', { m: format.number(network.radiusM, 0) })}`}
            {network.method && ` · ${network.method}`}
          </span>
        )}
        {!network && <span>{t('dispatcher.noCoordinates')}</span>}
      </p>
    </section>
  )
}
