import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Doc } from '../../convex/_generated/dataModel'
import { CopyWords } from './CopyWords.tsx'

afterEach(cleanup)

const START = Date.parse('2026-11-20T22:37:00.000-03:00')
const line = (key: string, speaker: 'agent' | 'customer', startMs: number, text: string) =>
  ({ key, speaker, startMs, text, createdAt: START }) as Doc<'liveTranscripts'>

const show = (writeText: (text: string) => Promise<void>): void => {
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  render(
    <CopyWords
      lines={[line('a', 'agent', 1000, '¿Dónde está?'), line('b', 'customer', 4000, 'calle los aromos 360')]}
      corrections={new Map([['b', { key: 'b', text: 'calle Los Aromos 630', by: 'Paula', at: START }]])}
      startedAt={START}
      agentName="C. Rojas"
    />,
  )
  fireEvent.click(screen.getByRole('button', { name: 'Copiar' }))
}

test('the words go to the clipboard with their time and speaker, corrections after them, and it says so', async () => {
  const copied: string[] = []
  show(async (text) => void copied.push(text))
  expect(await screen.findByText('Copiado: 2 líneas')).toBeTruthy()
  expect(copied[0]?.split('\n').map((one) => one.replace(/^[\d:]+ /, ''))).toEqual([
    'C. Rojas: ¿Dónde está?',
    'Llamante: calle los aromos 360 [corregido por Paula: calle Los Aromos 630]',
  ])
})

test('a clipboard that refuses is told in words', async () => {
  show(() => Promise.reject(new Error('denied')))
  expect(await screen.findByText(/No se pudo copiar/)).toBeTruthy()
})
