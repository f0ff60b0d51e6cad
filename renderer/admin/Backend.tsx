/** Where the room's facts are, what is still to be sent, and the care of the engine's data on this machine. */
import { DatabaseBackup, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { Returns } from '../../electron/ipc/contract.ts'
import { bridge } from '../bridge.ts'
import { useHostInfo } from '../host.ts'
import { clockText, useFormat } from '../i18n/format.ts'
import { type Text, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Panel } from '../ui/Panel.tsx'
import { bytesText } from './bytes.ts'
import { Reading } from './Reading.tsx'
import { Fact } from './Setting.tsx'
import css from './Settings.module.css'
import { useHostRead } from './useHostRead.ts'
import { reasonWords } from './words.ts'

const EVERY_MS = 3_000
type Job = 'backup' | 'check'
type Outcome = Returns<'admin.backup'>

export default function Backend() {
  const t = useText()
  const format = useFormat()
  const { role } = useHostInfo()
  const { read, again } = useHostRead('admin.backend', EVERY_MS)
  const [working, setWorking] = useState<Job | null>(null)
  const [told, setTold] = useState<{ readonly text: string; readonly bad: boolean }>()
  const run = async (job: Job): Promise<void> => {
    setWorking(job)
    setTold(undefined)
    try {
      const outcome = await bridge().call(`admin.${job}`, {})
      setTold({
        text: outcomeWords(t, job, outcome),
        bad: outcome.kind === 'failed' || outcome.report.faults.length > 0,
      })
      again()
    } catch (error) {
      setTold({ text: t('admin.be_failed', { reason: reasonWords(t, error) }), bad: true })
    } finally {
      setWorking(null)
    }
  }
  return (
    <Reading read={read} onRetry={again} rows={5}>
      {({ embedded, url, backend, since, queued, parked, databaseBytes, backups }) => {
        const barred = role !== 'admin' ? t('admin.onlyAdmin') : embedded ? undefined : t('admin.be_notEmbedded')
        return (
          <>
            <Panel label={t('admin.s_backend')}>
              <dl className={css.facts}>
                <Fact title={t('admin.be_kind')}>{t(embedded ? 'admin.be_embedded' : 'admin.be_remote')}</Fact>
                <Fact title={t('admin.be_url')}>{url}</Fact>
                <Fact title={t('admin.be_state')}>{t(`admin.be_${backend}`, { time: clockText(since) })}</Fact>
                <Fact title={t('admin.be_queue')}>{t('admin.be_queued', { n: queued })}</Fact>
                {parked > 0 && <Fact title={t('admin.be_parked')}>{t('admin.be_queued', { n: parked })}</Fact>}
                {embedded && <Fact title={t('admin.be_size')}>{bytesText(format, databaseBytes)}</Fact>}
                <Fact title={t('admin.be_signin')}>{t('admin.be_local')}</Fact>
              </dl>
            </Panel>
            <div className={css.acts}>
              <Button
                icon={<DatabaseBackup aria-hidden />}
                busy={working === 'backup'}
                unavailable={working === 'check' ? t('admin.be_busy') : barred}
                onClick={() => void run('backup')}
              >
                {t('admin.be_backup')}
              </Button>
              <Button
                icon={<ShieldCheck aria-hidden />}
                busy={working === 'check'}
                unavailable={working === 'backup' ? t('admin.be_busy') : barred}
                onClick={() => void run('check')}
              >
                {t('admin.be_check')}
              </Button>
              <span role="status" className={told?.bad ? css.wrong : undefined} data-upkeep>
                {told?.text}
              </span>
            </div>
            {embedded && (
              <Panel title={t('admin.be_backups')} label={t('admin.be_backups')}>
                <dl className={css.facts}>
                  {backups.map(({ file, bytes, at }) => (
                    <Fact key={file} title={`${format.date(at)} ${clockText(at)}`}>
                      {`${file} · ${bytesText(format, bytes)}`}
                    </Fact>
                  ))}
                </dl>
                <p className={css.pad}>
                  <small className={css.hint}>
                    {t(backups.length === 0 ? 'admin.be_noBackups' : 'admin.be_secret')}
                  </small>
                </p>
              </Panel>
            )}
            <Panel title={t('admin.be_room')} label={t('admin.be_room')}>
              <p className={css.pad}>{t('admin.be_roomBody')}</p>
            </Panel>
          </>
        )
      }}
    </Reading>
  )
}

function outcomeWords(t: Text, job: Job, outcome: Outcome): string {
  if (outcome.kind === 'failed')
    return t('admin.be_failed', { reason: outcome.code === 'busy' ? t('admin.be_busy') : outcome.code })
  const { documents, tables, faults } = outcome.report
  if (faults.length > 0) return t('admin.be_faults', { n: faults.length, first: faults[0] ?? '' })
  return t(job === 'backup' ? 'admin.be_backupDone' : 'admin.be_checkDone', { n: documents, tables })
}
