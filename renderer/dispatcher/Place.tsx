/** Where the caller is: the address in words, and where there are coordinates a drawing of how exactly they are known. It is no map. */
import { useQuery } from 'convex/react'
import { MapPin, MapPinOff } from 'lucide-react'
import { api } from '../../convex/_generated/api'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { coordinatesIn } from './coordinates.ts'
import css from './Place.module.css'

/** A ring of this many pixels stands for the radius; its figure is beside it. */
const RING = 32

export function Place({ callId }: { readonly callId: string }) {
  const t = useText()
  const format = useFormat()
  const card = useQuery(api.incidents.card, { callSessionId: callId })
  const network = useQuery(api.earlier.ofCall, { callId })?.network
  const fieldOf = (name: string): string | undefined =>
    card?.fields.find(({ field }) => field === name)?.value ?? undefined
  const at = coordinatesIn(fieldOf('google_maps_url'))
  const words = [
    [fieldOf('direccion'), fieldOf('numero')].filter(Boolean).join(' '),
    fieldOf('comuna'),
    fieldOf('ubicacion_referencia'),
  ].filter(Boolean)
  const known = words.length > 0 || at !== null
  const Icon = known ? MapPin : MapPinOff
  const radius = network?.uncertaintyM ?? null
  return (
    <section className={css.place} aria-label={t('dispatcher.place')} data-place={at ? 'coordinates' : 'words'}>
      {at && (
        <svg viewBox="0 0 120 76" className={css.drawing} aria-hidden focusable="false">
          <path d="M-5 58 L125 30 M30 -5 L44 81 M88 -5 L102 81" />
          {radius !== null && <circle className={css.ring} cx="60" cy="38" r={RING} />}
          <circle className={css.point} cx="60" cy="38" r="5" />
        </svg>
      )}
      <p>
        <b>
          <Icon aria-hidden />{' '}
          {known ? words.join(', ') || t('dispatcher.placeByNetwork') : t('dispatcher.placeUnknown')}
        </b>
        {at && (
          <span>
            {format.number(at.latitude, 5)}, {format.number(at.longitude, 5)}
            {radius !== null && ` · ${t('dispatcher.within', { m: format.number(radius, 0) })}`}
            {network?.method && ` · ${network.method}`}
          </span>
        )}
        {!at && <span>{t('dispatcher.noCoordinates')}</span>}
      </p>
    </section>
  )
}
