/** Asks from how far the wall is read and how large its screen is, and says what follows from it. */
import { useId } from 'react'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { choosePlace, usePlace } from './place.ts'
import css from './Setup.module.css'
import { arcOf, BOUNDS, FEWER_ABOVE, farthestM, isTooFar, type Place, wallScale } from './scale.ts'

const STEPS = { distanceM: 0.5, diagonalIn: 1 } as const

function Measure({ name, label }: { readonly name: keyof Place; readonly label: string }) {
  const id = useId()
  const value = usePlace((place) => place[name])
  const { least, most } = BOUNDS[name]
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        min={least}
        max={most}
        step={STEPS[name]}
        defaultValue={value}
        data-autofocus={name === 'distanceM' || undefined}
        onChange={(event) => {
          const asked = event.target.valueAsNumber
          // Half a number on the way to a whole one changes nothing yet.
          if (asked >= least && asked <= most) choosePlace({ [name]: asked })
        }}
      />
    </>
  )
}

export function Setup({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const place = usePlace()
  const scale = wallScale(place)
  return (
    <Dialog
      title={t('wall.set.title')}
      closeLabel={t('frame.action.close')}
      onClose={onClose}
      actions={
        <Button tone="primary" onClick={onClose}>
          {t('frame.action.close')}
        </Button>
      }
    >
      <div className={css.measures}>
        <Measure name="distanceM" label={t('wall.set.distance')} />
        <Measure name="diagonalIn" label={t('wall.set.diagonal')} />
      </div>
      <p className={css.result} role="status">
        {t('wall.set.result', {
          scale: format.number(scale, 2),
          arc: format.number(arcOf(place, scale), 1),
        })}{' '}
        {t(scale > FEWER_ABOVE ? 'wall.set.four' : 'wall.set.six')}{' '}
        {isTooFar(place) && <b>{t('wall.set.far', { m: format.number(farthestM(place), 1) })}</b>}
      </p>
    </Dialog>
  )
}
