/** Nothing leaves unnoted: the panel notes first, hides people unless told otherwise with a reason, and says in words what went wrong. */
import { cleanup, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { getFunctionName } from 'convex/server'
import { ConvexError } from 'convex/values'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { arrest } from '../../convex/domain/export/bundle.fixture.ts'
import { hiddenIn } from '../../convex/domain/export/hidden.ts'
import { redact } from '../../convex/domain/export/redact.ts'
import { HostInfo } from '../host.ts'
import { useLive } from '../live.ts'
import ExportPanel from './ExportPanel.tsx'

type Note = { format: string; redacted: boolean; reason?: string; sha256: string; bytes: number }

// What makes a format is loaded when it is first asked for, however busy the machine is.
configure({ asyncUtilTimeout: 15_000 })
vi.setConfig({ testTimeout: 30_000 })

const order: string[] = []
let kept: unknown = arrest
let owner: { domain: string | null } = { domain: null }
type Asked = { redacted: boolean; hide?: string[] }
const query = vi.fn(async (reference: never, { redacted, hide: words = [] }: Asked) => {
  const name = getFunctionName(reference)
  if (name === 'settings:owner') return owner
  if (name === 'exports:hidden') return hiddenIn(arrest, words)
  return kept === arrest && redacted ? redact(arrest, { words }) : kept
})
const note = vi.fn(async (_: Note): Promise<null> => null)

const convex = { query: (...args: Parameters<typeof query>) => query(...args) }
vi.mock('convex/react', () => ({
  useConvex: () => convex,
  useQuery: () => owner,
  useMutation: () => async (args: Note) => {
    order.push('noted')
    return note(args)
  },
  useConvexConnectionState: () => ({ isWebSocketConnected: true }),
}))

const show = (role: 'supervisor' | 'dispatcher' = 'supervisor') =>
  render(
    <HostInfo value={{ kind: 'browser', version: '0', convexUrl: '', role, userId: 'herrera', userName: 'P. Herrera' }}>
      <ExportPanel callId="call-1" onClose={() => undefined} />
    </HostInfo>,
  )
const choose = (format: string) => fireEvent.click(screen.getByRole('radio', { name: format }))
const exportNow = async (format: string) => {
  choose(format)
  await screen.findByText('Qué llevará')
  fireEvent.click(screen.getByRole('button', { name: `Exportar ${format}` }))
}

beforeEach(() => {
  kept = arrest
  order.length = 0
  note.mockReset().mockResolvedValue(null)
  sessionStorage.clear()
  useLive.setState({ local: {}, partials: {}, link: { backend: 'up', since: 0, queued: 0 } })
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    order.push('handed out')
    return 'blob:x'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

test('people are hidden to begin with, and what will leave is shown', async () => {
  show()
  expect(await screen.findByText('12 campos de la ficha, con sus pruebas')).toBeTruthy()
  expect((screen.getByRole('switch') as HTMLInputElement).checked).toBe(true)
  expect(document.body.textContent).toContain('[···]')
  expect(document.body.textContent).not.toContain('Pérez')
})

test('a file is noted before it is handed out, with the hash that is then shown', async () => {
  show()
  await exportNow('JSON')
  expect(await screen.findByText(/^Exportado: INC-55440000_2026-11-20_sin-datos-personales\.json$/)).toBeTruthy()
  expect(order).toEqual(['noted', 'handed out'])
  const [sent] = note.mock.calls[0] ?? []
  expect(sent).toMatchObject({ callId: 'call-1', format: 'json', redacted: true })
  expect(document.querySelector('[data-sha256]')?.textContent).toBe(sent?.sha256)
})

test('one key exports, wherever in the panel the focus is', async () => {
  show()
  choose('CSV')
  await screen.findByText('Qué llevará')
  fireEvent.keyDown(screen.getByRole('button', { name: 'Exportar CSV' }), { key: 'Enter', ctrlKey: true })
  expect(await screen.findByText(/^Exportado/)).toBeTruthy()
  expect(note).toHaveBeenCalledTimes(1)
})

test('what is not noted is not handed out', async () => {
  note.mockRejectedValue(new ConvexError({ code: 'forbidden' }))
  show()
  await exportNow('CSV')
  expect((await screen.findByRole('alert')).textContent).toContain('su rol no puede entregar este archivo')
  expect(order).toEqual(['noted'])
})

test('with people in it, it takes a reason, which is noted', async () => {
  show()
  fireEvent.click(screen.getByRole('switch'))
  await screen.findByText('Qué llevará')
  const button = screen.getByRole('button', { name: 'Exportar PDF' })
  expect(button.getAttribute('aria-disabled')).toBe('true')
  fireEvent.click(button)
  fireEvent.change(screen.getByRole('textbox'), { target: { value: 'Oficio 12' } })
  choose('EIDO')
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter', ctrlKey: true })
  await waitFor(() => expect(note).toHaveBeenCalledTimes(1))
  expect(note.mock.calls[0]?.[0]).toMatchObject({ format: 'eido', redacted: false, reason: 'Oficio 12' })
})

test('a dispatcher cannot put people in it', async () => {
  show('dispatcher')
  expect((screen.getByRole('switch') as HTMLInputElement).disabled).toBe(true)
  expect(await screen.findByText(/Su rol exporta solo con los datos personales ocultos/)).toBeTruthy()
})

test('a call of which nothing is kept, and a backend that is away, are said in words', async () => {
  kept = null
  show()
  expect(await screen.findByText('No se guarda nada de esta llamada')).toBeTruthy()
  cleanup()

  kept = arrest
  useLive.setState({ link: { backend: 'down', since: 1, queued: 0 } })
  show()
  await exportNow('PDF')
  expect((await screen.findByRole('alert')).textContent).toContain('Nada salió de este equipo')
  expect(order).toEqual([])
})

test('whose ids an EIDO carries is said before it leaves, and that they are nobody’s until the room sets its domain', async () => {
  show()
  choose('EIDO')
  expect(await screen.findByText(/no ha fijado su dominio: sale a nombre de sala\.vigia\.invalid/)).toBeTruthy()
  cleanup()
  owner = { domain: 'sala.samu.cl' }
  const blobs: Blob[] = []
  vi.mocked(URL.createObjectURL).mockImplementation((blob) => {
    blobs.push(blob as Blob)
    return 'blob:x'
  })
  show()
  await exportNow('EIDO')
  expect(await screen.findByText(/^Exportado/)).toBeTruthy()
  expect(screen.getByText('Sale a nombre de sala.samu.cl.')).toBeTruthy()
  expect(await blobs[0]?.text()).toContain('"issuingElementIdentification": "sala.samu.cl"')
  owner = { domain: null }
})

test('what is hidden is listed, and a word that the reader adds is hidden in what leaves, until it is taken back', async () => {
  const blobs: Blob[] = []
  vi.mocked(URL.createObjectURL).mockImplementation((blob) => {
    blobs.push(blob as Blob)
    return 'blob:x'
  })
  show()
  const hiding = within(await screen.findByRole('region', { name: 'Qué se oculta' }))
  fireEvent.click(hiding.getByRole('button', { name: /^Ver \d+ textos ocultos$/ }))
  expect(hiding.getAllByRole('listitem').map((one) => one.textContent)).toContain('Pérez ×6')
  fireEvent.change(hiding.getByRole('textbox', { name: 'Ocultar también' }), { target: { value: '  ambulancia ' } })
  fireEvent.click(hiding.getByRole('button', { name: 'Ocultar' }))
  expect(await hiding.findByRole('button', { name: 'Dejar de ocultar ambulancia' })).toBeTruthy()
  await exportNow('JSON')
  expect(await screen.findByText(/^Exportado/)).toBeTruthy()
  expect(await blobs[0]?.text()).not.toMatch(/ambulancia\b/i)
  fireEvent.click(hiding.getByRole('button', { name: 'Dejar de ocultar ambulancia' }))
  await waitFor(() => expect(query.mock.lastCall?.[1].hide).toEqual([]))
})
