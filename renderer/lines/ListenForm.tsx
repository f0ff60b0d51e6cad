/** Where this machine listens for calls: addresses, ports, and the consoles that may come into its calls. */

import { type FormEvent, useState } from 'react'
import type { HostRefusal } from '../bridge.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import fields from '../ui/Entry.module.css'
import { Entry } from '../ui/Entry.tsx'
import css from './Lines.module.css'
import { Refusal } from './Refusal.tsx'
import { reasonText } from './reasons.ts'
import type { Lines, UsedLines } from './useLines.ts'

type Listen = Lines['listen']
type Props = { readonly listen: Listen; readonly listenAt: UsedLines['listenAt'] }

const portText = (port: number | null | undefined): string => (port === null || port === undefined ? '' : String(port))
const portOf = (text: string): number | null => (text.trim() === '' ? null : Number(text))

export function ListenForm({ listen, listenAt }: Props) {
  const t = useText()
  const [draft, setDraft] = useState(() => ({
    address: listen.address,
    udp: portText(listen.udp),
    tcp: portText(listen.tcp),
    publicAddress: listen.publicAddress,
    from: String(listen.rtp.from),
    to: String(listen.rtp.to),
    consoles: listen.consoles.join('\n'),
    stream: portText(listen.mediaStream?.port),
    location: (listen.location?.hosts ?? []).join('\n'),
  }))
  const [refusal, setRefusal] = useState<HostRefusal>()
  const [state, setState] = useState<'rest' | 'saving' | 'saved'>('rest')
  const change = (part: Partial<typeof draft>): void => {
    setState('rest')
    setDraft((now) => ({ ...now, ...part }))
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setState('saving')
    const stream = portOf(draft.stream)
    const hosts = draft.location.split(/[\s,]+/).filter((one) => one !== '')
    const refused = await listenAt({
      ...listen,
      address: draft.address.trim(),
      udp: portOf(draft.udp),
      tcp: portOf(draft.tcp),
      publicAddress: draft.publicAddress.trim(),
      rtp: { from: Number(draft.from), to: Number(draft.to) },
      consoles: draft.consoles.split(/[\s,]+/).filter((one) => one !== ''),
      mediaStream: stream === null ? null : { port: stream },
      location: hosts.length === 0 ? null : { hosts },
    })
    setRefusal(refused)
    setState(refused ? 'rest' : 'saved')
  }
  const wrong = (field: string): string | undefined =>
    refusal?.field?.startsWith(`listen.${field}`) ? reasonText(t, refusal.reason ?? refusal.code) : undefined
  return (
    <form className={css.form} onSubmit={(event) => void submit(event)} aria-label={t('lines.listen')}>
      <h2>{t('lines.listen')}</h2>
      <Entry
        label={t('lines.address')}
        value={draft.address}
        wrong={wrong('address')}
        onChange={(address) => change({ address })}
      />
      <Entry
        label={t('lines.udp')}
        hint={t('lines.portBody')}
        value={draft.udp}
        wrong={wrong('udp')}
        onChange={(udp) => change({ udp })}
      />
      <Entry
        label={t('lines.tcp')}
        hint={t('lines.portBody')}
        value={draft.tcp}
        wrong={wrong('tcp')}
        onChange={(tcp) => change({ tcp })}
      />
      <Entry
        label={t('lines.publicAddress')}
        hint={t('lines.publicBody')}
        value={draft.publicAddress}
        wrong={wrong('publicAddress')}
        onChange={(publicAddress) => change({ publicAddress })}
      />
      <div className={fields.entry}>
        <span>{t('lines.rtp')}</span>
        <div className={css.range}>
          <input
            className={fields.input}
            aria-label={`${t('lines.rtp')} 1`}
            value={draft.from}
            onChange={({ target }) => change({ from: target.value })}
          />
          –
          <input
            className={fields.input}
            aria-label={`${t('lines.rtp')} 2`}
            value={draft.to}
            onChange={({ target }) => change({ to: target.value })}
          />
        </div>
      </div>
      <Entry
        label={t('lines.consoles')}
        hint={t('lines.consolesBody')}
        value={draft.consoles}
        rows={3}
        wrong={wrong('consoles')}
        onChange={(consoles) => change({ consoles })}
      />
      <Entry
        label={t('lines.mediaStream')}
        hint={t('lines.portBody')}
        value={draft.stream}
        wrong={wrong('mediaStream')}
        onChange={(stream) => change({ stream })}
      />
      <Entry
        label={t('lines.location')}
        hint={t('lines.locationBody')}
        value={draft.location}
        rows={2}
        wrong={wrong('location')}
        onChange={(location) => change({ location })}
      />
      <div className={css.acts}>
        <Button type="submit" busy={state === 'saving'}>
          {t('lines.listenSave')}
        </Button>
        <span role="status">{state === 'saved' && t('lines.saved')}</span>
        <small className={css.hint}>{t('lines.listenBusy')}</small>
      </div>
      {refusal && <Refusal refusal={refusal} />}
    </form>
  )
}
