/** The services that hear and understand calls; until there is a choice of them, what is true is said in words. */
import { lazy } from 'react'
import { useText } from '../i18n/text.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Panel } from '../ui/Panel.tsx'

const found = Object.values(import.meta.glob<{ default: React.ComponentType }>('../providers/Providers.tsx'))

const Choice = lazy(found[0] ?? (async () => ({ default: Missing })))

export default function Providers() {
  return <Choice />
}

function Missing() {
  const t = useText()
  return (
    <Panel label={t('admin.s_providers')}>
      <EmptyState title={t('admin.p_missing')}>{t('admin.p_missingBody')}</EmptyState>
    </Panel>
  )
}
