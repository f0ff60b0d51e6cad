/** Where a value came from: the words in their line, who said them and when, who took them down, and their sound. */
import { Ear, Play, Square } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { Evidence, FieldName } from '../../convex/domain/canonical.ts'
import { clockText, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Confidence } from '../ui/Confidence.tsx'
import type { FieldRow } from './fieldView.ts'
import css from './Source.module.css'
import { useClip } from './useClip.ts'
import { saidOf } from './words.ts'

export type Quoted = { readonly text: string; readonly startMs: number | null; readonly endMs: number | null }
export type LineOf = (entryKey: string) => Quoted | null

type Props = {
  readonly anchor: HTMLElement
  readonly field: FieldName
  readonly row: FieldRow
  readonly callId: string
  /** ms since the epoch. */
  readonly startedAt: number
  /** This host holds the recording. */
  readonly audible: boolean
  readonly lineOf: LineOf
  readonly onEnter: () => void
  readonly onLeave: () => void
}

const GAP = 12

export function Source({ anchor, field, row, callId, startedAt, audible, lineOf, onEnter, onLeave }: Props) {
  const t = useText()
  const format = useFormat()
  const ref = useRef<HTMLDivElement>(null)
  const evidence = row.evidence.at(-1)
  // Another call of the same incident may have said it: then it is heard there.
  const clip = useClip(row.from ?? callId, evidence, lineOf)

  // Left of its field when there is room, else below it: written by ref, since it depends on its own size.
  useLayoutEffect(() => {
    const box = ref.current
    if (!box) return
    const at = anchor.getBoundingClientRect()
    const left = at.left - box.offsetWidth - GAP
    const beside = left >= 8
    const top = beside ? at.top - 14 : at.bottom + 4
    box.style.left = `${beside ? left : Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8))}px`
    box.style.top = `${Math.max(8, Math.min(top, innerHeight - box.offsetHeight - 8))}px`
  })

  if (!anchor.isConnected || (evidence === undefined && row.setBy.kind === 'machine')) return null
  return createPortal(
    <div ref={ref} className={css.source} data-source={field} onPointerEnter={onEnter} onPointerLeave={onLeave}>
      <div className={css.head}>
        <Ear aria-hidden />
        <b>{t('incident.sourceOf', { value: saidOf(t, field, row.value ?? '') })}</b>
        {evidence && (
          <span>{`${row.from === undefined ? clockText(startedAt + evidence.atMs) : t('links.from')} · ${t(`incident.leg_${evidence.speaker}`)}`}</span>
        )}
      </div>
      {evidence ? <Words evidence={evidence} line={lineOf(evidence.entryKey)} /> : <p>{t('incident.sourceNone')}</p>}
      <div className={css.foot}>
        {row.confidence !== null && row.setBy.kind === 'machine' && (
          <Confidence value={row.confidence} text={format.percent(row.confidence)} />
        )}
        <span className={css.by}>
          {row.setBy.kind === 'machine' ? t('incident.machineBy', row.setBy) : t('incident.writtenBy', row.setBy)}
        </span>
        {evidence && (
          <Button
            size="small"
            icon={clip.state === 'playing' ? <Square aria-hidden /> : <Play aria-hidden />}
            unavailable={audible ? undefined : t('incident.playUnavailable')}
            onClick={clip.toggle}
          >
            {clip.state === 'failed' ? (
              <span className={css.failed}>{t('incident.playFailed')}</span>
            ) : (
              t(clip.state === 'playing' ? 'incident.playing' : 'incident.play')
            )}
          </Button>
        )}
      </div>
    </div>,
    document.body,
  )
}

/** The quote outlined within what was said around it; the quote alone when the line is not at hand. */
function Words({ evidence, line }: { readonly evidence: Evidence; readonly line: Quoted | null }) {
  const { quote } = evidence
  const from = line?.text.toLocaleLowerCase().indexOf(quote.toLocaleLowerCase()) ?? -1
  if (line === null || from < 0)
    return (
      <blockquote>
        «<mark>{quote}</mark>»
      </blockquote>
    )
  return (
    <blockquote>
      «{line.text.slice(0, from)}
      <mark>{line.text.slice(from, from + quote.length)}</mark>
      {line.text.slice(from + quote.length)}»
    </blockquote>
  )
}
