/** The room's speech services: who hears, who understands, who speaks, in which order, at what price; their keys, and a test of each in words. */
import { useState } from 'react'
import type { HostRefusal } from '../bridge.ts'
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import type { Editing } from './editing.ts'
import { Models } from './Models.tsx'
import css from './Providers.module.css'
import { Recognition } from './Recognition.tsx'
import { Speech } from './Speech.tsx'
import { Understanding } from './Understanding.tsx'
import { type Service, type Settings, type UsedProviders, useProviders, type View } from './useProviders.ts'
import { refusalText } from './words.ts'

export default function Providers() {
  const t = useText()
  const { role } = useHostInfo()
  if (role !== 'admin') return <EmptyState title={t('providers.title')}>{t('providers.onlyAdmin')}</EmptyState>
  return <ForAdmin />
}

function ForAdmin() {
  const t = useText()
  const used = useProviders()
  const { state } = used
  if (state.kind === 'loading')
    return (
      <div className={css.screen} aria-busy="true">
        <p className={css.lead}>{t('providers.loading')}</p>
        <Skeleton width="100%" height={220} />
      </div>
    )
  if (state.kind === 'failed')
    return (
      <EmptyState
        title={t('providers.unreadable', { reason: state.refusal.reason ?? state.refusal.code })}
        actions={<Button onClick={used.reload}>{t('providers.retry')}</Button>}
      />
    )
  return <Editor view={state.view} used={used} />
}

const SERVICES: readonly Service[] = [
  'deepgram',
  'whisper',
  'sherpa',
  'pocketsphinx',
  'llm',
  'elevenlabs',
  'openaiVoice',
  'espeak',
]

function Editor({ view, used }: { readonly view: View; readonly used: UsedProviders }) {
  const t = useText()
  const [edited, setEdited] = useState<Settings>()
  const [refusal, setRefusal] = useState<HostRefusal>()
  const [saved, setSaved] = useState(false)
  const draft = edited ?? view.settings
  const dirty = edited !== undefined && JSON.stringify(edited) !== JSON.stringify(view.settings)
  const editing: Editing = {
    view,
    used,
    draft,
    dirty,
    change(part) {
      setSaved(false)
      setEdited({ ...draft, ...part })
    },
    wrong: (path) => (refusal?.field?.replace(/^settings\./, '') === path ? refusalText(t, refusal) : undefined),
  }
  const save = async (): Promise<void> => {
    const refused = await used.save(draft)
    setRefusal(refused)
    setSaved(!refused)
    if (!refused) setEdited(undefined)
  }
  const usable = SERVICES.filter((service) => isSet(service, view))
  return (
    <div className={css.screen} data-providers>
      <p className={css.lead}>
        {view.keychain !== 'keychain' && `${t(`providers.body_${view.keychain}`)} `}
        {t('providers.nextCall')}
      </p>
      <Recognition {...editing} />
      <Models {...editing} />
      <Understanding {...editing} />
      <Speech {...editing} />
      <div className={css.bar}>
        <Button tone="primary" unavailable={dirty ? undefined : t('providers.saved')} onClick={() => void save()}>
          {t('providers.save')}
        </Button>
        <Button
          tone="ghost"
          onClick={() => {
            setEdited(undefined)
            setRefusal(undefined)
          }}
        >
          {t('providers.undo')}
        </Button>
        <Button
          unavailable={dirty ? t('providers.saveFirst') : undefined}
          busy={used.testing.size > 0}
          onClick={() => {
            for (const service of usable) void used.test(service)
          }}
        >
          {t('providers.testAll')}
        </Button>
        <span role="status" className={refusal ? css.wrong : css.hint}>
          {refusal ? refusalText(t, refusal) : saved ? t('providers.saved') : dirty ? t('providers.unsaved') : ''}
        </span>
      </div>
    </div>
  )
}

/** Whether there is anything to test. */
function isSet(service: Service, { settings, keys }: View): boolean {
  if (service === 'deepgram') return keys.deepgram.saved
  if (service === 'elevenlabs') return keys.elevenlabs.saved
  if (service === 'openaiVoice') return settings.speech.openaiVoice.baseUrl !== ''
  if (service === 'espeak') return settings.speech.order.includes('espeak')
  if (service === 'whisper') return settings.whisper.baseUrl !== ''
  if (service === 'pocketsphinx') return settings.order.includes('pocketsphinx')
  return service === 'sherpa' ? settings.sherpa.folder !== '' : settings.llm.vendor !== 'none'
}
