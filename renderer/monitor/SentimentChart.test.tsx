import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { SentimentChart } from './SentimentChart.tsx'

afterEach(cleanup)

const at = (atMs: number, negative: number, positive: number) => ({
  ...{ atMs, negative, positive },
  neutral: 100 - negative - positive,
})
const paths = (container: HTMLElement): (string | null)[] =>
  [...container.querySelectorAll('path')].map((path) => path.getAttribute('d'))

test('distress rises from below and calm hangs from above, over the time that was spoken', () => {
  const { container } = render(
    <SentimentChart history={[at(1000, 20, 10), at(2000, 60, 0), at(5000, 0, 100)]} alertsAt={[]} />,
  )
  const [calm, distress] = paths(container)
  expect(calm).toBe('M0.00,10.00L25.00,0.00L100.00,100.00')
  expect(distress).toBe('M0.00,80.00L25.00,40.00L100.00,100.00')
})

test('a line that was understood late stands where it was said; alerts stand at their second, if it is shown', () => {
  const history = [at(5000, 0, 0), at(1000, 50, 0), at(3000, 10, 0)]
  const { container } = render(<SentimentChart history={history} alertsAt={[2000, 9000, 2000]} />)
  const [, distress, ...alerts] = paths(container)
  expect(distress).toBe('M0.00,50.00L50.00,90.00L100.00,100.00')
  expect(alerts).toEqual(['M25.00 0V100'])
})

test('one moment twice is no reason to fall', () => {
  const { container } = render(<SentimentChart history={[at(1000, 5, 5), at(1000, 6, 6)]} alertsAt={[1000]} />)
  expect(paths(container).join()).not.toMatch(/NaN|Infinity/)
})
