/** The machine's health as it is now: of the host, and of its way to the backend. */
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { healthLines, type Line, type Link, type Machine } from './diagnosis.ts'
import { type HostRead, useHostRead } from './useHostRead.ts'

const EVERY_MS = 5_000

export type Diagnosis = { readonly machine: Machine; readonly link: Link | undefined; readonly lines: readonly Line[] }

export function useDiagnosis(): { readonly read: HostRead<Diagnosis>; readonly again: () => void } {
  const t = useText()
  const format = useFormat()
  const { read, again } = useHostRead('admin.diagnostics', EVERY_MS)
  const backend = useHostRead('admin.backend', EVERY_MS).read
  if (read.kind !== 'ready') return { read, again }
  const link = backend.kind === 'ready' ? backend.value : undefined
  const lines = healthLines(t, format, read.value, link, Date.now())
  return { read: { kind: 'ready', value: { machine: read.value, link, lines } }, again }
}
