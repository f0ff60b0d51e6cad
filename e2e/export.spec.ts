/** An incident leaves the room in each format: valid, readable, without its people, and each time in the audit log. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { ConvexHttpClient } from 'convex/browser'
import { api } from '../convex/_generated/api.js'
import { parseCsv } from '../convex/domain/export/csv.fixture.ts'
import { faultOfEido } from '../convex/domain/export/eidoFault.ts'
import { canonical } from '../convex/domain/export/json.ts'
import { textOfPdf } from '../renderer/export/pdf/pdf.fixture.ts'
import { expect, test } from './console.fixture.ts'

const PEOPLE = /Julio|Contreras|Marcela|2890|2810|\b804\b|ochocientos/i
const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

async function exportAs(page: Page, format: string): Promise<{ name: string; bytes: Buffer; shown: string | null }> {
  await page.getByRole('radio', { name: format, exact: true }).check()
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+Enter')
  const file = await download
  const bytes = await readFile(await file.path())
  const hash = page.locator('[data-sha256]')
  await expect(hash).toHaveText(sha256(bytes))
  return { name: file.suggestedFilename(), bytes, shown: await hash.textContent() }
}

test('each format is handed out without people, and each is in the audit log', async ({ room }, info) => {
  const host = await room.host({ args: ['--practice', '01-paro-cardiaco', '--speed', '20'] })
  const page = await room.console(host)
  await page.locator('[data-field="medicamentos"][data-state="value"]').waitFor({ timeout: 20_000 })
  await page.keyboard.press('Control+e')
  const dialog = page.getByRole('dialog', { name: 'Exportar incidente' })
  await expect(dialog.getByText(/campos de la ficha/)).toBeVisible()
  await expect(dialog).toContainText('[···]')
  await page.screenshot({ path: info.outputPath('panel.png') })

  const json = await exportAs(page, 'JSON')
  const file = JSON.parse(json.bytes.toString())
  expect(file).toMatchObject({ format: 'vigia.incident/1', incident: { redacted: true } })
  expect(sha256(canonical(file.incident))).toBe(file.contentSha256)
  expect(file.incident.fields.map(({ field }: { field: string }) => field)).toContain('apellido')

  const csv = await exportAs(page, 'CSV')
  const rows = parseCsv(csv.bytes.toString().slice(1))
  expect(new Set(rows.map((row) => row.length)).size).toBe(1)
  expect(rows.filter(([kind]) => kind === 'line').length).toBeGreaterThan(10)

  const eido = await exportAs(page, 'EIDO')
  expect(faultOfEido(JSON.parse(eido.bytes.toString()))).toBeNull()

  const pdf = await exportAs(page, 'PDF')
  const pages = await textOfPdf(pdf.bytes)
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.join('\n')).toContain('Paro cardiorrespiratorio')

  const written = [json, csv, eido].map(({ bytes }) => bytes.toString())
  for (const text of [...written, pages.join('\n')])
    expect(text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]+|"\w+At": \d+/g, '')).not.toMatch(PEOPLE)
  expect([json, csv, eido, pdf].map(({ name }) => name.replace(/^.*_/, ''))).toEqual([
    'sin-datos-personales.json',
    'sin-datos-personales.csv',
    'sin-datos-personales.eido.json',
    'sin-datos-personales.pdf',
  ])

  const bridge = await room.bridge(host)
  const { convexUrl } = await bridge.call('host.info', {})
  const convex = new ConvexHttpClient(convexUrl, { logger: false })
  convex.setAuth((await bridge.call('auth.token', { fresh: true })) ?? '')
  const { callId } = file.incident.call
  const audit = await convex.query(api.audit.ofCall, { callId })
  expect(audit.map(({ action, data }) => [action, data.format, data.redacted, data.sha256])).toEqual(
    [pdf, eido, csv, json].map(({ bytes }, i) => [
      'call.export',
      ['pdf', 'eido', 'csv', 'json'][i],
      true,
      sha256(bytes),
    ]),
  )
})
