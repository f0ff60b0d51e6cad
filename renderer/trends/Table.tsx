/** The same in numbers, newest first: for who does not see the charts, and for a spreadsheet. */
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { Panel } from '../ui/Panel.tsx'
import { useView } from '../view.ts'
import { answeredIn, type Bucket, costIn, feltIn, meanOf, type Span } from './buckets.ts'
import css from './Table.module.css'

type Props = {
  readonly span: Span
  /** Of practice calls. */
  readonly practice: boolean
  readonly buckets: readonly Bucket[]
  readonly nameOf: (at: number) => string
}

const NOTHING = '—'

export function Table({ span, practice, buckets, nameOf }: Props) {
  const go = useView((state) => state.go)
  const t = useText()
  const format = useFormat()
  const [said, setSaid] = useState<'rest' | 'copied' | 'failed'>('rest')
  const share = (value: number | null, digits = 0): string => (value === null ? NOTHING : format.percent(value, digits))
  const percent = (value: number | null | undefined): string => share(value == null ? null : value / 100)
  const delay = (ms: number | null): string => (ms === null ? NOTHING : format.shortTime(ms))
  const columns = [
    t(`trends.col_${span}`),
    t('trends.col_calls'),
    t('trends.col_abandoned'),
    t('trends.within', { s: 15 }),
    t('trends.within', { s: 20 }),
    t('trends.col_distress'),
    t('trends.col_adherence'),
    t('trends.col_delay'),
    t('trends.col_cost'),
  ]
  const rows = buckets
    .filter(({ calls }) => calls > 0)
    .toReversed()
    .map((bucket) => ({
      bucket,
      name: nameOf(bucket.at),
      values: [
        format.number(bucket.calls),
        format.number(bucket.abandoned),
        share(answeredIn(bucket, 15), 1),
        share(answeredIn(bucket, 20), 1),
        percent(feltIn(bucket)?.negative),
        percent(meanOf(bucket, 'scriptAdherence')),
        delay(meanOf(bucket, 'responseDelayMs')),
        format.dollars(costIn(bucket)),
      ],
    }))
  const copy = (): void => {
    navigator.clipboard
      .writeText(
        [columns, ...rows.map(({ name, values }) => [name, ...values])].map((row) => row.join('\t')).join('\n'),
      )
      .then(
        () => setSaid('copied'),
        () => setSaid('failed'),
      )
  }
  return (
    <Panel
      title={t('trends.table')}
      aside={
        <>
          <span role="status">
            {said === 'copied' && t('trends.copied', { n: rows.length })}
            {said === 'failed' && t('trends.copyFailed')}
          </span>
          <Button
            size="small"
            icon={said === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
            onClick={copy}
            onBlur={() => setSaid('rest')}
          >
            {t('trends.copy')}
          </Button>
        </>
      }
    >
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ bucket: { at, before }, name, values }) => (
            <tr key={at}>
              <th scope="row">
                <button
                  type="button"
                  className={css.open}
                  title={t('trends.open')}
                  onClick={() => go({ kind: 'review', ended: { from: at, before, practice } })}
                >
                  {name}
                </button>
              </th>
              {values.map((value, i) => (
                <td key={columns[i + 1]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
