/** Plays a recording of the user's own as a live call: a WAV, and if there is one the JSON of its timed words. */
import { Play, Upload } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import type { Bridge } from '../../electron/ipc/contract.ts'
import { HostRefusal, refusalOf } from '../bridge.ts'
import { type Format, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { useView } from '../view.ts'
import { Refusal } from './Refusal.tsx'
import css from './ReplayForm.module.css'

/** In base64 it must still fit in one message to the host. */
const MOST_MB = 90
const MB = 1024 * 1024

const sizeText = (bytes: number, format: Format): string =>
  bytes < MB / 10 ? `${format.number(bytes / 1024, 1)} kB` : `${format.number(bytes / MB, 1)} MB`

type FileFieldProps = {
  readonly label: string
  readonly accept: string
  readonly file: File | null
  readonly onFile: (file: File | null) => void
  readonly first?: boolean
}

function FileField({ label, accept, file, onFile, first }: FileFieldProps) {
  const t = useText()
  const format = useFormat()
  const id = useId()
  return (
    <div className={css.file}>
      <label htmlFor={id}>{label}</label>
      <span className={css.pick}>
        <Upload aria-hidden="true" />
        <span>{file === null ? t('calls.replay.choose') : `${file.name} · ${sizeText(file.size, format)}`}</span>
        <input
          id={id}
          type="file"
          accept={accept}
          data-autofocus={first || undefined}
          onChange={(event) => onFile(event.target.files?.[0] ?? null)}
        />
      </span>
    </div>
  )
}

export function ReplayForm({ bridge, onBack }: { readonly bridge: Bridge; readonly onBack: () => void }) {
  const t = useText()
  const go = useView((state) => state.go)
  const [wav, setWav] = useState<File | null>(null)
  const [script, setScript] = useState<File | null>(null)
  const [language, setLanguage] = useState<'es' | 'en'>('es')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<{ readonly by: ReactNode } | null>(null)

  const play = async (sound: File): Promise<void> => {
    if (sound.size > MOST_MB * MB) {
      const reason = t('calls.refused.big', { size: Math.ceil(sound.size / MB), max: MOST_MB })
      throw new HostRefusal({ code: 'wav_invalid', field: 'file', reason })
    }
    const { callId } = await bridge.call('replay.start', {
      name: sound.name,
      wav: await sound.arrayBuffer(),
      ...(script === null ? {} : { script: await script.text() }),
      language: language === 'es' ? 'es-CL' : 'en-US',
      speed: 1,
    })
    go({ kind: 'monitor', callId })
  }

  const submit = (): void => {
    if (wav === null) return
    setBusy(true)
    setRefusal(null)
    play(wav)
      .catch((error: unknown) =>
        setRefusal({ by: <Refusal title={t('calls.refused.title')} refusal={refusalOf(error)} /> }),
      )
      .finally(() => setBusy(false))
  }

  const change = (take: (file: File | null) => void) => (file: File | null) => {
    setRefusal(null)
    take(file)
  }

  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className={css.intro}>{t('calls.replay.intro')}</p>
      {refusal?.by}
      <FileField label={t('calls.replay.wav')} accept=".wav,audio/wav" file={wav} onFile={change(setWav)} first />
      <FileField
        label={t('calls.replay.script')}
        accept=".json,application/json"
        file={script}
        onFile={change(setScript)}
      />
      <div className={css.file}>
        <span>{t('calls.replay.language')}</span>
        <Choice
          label={t('calls.replay.language')}
          value={language}
          options={[
            { value: 'es', text: t('vocabulary.language.es') },
            { value: 'en', text: t('vocabulary.language.en') },
          ]}
          onChange={setLanguage}
        />
      </div>
      <div className={css.actions}>
        <Button onClick={onBack}>{t('calls.replay.back')}</Button>
        <Button
          type="submit"
          tone="primary"
          icon={<Play />}
          busy={busy}
          unavailable={wav === null ? t('calls.replay.needsFile') : undefined}
        >
          {t('calls.replay.start')}
        </Button>
      </div>
    </form>
  )
}
