/** How the console looks to this user: language, theme, density. */
import { Headset } from 'lucide-react'
import { choose, DENSITIES, THEMES, useAppearance } from '../appearance.ts'
import { useLanguage } from '../i18n/language.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { useView } from '../view.ts'
import css from './Appearance.module.css'

export default function Appearance({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const open = useView((state) => state.open)
  const language = useLanguage((state) => state.language)
  const { theme, density } = useAppearance()
  const shown = density === 'auto' ? DENSITIES.find((one) => one === document.documentElement.dataset.density) : density
  return (
    <Dialog title={t('frame.settings.title')} closeLabel={t('frame.action.close')} onClose={onClose}>
      <div className={css.fields}>
        <span>{t('frame.settings.language')}</span>
        <Choice
          label={t('frame.settings.language')}
          value={language}
          options={[
            { value: 'es', text: 'Español' },
            { value: 'en', text: 'English' },
          ]}
          onChange={(value) => choose({ language: value })}
        />
        <span>{t('frame.settings.theme')}</span>
        <Choice
          label={t('frame.settings.theme')}
          value={theme}
          options={THEMES.map((value) => ({ value, text: t(`frame.theme.${value}`) }))}
          onChange={(value) => choose({ theme: value })}
        />
        <span>{t('frame.settings.density')}</span>
        <Choice
          label={t('frame.settings.density')}
          value={shown ?? 'normal'}
          options={DENSITIES.map((value) => ({ value, text: t(`frame.density.${value}`) }))}
          onChange={(value) => choose({ density: value })}
        />
      </div>
      <p className={css.more}>
        <Button icon={<Headset />} onClick={() => open('devices')}>
          {t('audio.open')}
        </Button>
      </p>
    </Dialog>
  )
}
