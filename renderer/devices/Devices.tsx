/** What a person speaks into and hears with: choice, levels, treatment, and a test of the whole way. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Bridge } from '../../electron/ipc/contract.ts'
import { chooseDevice, chooseSound, loadChoices, useChoices } from '../audio/choices.ts'
import type { Device } from '../audio/devices.ts'
import { openVoice, type Voice } from '../audio/voice.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Meter } from '../ui/Meter.tsx'
import { names } from '../ui/names.ts'
import { DevicePick } from './DevicePick.tsx'
import css from './Devices.module.css'
import { EchoTest } from './EchoTest.tsx'
import { useDevices } from './useDevices.ts'
import { headsetWords, microphoneWords, type Told } from './words.ts'

const TREATMENTS = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const

/** Opens a test line for as long as it is shown. */
export function Devices({ bridge }: { readonly bridge: Bridge }) {
  const [voice, setVoice] = useState<Voice>()
  useEffect(() => {
    let opened: Voice | undefined
    let gone = false
    const begin = (): void => {
      if (gone) return
      opened = openVoice({ purpose: 'test' })
      setVoice(opened)
    }
    // Without the host's answer the devices can still be tried, untouched.
    loadChoices(bridge).then(begin, begin)
    return () => {
      gone = true
      opened?.close()
    }
  }, [bridge])
  return voice === undefined ? null : <OpenDevices voice={voice} />
}

function OpenDevices({ voice }: { readonly voice: Voice }) {
  const t = useText()
  const { microphone, headset, line } = useStore(voice.state)
  const choices = useChoices()
  const live = microphone.kind === 'live'
  const { inputs, outputs } = useDevices(live)
  const levelText = useCallback(
    (db: number | null): string => (db === null ? t('audio.level.none') : t('audio.level.value', { db })),
    [t],
  )
  return (
    <div className={css.devices} data-devices>
      <section className={css.device}>
        <DevicePick
          kind="microphone"
          devices={inputs}
          chosen={choices.input}
          onChoose={(device: Device | undefined) => {
            chooseDevice('input', device)
            voice.rechoose('microphone')
          }}
        />
        <Meter source={voice.micLevel} label={t('audio.level.microphone')} text={levelText} segments={40} />
        <Words told={microphoneWords(microphone, t)} kind={microphone.kind} name="microphone" />
        {microphone.kind === 'refused' && (
          <Button size="small" onClick={() => voice.rechoose('microphone')}>
            {t('audio.retry')}
          </Button>
        )}
      </section>
      <section className={css.device}>
        <DevicePick
          kind="headset"
          devices={outputs}
          chosen={choices.output}
          onChoose={(device: Device | undefined) => {
            chooseDevice('output', device)
            voice.rechoose('headset')
          }}
        />
        <Meter source={voice.headsetLevel} label={t('audio.level.headset')} text={levelText} segments={40} />
        <Words told={headsetWords(headset, t)} kind={headset.kind} name="headset" />
        <Volume
          value={choices.volume}
          onChange={(volume) => {
            chooseSound({ volume })
            voice.rechoose('headset')
          }}
        />
      </section>
      <fieldset className={css.treatment}>
        <legend>{t('audio.treatment')}</legend>
        {TREATMENTS.map((treatment) => (
          <label key={treatment}>
            <input
              type="checkbox"
              checked={choices[treatment]}
              onChange={({ target }) => {
                chooseSound({ [treatment]: target.checked })
                voice.rechoose('microphone')
              }}
            />
            {t(`audio.${treatment}`)}
          </label>
        ))}
        <p>{t('audio.treatment.why')}</p>
      </fieldset>
      <section className={css.device}>
        <h2>{t('audio.echo.title')}</h2>
        {line.kind === 'away' && <Words told={{ text: t('audio.line.away'), tone: 'bad' }} kind="away" name="line" />}
        {line.kind === 'refused' && (
          <Words
            told={{ text: t('audio.line.refused', { reason: line.reason }), tone: 'bad' }}
            kind="refused"
            name="line"
          />
        )}
        <EchoTest voice={voice} able={live && line.kind === 'open'} />
      </section>
    </div>
  )
}

/** Said to whoever cannot see it; a thing that goes wrong interrupts. */
function Words({ told, kind, name }: { readonly told: Told; readonly kind: string; readonly name: string }) {
  return (
    <p
      className={names(css.words, css[told.tone])}
      role={told.tone === 'bad' ? 'alert' : 'status'}
      data-sound={name}
      data-state={kind}
    >
      {told.text}
    </p>
  )
}

function Volume({ value, onChange }: { readonly value: number; readonly onChange: (value: number) => void }) {
  const t = useText()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [shown, setShown] = useState(value)
  useEffect(() => setShown(value), [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  return (
    <label className={css.volume}>
      {t('audio.volume')}
      <input
        type="range"
        min={0}
        max={1}
        step={0.05}
        value={shown}
        aria-valuetext={`${Math.round(shown * 100)} %`}
        onChange={({ target }) => {
          setShown(target.valueAsNumber)
          clearTimeout(timer.current)
          // While it is being dragged the host is not asked to save each step.
          timer.current = setTimeout(() => onChange(target.valueAsNumber), 150)
        }}
      />
    </label>
  )
}
