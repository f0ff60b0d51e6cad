/** Settings of this console and of the room: sections at the left, one shown, each by who may open it. */
import {
  Activity,
  Archive,
  Download,
  Headphones,
  Keyboard,
  KeyRound,
  ListChecks,
  Lock,
  Palette,
  Phone,
  Search,
  Server,
  Users,
} from 'lucide-react'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { useBackendAwaySince } from '../backend.ts'
import { Fault } from '../frame/Fault.tsx'
import { InTopBar } from '../frame/TopBar.tsx'
import { useHostInfo } from '../host.ts'
import { clockText } from '../i18n/format.ts'
import { type Text, useText } from '../i18n/text.ts'
import { isSection, type Section, sectionsOf } from '../palette/sections.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { names } from '../ui/names.ts'
import { useView } from '../view.ts'
import { Appearance } from './Appearance.tsx'
import { DiagnosticsAside } from './DiagnosticsAside.tsx'
import { matching } from './find.ts'
import { Waiting } from './Reading.tsx'
import css from './Settings.module.css'
import { useWide } from './useWide.ts'

const SHOWN: Record<Section, React.ComponentType> = {
  devices: lazy(() => import('./Devices.tsx')),
  lines: lazy(() => import('./Lines.tsx')),
  providers: lazy(() => import('../providers/Providers.tsx')),
  backend: lazy(() => import('./Backend.tsx')),
  users: lazy(() => import('./Users.tsx')),
  protocols: lazy(() => import('./Protocols.tsx')),
  retention: lazy(() => import('./Retention.tsx')),
  appearance: Appearance,
  shortcuts: lazy(() => import('./Shortcuts.tsx')),
  updates: lazy(() => import('./Updates.tsx')),
  diagnostics: lazy(() => import('./Diagnostics.tsx')),
}

const ICONS: Record<Section, ReactNode> = {
  devices: <Headphones />,
  lines: <Phone />,
  providers: <KeyRound />,
  backend: <Server />,
  users: <Users />,
  protocols: <ListChecks />,
  retention: <Archive />,
  appearance: <Palette />,
  shortcuts: <Keyboard />,
  updates: <Download />,
  diagnostics: <Activity />,
}

/** What is of the whole room is only read by who does not administer, and while the backend is away. */
const OF_THE_ROOM: ReadonlySet<Section> = new Set(['users', 'protocols', 'retention'])
/** Of this machine, but for administration to change. */
const ADMINISTERED: ReadonlySet<Section> = new Set(['lines', 'providers', 'backend'])

export default function Settings({ section }: { readonly section: string | undefined }) {
  const t = useText()
  const { role } = useHostInfo()
  const go = useView((state) => state.go)
  const [typed, setTyped] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const wide = useWide() && section !== 'diagnostics'
  const allowed = sectionsOf(role)
  const shown: Section = isSection(section) ? section : 'appearance'
  const found = matching(t, allowed, typed)
  const open = (one: Section): void => go({ kind: 'settings', section: one })
  const step = (by: 1 | -1) => (): void => {
    const next = found[found.indexOf(shown) + by]
    if (next !== undefined) open(next)
  }
  useHotkeys({ '/': () => search.current?.focus() })
  useHotkeys({ j: step(1), k: step(-1) }, { repeats: true })
  const Shown = SHOWN[shown]

  return (
    <div className={css.screen}>
      <InTopBar>
        <b>{t('frame.nav.settings')}</b>
        <label className={css.search}>
          <Search size={16} aria-hidden />
          <input
            ref={search}
            type="search"
            aria-label={t('admin.search')}
            placeholder={t('admin.search')}
            maxLength={60}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={(event) => {
              const [first] = found
              if (event.key === 'Enter' && first) open(first)
              if (event.key !== 'Escape') return
              event.preventDefault()
              setTyped('')
              search.current?.blur()
            }}
          />
          <Kbd>/</Kbd>
        </label>
      </InTopBar>
      <nav className={css.side} aria-label={t('admin.sections')}>
        {found.map((one) => (
          <button
            key={one}
            type="button"
            className={css.place}
            aria-current={one === shown ? 'page' : undefined}
            onClick={() => open(one)}
          >
            {ICONS[one]}
            {t(`admin.s_${one}`)}
          </button>
        ))}
        {found.length === 0 && <p className={css.noMatch}>{t('admin.searchNone')}</p>}
      </nav>
      <div
        className={names(css.content, wide && css.withAside)}
        data-region="settings"
        role="region"
        aria-label={t('frame.nav.settings')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard, also where it only tells
        tabIndex={0}
      >
        <section className={css.section} aria-label={t(`admin.s_${shown}`)} data-section={shown}>
          {/* The providers head themselves: what they say depends on how this machine keeps keys. */}
          {shown !== 'providers' && <h1>{t(`admin.s_${shown}`)}</h1>}
          {allowed.includes(shown) ? (
            <>
              {shown !== 'providers' && <p className={css.lead}>{t(`admin.b_${shown}`)}</p>}
              <Standing section={shown} />
              <Fault key={shown}>
                <Suspense fallback={<Waiting rows={4} />}>
                  <Shown />
                </Suspense>
              </Fault>
            </>
          ) : (
            <EmptyState icon={<Lock size={30} aria-hidden />} title={t('admin.hidden')}>
              {t('admin.hiddenBody')}
            </EmptyState>
          )}
        </section>
        {wide && <DiagnosticsAside />}
      </div>
    </div>
  )
}

/** Why something here cannot be changed now. */
function Standing({ section }: { readonly section: Section }) {
  const t = useText()
  const { role } = useHostInfo()
  const awaySince = useBackendAwaySince()
  const words = standingWords(t, section, role === 'admin', awaySince)
  return words === undefined ? null : <p className={names(css.notice, awaySince === undefined && css.quiet)}>{words}</p>
}

function standingWords(t: Text, section: Section, admin: boolean, awaySince: number | undefined): string | undefined {
  if (OF_THE_ROOM.has(section) && awaySince !== undefined) return t('admin.offline', { time: clockText(awaySince) })
  return !admin && (OF_THE_ROOM.has(section) || ADMINISTERED.has(section)) ? t('admin.onlyAdmin') : undefined
}
