/** The left rail: the places of the console. */
import {
  AudioLines,
  ChartColumn,
  GraduationCap,
  Headset,
  History,
  Keyboard,
  LayoutList,
  PhoneCall,
  Settings,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { may } from '../../convex/domain/roles.ts'
import { useHostInfo } from '../host.ts'
import { useText } from '../i18n/text.ts'
import { useView } from '../view.ts'
import css from './Rail.module.css'

type PlaceProps = {
  readonly label: string
  readonly keys?: string
  readonly current?: boolean
  readonly off?: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

function Place({ label, keys, current, off, onClick, children }: PlaceProps) {
  return (
    <button
      type="button"
      className={css.place}
      title={keys === undefined ? label : `${label} (${keys})`}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      aria-disabled={off || undefined}
      onClick={() => {
        if (!off) onClick()
      }}
    >
      {children}
    </button>
  )
}

export function Rail() {
  const t = useText()
  const { role } = useHostInfo()
  const { view, lastCallId, go, open } = useView()
  return (
    <nav className={css.rail} aria-label={t('frame.nav.main')}>
      <span className={css.logo} title="Vigía">
        <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M2 12c3-5 6.3-7.4 10-7.4S19 7 22 12c-3 5-6.3 7.4-10 7.4S5 17 2 12Z" />
          <path d="M7 12h2l1.5-4 3 8L15 12h2" />
        </svg>
      </span>
      <Place
        label={t('frame.nav.calls')}
        keys="G L"
        current={view.kind === 'calls' || view.kind === 'wall'}
        onClick={() => go({ kind: 'calls' })}
      >
        <LayoutList />
      </Place>
      <Place
        label={t('frame.nav.monitor')}
        keys="G M"
        current={view.kind === 'monitor'}
        off={lastCallId === null && view.kind !== 'monitor'}
        onClick={() => {
          if (lastCallId !== null) go({ kind: 'monitor', callId: lastCallId })
        }}
      >
        <AudioLines />
      </Place>
      <Place
        label={t('dispatcher.mine')}
        keys="G D"
        current={view.kind === 'mine'}
        onClick={() => go({ kind: 'mine' })}
      >
        <Headset />
      </Place>
      <Place
        label={t('frame.nav.review')}
        keys="G R"
        current={view.kind === 'review'}
        onClick={() => go({ kind: 'review' })}
      >
        <History />
      </Place>
      {may(role, 'supervise') && (
        <Place
          label={t('trends.title')}
          keys="G T"
          current={view.kind === 'trends'}
          onClick={() => go({ kind: 'trends' })}
        >
          <ChartColumn />
        </Place>
      )}
      <Place label={t('frame.nav.practice')} keys="P" onClick={() => open('practice')}>
        <GraduationCap />
      </Place>
      <span className={css.gap} />
      <Place label={t('lines.title')} keys="G P" current={view.kind === 'lines'} onClick={() => go({ kind: 'lines' })}>
        <PhoneCall />
      </Place>
      <Place label={t('frame.nav.shortcuts')} keys="?" onClick={() => open('shortcuts')}>
        <Keyboard />
      </Place>
      <Place
        label={t('frame.nav.settings')}
        keys="G A"
        current={view.kind === 'settings'}
        onClick={() => go({ kind: 'settings' })}
      >
        <Settings />
      </Place>
    </nav>
  )
}
