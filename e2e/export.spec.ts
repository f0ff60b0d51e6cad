/** An incident leaves the room in each format: valid, readable, without its people, and each time in the audit log. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Download, Page } from '@playwright/test'
import { ConvexHttpClient } from 'convex/browser'
import { api } from '../convex/_generated/api.js'
import { parseCsv } from '../convex/domain/export/csv.fixture.ts'
import { faultOfEido } from '../convex/domain/export/eidoFault.ts'
import { canonical } from '../convex/domain/export/json.ts'
import { textOfPdf } from '../renderer/export/pdf/pdf.fixture.ts'
import { expect, test } from './console.fixture.ts'

const PEOPLE = /Julio|Contreras|Marcela|2890|2810|\b804\b|ochocientos/i
const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')

type File = { readonly name: string; readonly bytes: Buffer }

async function exportAs(page: Page, format: string): Promise<File> {
  await page.getByRole('radio', { name: format, exact: true }).check()
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+Enter')
  return handedOut(page, await download)
}

/** What was downloaded, whose hash the panel shows. */
async function handedOut(page: Page, file: Download): Promise<File> {
  const bytes = await readFile(await file.path())
  await expect(page.locator('[data-sha256]')).toHaveText(sha256(bytes))
  return { name: file.suggestedFilename(), bytes }
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

  // The focus is on the button that exports: one key, and it is done.
  const first = page.waitForEvent('download')
  await page.keyboard.press('Control+Enter')
  const pdf = await handedOut(page, await first)
  const pages = await textOfPdf(pdf.bytes)
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.join('\n')).toContain('Paro cardiorrespiratorio')

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

  const written = [json, csv, eido].map(({ bytes }) => bytes.toString())
  for (const text of [...written, pages.join('\n')])
    expect(text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]+|"\w+At": \d+/g, '')).not.toMatch(PEOPLE)
  expect([pdf, json, csv, eido].map(({ name }) => name.replace(/^.*_/, ''))).toEqual([
    'sin-datos-personales.pdf',
    'sin-datos-personales.json',
    'sin-datos-personales.csv',
    'sin-datos-personales.eido.json',
  ])

  const bridge = await room.bridge(host)
  const { convexUrl } = await bridge.call('host.info', {})
  const convex = new ConvexHttpClient(convexUrl, { logger: false })
  convex.setAuth((await bridge.call('auth.token', { fresh: true })) ?? '')
  const { callId } = file.incident.call
  const audit = await convex.query(api.audit.ofCall, { callId })
  expect(audit.map(({ action, data }) => [action, data.format, data.redacted, data.sha256])).toEqual(
    [eido, csv, json, pdf].map(({ bytes }, i) => [
      'call.export',
      ['eido', 'csv', 'json', 'pdf'][i],
      true,
      sha256(bytes),
    ]),
  )
})
