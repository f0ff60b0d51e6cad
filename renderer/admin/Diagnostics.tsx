/** How this machine is, in full: to be read, copied as text, or sent as a file. */
import { Copy, Download } from 'lucide-react'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Panel } from '../ui/Panel.tsx'
import { asFile, asText } from './diagnosis.ts'
import { HealthLines } from './HealthLines.tsx'
import { Reading } from './Reading.tsx'
import { Saved } from './Setting.tsx'
import css from './Settings.module.css'
import { useDiagnosis } from './useDiagnosis.ts'
import { useKept } from './useKept.ts'

export default function Diagnostics() {
  const t = useText()
  const { read, again } = useDiagnosis()
  const { kept, keep } = useKept()
  return (
    <Reading read={read} onRetry={again} rows={8}>
      {({ machine, link, lines }) => (
        <>
          <div className={css.acts}>
            <Button
              icon={<Copy aria-hidden />}
              onClick={() =>
                void keep(() =>
                  navigator.clipboard.writeText(asText(t('people.d_machine'), lines, machine, Date.now())),
                )
              }
            >
              {t('people.d_copy')}
            </Button>
            <Button
              icon={<Download aria-hidden />}
              onClick={() => download(`vigia-${stamp()}.json`, asFile(machine, link, Date.now()))}
            >
              {t('people.d_download')}
            </Button>
            <Saved kept={kept} />
          </div>
          <Panel title={t('people.d_machine')} label={t('people.d_machine')}>
            <HealthLines lines={lines} />
          </Panel>
          <Panel title={t('people.d_troubles')} label={t('people.d_troubles')}>
            {machine.troubles.length === 0 && <p className={css.pad}>{t('people.d_noTroubles')}</p>}
            <ul className={css.lines}>
              {machine.troubles.map(({ at, event, detail }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two of a kind may come in one moment
                <li key={`${at}${i}`}>
                  <small>{at.replace('T', ' ').slice(0, 19)}</small>
                  <span>
                    {event} <small>{detail}</small>
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
        </>
      )}
    </Reading>
  )
}

const stamp = (): string => new Date().toISOString().slice(0, 19).replaceAll(/[:T]/g, '-')

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
