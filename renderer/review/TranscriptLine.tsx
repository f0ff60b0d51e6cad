/** One line of what was said: its time is a button that plays it; while it is heard, so far as it has been heard. */
import { memo, useMemo } from 'react'
import { clockText } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { CorrectButton } from '../transcript/CorrectButton.tsx'
import { Corrected } from '../transcript/Corrected.tsx'
import type { Correction } from '../transcript/corrections.ts'
import { LOW_CONFIDENCE } from '../ui/confidence.ts'
import { names } from '../ui/names.ts'
import { placed, type Quotes, toneAt } from './quotes.ts'
import { type Entry, startOf, tokenAt, tokensOf } from './spoken.ts'
import css from './Transcript.module.css'
import { useAt } from './usePlayer.ts'

type Props = {
  readonly line: Entry
  readonly index: number
  readonly when: 'past' | 'now' | 'later'
  readonly quotes: Quotes extends ReadonlyMap<string, infer Q> ? Q | undefined : never
  readonly startedAt: number
  readonly agentName: string
  readonly found: boolean
  /** The one Tab stop of the transcript. */
  readonly reachable: boolean
  readonly onHear: (ms: number) => void
  readonly correction: Correction | undefined
  readonly onCorrect: (entryKey: string) => void
}

export const TranscriptLine = memo(function TranscriptLine(props: Props) {
  const { line, index, when, quotes, startedAt, agentName, found, reachable, onHear, correction, onCorrect } = props
  const t = useText()
  const ms = startOf(line, startedAt)
  const time = clockText(startedAt + ms)
  return (
    <li
      className={css.line}
      data-index={index}
      data-entry={line.key}
      data-speaker={line.speaker}
      data-when={when}
      data-found={found || undefined}
      aria-current={when === 'now' ? 'true' : undefined}
    >
      <button
        type="button"
        className={css.time}
        tabIndex={reachable ? 0 : -1}
        aria-label={t('review.hearLine', { time })}
        onClick={() => onHear(ms)}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          if (step === 0) return
          event.preventDefault()
          const row = event.currentTarget.closest('li')
          const other = step === 1 ? row?.nextElementSibling : row?.previousElementSibling
          const button = other?.querySelector('button')
          button?.focus()
          button?.click()
        }}
      >
        {time}
      </button>
      <span className={css.who}>
        {line.speaker === 'agent' && agentName !== '' ? agentName : t(`review.voice_${line.speaker}`)}
      </span>
      <span>
        <Words line={line} quotes={quotes} now={when === 'now'} />
        {line.late === true && <small className={css.late}> {t('review.late')}</small>}
        <Corrected correction={correction} />
      </span>
      <span className={css.correct}>
        <CorrectButton time={time} onClick={() => onCorrect(line.key)} />
      </span>
    </li>
  )
})

type WordsProps = Pick<Props, 'line' | 'quotes'> & { readonly now: boolean }

function Words({ line, quotes, now }: WordsProps) {
  const tokens = useMemo(() => tokensOf(line), [line])
  const marks = useMemo(() => placed(line.text, quotes), [line.text, quotes])
  const saying = useAt((ms) => (now ? tokenAt(tokens, ms) : -1))
  return tokens.map((token, i) => {
    const tone = toneAt(marks, token.at, token.at + token.text.length)
    const low = token.confidence !== null && token.confidence < LOW_CONFIDENCE
    // A quote is one underline, the blanks between its words included.
    const glued = tone !== null && toneAt(marks, token.at - 1, token.at) === tone
    return (
      <span key={token.at}>
        {i > 0 && <span className={glued ? css[tone] : undefined}> </span>}
        <span
          className={names(tone !== null && css[tone], low && css.low, i === saying && css.word)}
          data-word={i === saying || undefined}
        >
          {token.text}
        </span>
      </span>
    )
  })
}
