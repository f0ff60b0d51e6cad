/** One line of the transcript: interim words and the final line are the same element, so nothing jumps. */
import { AudioLines, Frown, Meh, Smile } from 'lucide-react'
import { memo, useRef } from 'react'
import type { Doc } from '../../convex/_generated/dataModel'
import type { Speaker } from '../../convex/domain/canonical.ts'
import { clockText, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { useLive, usePartial } from '../live.ts'
import { CorrectButton } from '../transcript/CorrectButton.tsx'
import { Corrected } from '../transcript/Corrected.tsx'
import type { Correction } from '../transcript/corrections.ts'
import { Confidence } from '../ui/Confidence.tsx'
import { SURE, toUnit } from '../ui/confidence.ts'
import { names } from '../ui/names.ts'
import css from './Line.module.css'
import type { Line } from './lines.ts'
import { type Mark, runsOf } from './marks.ts'
import { useAskedQuote } from './spotlight.ts'
import { voiceFigures } from './voiceFigures.ts'

export type Entry = Doc<'liveTranscripts'>

type Props = {
  readonly line: Line<Entry>
  readonly callId: string
  /** ms since the epoch. */
  readonly startedAt: number
  readonly marks: readonly Mark[] | undefined
  /** Words that do not come from the live store: another host's, or those that wait for their final. */
  readonly interimText: string | undefined
  /** What is searched for, when this line has it. */
  readonly found: string | null
  /** This line holds the present match. */
  readonly hit: boolean
  readonly correction: Correction | undefined
  /** Absent for who may not. */
  readonly onCorrect: ((entryKey: string) => void) | undefined
}

export const LineRow = memo(function LineRow(props: Props) {
  const { line, callId, startedAt, marks, interimText, found, hit, correction, onCorrect } = props
  const { final, speaker } = line
  const at = final !== null && final.startMs === undefined ? final.createdAt : startedAt + line.at
  return (
    <li
      className={names(css.line, css[speaker], hit && css.hit)}
      data-line={final === null ? 'interim' : 'final'}
      data-speaker={speaker}
      aria-current={hit || undefined}
    >
      {final === null ? (
        <Interim callId={callId} speaker={speaker} startMs={line.at} given={interimText} />
      ) : (
        <Final entry={final} marks={marks} found={found} correction={correction} />
      )}
      {Number.isFinite(at) && <time>{clockText(at)}</time>}
      {final !== null && onCorrect !== undefined && (
        <span className={css.correct}>
          <CorrectButton time={Number.isFinite(at) ? clockText(at) : ''} onClick={() => onCorrect(final.key)} />
        </span>
      )}
    </li>
  )
})

type InterimProps = {
  readonly callId: string
  readonly speaker: Speaker
  readonly startMs: number
  readonly given: string | undefined
}

/** Words that may still change, from the live store; words that are over and wait for the backend, as they were given. */
function Interim({ callId, speaker, startMs, given }: InterimProps) {
  const t = useText()
  const own = usePartial(callId, speaker)
  const away = useLive((live) => live.link.backend === 'down')
  const last = useRef('')
  const saying = own?.startMs === startMs
  const text = saying ? own.text : given
  if (text !== undefined && text !== '') last.current = text
  const waits = away && !saying
  return (
    <div className={names(css.bubble, css.interim)} data-waits={waits || undefined}>
      <i data-interim={speaker}>{last.current}</i>
      {!waits && <span className={css.caret} />}
      <div className={css.meta}>{waits ? t('monitor.waiting') : t('monitor.interim')}</div>
    </div>
  )
}

const FEELINGS = {
  negative: { key: 'monitor.distress', Icon: Frown, style: css.distress },
  positive: { key: 'monitor.calm', Icon: Smile, style: css.calm },
  neutral: { key: 'monitor.neutral', Icon: Meh, style: undefined },
} as const

type FinalProps = Pick<Props, 'marks' | 'found' | 'correction'> & { readonly entry: Entry }

function Final({ entry, marks, found, correction }: FinalProps) {
  const t = useText()
  const format = useFormat()
  const asked = useAskedQuote(entry.key)
  const feeling = FEELINGS[entry.sentiment ?? 'neutral']
  const confidence = entry.confidence === undefined ? null : toUnit(entry.confidence)
  const doubtful = confidence !== null && confidence < SURE
  const strained = entry.voice !== undefined && entry.voice.level !== 'steady' ? entry.voice : undefined
  const felt = entry.sentiment === 'negative' || entry.sentiment === 'positive'
  const runs = runsOf(entry.text, {
    ...(marks && { marks }),
    ...(entry.words && { words: entry.words.map((word) => ({ ...word, confidence: toUnit(word.confidence) })) }),
    asked,
    found,
  })
  return (
    <div className={names(css.bubble, feeling.style)} data-entry={entry.key}>
      <span>
        {runs.map((run) => {
          const style = names(
            run.tone === 'clinical' && css.clinical,
            run.tone === 'data' && css.data,
            run.low && css.low,
            run.asked && css.asked,
            run.found && css.found,
          )
          if (style === '') return run.text
          return run.tone === null && !run.asked && !run.found ? (
            <span key={run.at} className={style} title={t('monitor.lowWords')}>
              {run.text}
            </span>
          ) : (
            <mark key={run.at} className={names(css.mark, style)}>
              {run.text}
            </mark>
          )
        })}
      </span>
      <Corrected correction={correction} />
      {entry.translation && (
        <p className={css.translation} lang={entry.translation.into} data-translation>
          {entry.translation.text} <small>{t('providers.machineTranslation')}</small>
        </p>
      )}
      {(felt || doubtful || entry.late || strained) && (
        <div className={css.meta}>
          {felt && (
            <span className={css.feeling}>
              <feeling.Icon aria-hidden />
              {t(feeling.key)}
            </span>
          )}
          {strained && (
            <span
              className={names(css.feeling, strained.level === 'high' && css.strained)}
              data-voice={strained.level}
              title={t('monitor.voiceBeside', { figures: voiceFigures(t, format, strained) })}
            >
              <AudioLines aria-hidden />
              {t(`monitor.voice_${strained.level}`)}
            </span>
          )}
          {doubtful && (
            <Confidence
              value={confidence}
              text={format.percent(confidence)}
              label={t('incident.confidence', { value: format.percent(confidence) })}
            />
          )}
          {entry.late && <span>{t('monitor.late')}</span>}
        </div>
      )}
    </div>
  )
}
