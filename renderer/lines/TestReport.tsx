/** "Test this line": each step as it stands, the first that fails in words. */
import { Check, FlaskConical, X } from 'lucide-react'
import { useState } from 'react'
import { bridge, refusalOf } from '../bridge.ts'
import { textOr, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import css from './Lines.module.css'
import type { Step } from './useLines.ts'

type State =
  | { readonly kind: 'rest' }
  | { readonly kind: 'testing' }
  | { readonly kind: 'done'; readonly steps: readonly Step[] }
  | { readonly kind: 'failed'; readonly code: string }

export function TestReport({ id, barred }: { readonly id: string; readonly barred: string | undefined }) {
  const t = useText()
  const [state, setState] = useState<State>({ kind: 'rest' })
  const run = (): void => {
    setState({ kind: 'testing' })
    bridge()
      .call('lines.test', { id })
      .then(
        ({ steps }) => setState({ kind: 'done', steps }),
        (error: unknown) => setState({ kind: 'failed', code: refusalOf(error).code }),
      )
  }
  return (
    <section className={css.test} aria-label={t('lines.testThis')}>
      <Button
        icon={<FlaskConical aria-hidden />}
        busy={state.kind === 'testing'}
        unavailable={barred}
        title={t('lines.testBody')}
        onClick={run}
      >
        {t(state.kind === 'testing' ? 'lines.testing' : 'lines.testThis')}
      </Button>
      <ol className={css.steps} role="status">
        {state.kind === 'done' &&
          state.steps.map(({ step, ok, words, detail }) => (
            <li key={step} className={ok ? css.good : css.bad}>
              {ok ? <Check aria-label="✓" /> : <X aria-label="✗" />}
              <b>{t(`test.step_${step}`)}</b>
              <span>{textOr(t, words, words)}</span>
              {detail !== undefined && <small>{detail}</small>}
            </li>
          ))}
        {state.kind === 'failed' && <li className={css.bad}>{t('lines.failed', { reason: state.code })}</li>}
      </ol>
    </section>
  )
}
