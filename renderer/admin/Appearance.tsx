/** How the console looks and speaks on this machine: each choice holds at once and is kept by the host. */
import { Tv } from 'lucide-react'
import { DENSITIES, keepChoice, THEMES, useAppearance } from '../appearance.ts'
import { useLanguage } from '../i18n/language.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { Panel } from '../ui/Panel.tsx'
import { useView } from '../view.ts'
import { OwnPassphrase } from './OwnPassphrase.tsx'
import { Setting } from './Setting.tsx'
import { useKept } from './useKept.ts'

type Chosen = Parameters<typeof keepChoice>[0]

const READ = ['off', 'customer', 'agent', 'both'] as const

export function Appearance() {
  const t = useText()
  const go = useView((state) => state.go)
  const open = useView((state) => state.open)
  const language = useLanguage((state) => state.language)
  const { theme, density, reducedMotion, readTranscript } = useAppearance()
  const shown = density === 'auto' ? DENSITIES.find((one) => one === document.documentElement.dataset.density) : density
  return (
    <>
      <Panel>
        <Row title={t('frame.settings.language')}>
          {(keep) => (
            <Choice
              label={t('frame.settings.language')}
              value={language}
              options={[
                { value: 'es', text: 'Español' },
                { value: 'en', text: 'English' },
              ]}
              onChange={(value) => keep({ language: value })}
            />
          )}
        </Row>
        <Row title={t('frame.settings.theme')}>
          {(keep) => (
            <Choice
              label={t('frame.settings.theme')}
              value={theme}
              options={THEMES.map((value) => ({ value, text: t(`frame.theme.${value}`) }))}
              onChange={(value) => keep({ theme: value })}
            />
          )}
        </Row>
        <Row title={t('frame.settings.density')} hint={density === 'auto' ? t('admin.a_densityBody') : undefined}>
          {(keep) => (
            <Choice
              label={t('frame.settings.density')}
              value={shown ?? 'normal'}
              options={DENSITIES.map((value) => ({ value, text: t(`frame.density.${value}`) }))}
              onChange={(value) => keep({ density: value })}
            />
          )}
        </Row>
        <Row title={t('admin.a_motion')} hint={t('admin.a_motionBody')}>
          {(keep) => (
            <Choice
              label={t('admin.a_motion')}
              value={reducedMotion ? 'less' : 'all'}
              options={[
                { value: 'all', text: t('admin.a_motionAll') },
                { value: 'less', text: t('admin.a_motionLess') },
              ]}
              onChange={(value) => keep({ reducedMotion: value === 'less' })}
            />
          )}
        </Row>
        <Row title={t('admin.a_read')} hint={t('admin.a_readBody')}>
          {(keep) => (
            <Choice
              label={t('admin.a_read')}
              value={readTranscript}
              options={READ.map((value) => ({ value, text: t(`admin.a_read_${value}`) }))}
              onChange={(value) => keep({ readTranscript: value })}
            />
          )}
        </Row>
        <Setting title={t('admin.a_wall')} hint={t('admin.a_wallBody')}>
          <Button
            icon={<Tv aria-hidden />}
            onClick={() => {
              go({ kind: 'wall' })
              open('wallSize')
            }}
          >
            {t('admin.a_wallOpen')}
          </Button>
        </Setting>
      </Panel>
      <OwnPassphrase />
    </>
  )
}

type RowProps = {
  readonly title: string
  readonly hint?: string | undefined
  readonly children: (keep: (chosen: Chosen) => void) => React.ReactNode
}

function Row({ title, hint, children }: RowProps) {
  const { kept, keep } = useKept()
  return (
    <Setting title={title} kept={kept} {...(hint === undefined ? {} : { hint })}>
      {children((chosen) => void keep(() => keepChoice(chosen)))}
    </Setting>
  )
}
