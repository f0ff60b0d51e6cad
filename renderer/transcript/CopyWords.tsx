/** Puts the words of a call on the clipboard as lines of text: time, who, what; a correction after the machine's words. */
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import type { Doc } from '../../convex/_generated/dataModel'
import { clockText } from '../i18n/format.ts'
import { type Text, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import type { Corrections } from './corrections.ts'

type Entry = Doc<'liveTranscripts'>
type Props = {
  readonly lines: readonly Entry[]
  readonly corrections: Corrections
  /** ms since the epoch. */
  readonly startedAt: number
  readonly agentName: string
}

export function textOf(t: Text, { lines, corrections, startedAt, agentName }: Props): string {
  return lines
    .map(({ key, speaker, text, startMs, createdAt }) => {
      const who = speaker === 'agent' && agentName !== '' ? agentName : t(`vocabulary.leg.${speaker}`)
      const correction = corrections.get(key)
      const by = correction && ` [${t('transcript.corrected', { by: correction.by })}: ${correction.text}]`
      return `${clockText(startMs === undefined ? createdAt : startedAt + startMs)} ${who}: ${text}${by ?? ''}`
    })
    .join('\n')
}

export function CopyWords(props: Props) {
  const t = useText()
  const [said, setSaid] = useState<'rest' | 'copied' | 'failed'>('rest')
  const { length } = props.lines
  const copy = (): void => {
    navigator.clipboard.writeText(textOf(t, props)).then(
      () => setSaid('copied'),
      () => setSaid('failed'),
    )
  }
  return (
    <>
      <Button
        size="small"
        icon={said === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
        unavailable={length === 0 ? t('transcript.copied', { n: 0 }) : undefined}
        onClick={copy}
        onBlur={() => setSaid('rest')}
      >
        {t('transcript.copy')}
      </Button>
      <span role="status">
        {said === 'copied' && t('transcript.copied', { n: length })}
        {said === 'failed' && t('transcript.copyFailed')}
      </span>
    </>
  )
}
