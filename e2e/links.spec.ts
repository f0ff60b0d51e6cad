/** Across calls: one event told twice is seen, joined and parted again; who gave up is called back once, by one person. */
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { ConvexHttpClient } from 'convex/browser'
import { api } from '../convex/_generated/api.js'
import { openIssuer } from '../electron/engine/auth/issuer.ts'
import { openPair } from './pair.ts'
import { DISPATCHER_HZ, inTelephoneRoom, TRUNK } from './telephoneRoom.ts'

const button = (page: Page, name: RegExp) => page.getByRole('button', { name })

const FIRST = { direccion: 'Avenida Grecia con Pedro de Valdivia', comuna: 'Ñuñoa', motivo: 'accidente_transito' }
const SECOND = {
  direccion: 'Pedro de Valdivia esquina Grecia',
  ubicacion_referencia: 'frente al Estadio Nacional',
  motivo: 'trauma',
}

/** A call as another program of the room writes it: begun, answered, and what its caller said of it. */
async function tell(convex: ConvexHttpClient, callId: string, agentName: string, said: object): Promise<void> {
  const calls = api.mutations.liveCalls
  const about = { sessionId: callId, agentName, customerName: '', customerPhone: '', campaignName: 'Emergencias' }
  await convex.mutation(calls.startLiveCall, { callId, ...about })
  await convex.mutation(calls.updateCallStatus, { callId, status: 'connected' })
  let startMs = 1000
  for (const [field, value] of Object.entries(said)) {
    const line = { timestamp: new Date().toISOString(), speaker: 'customer', isFinal: true } as const
    const idempotencyKey = `${callId}:${field}`
    await convex.mutation(calls.addTranscriptEntry, { ...line, callId, text: value, startMs, idempotencyKey })
    const evidence = [{ entryKey: idempotencyKey, quote: value, speaker: 'customer' as const, atMs: startMs }]
    await convex.mutation(api.incidents.applyFields, {
      ...{ callId, callSessionId: callId },
      changes: [{ field, value, confidence: 0.9, evidence }],
      by: { provider: 'rules', model: 'es', version: '1' },
    })
    startMs += 3000
  }
}

test('two calls of one event, and a caller who gave up, in two consoles of one room', async () => {
  const info = test.info()
  await inTelephoneRoom(async (room) => {
    const lines = [{ ...TRUNK, registrar: `127.0.0.1:${room.peer.port}` }]
    const { dispatcher, supervisor, backend } = await openPair(room, { lines })
    const desk = await room.window(dispatcher, DISPATCHER_HZ)
    const sup = await room.window(supervisor, DISPATCHER_HZ, '/calls')

    await test.step('who gave up is owed a call in both consoles; the number is the supervisor’s to see', async () => {
      const call = await room.ring(dispatcher)
      await expect(button(desk, /Contestar/)).toBeVisible()
      call.session.hangUp()
      await expect(button(sup, /1 por devolver/)).toBeVisible()
      await button(sup, /1 por devolver/).click()
      await expect(sup.getByRole('dialog')).toContainText('+56 9 8765 4321')
      await button(desk, /1 por devolver/).click()
      await expect(desk.getByRole('dialog')).toContainText('Número reservado, termina en 21')
    })

    await test.step('one takes it, and the other sees who', async () => {
      await desk.getByRole('dialog').getByRole('button', { name: 'Tomar' }).click()
      await expect(desk.getByRole('dialog')).toContainText('La tiene usted')
      await expect(desk.getByRole('dialog')).toContainText('+56 9 8765 4321')
      await expect(sup.getByRole('dialog')).toContainText(/La tiene \S+/)
      await expect(sup.getByRole('dialog').getByRole('button', { name: 'Tomar' })).toBeHidden()
      await sup.screenshot({ path: info.outputPath('claimed.png') })
    })

    await test.step('they are called by the console’s own telephone, and answering closes it', async () => {
      const answered = room.peer.answering()
      await desk.getByRole('dialog').getByRole('button', { name: 'Llamar' }).click()
      const call = await answered
      await expect(button(sup, /0 por devolver/)).toBeVisible()
      await expect(sup.getByRole('dialog')).toContainText(/Devuelta por \S+/)
      await expect(button(desk, /Colgar/)).toBeVisible()
      call.session.hangUp()
      await sup.keyboard.press('Escape')
    })

    const service = { subject: 'other', name: 'Otra central', email: 'other@vigia.example', role: 'service' } as const
    const key = openIssuer(join(room.folder.dir, 'dispatcher'))
    const auth = await key.issue(service, { ttlS: 600, now: Date.now() })
    const convex = new ConvexHttpClient(backend, { auth, logger: false, skipConvexDeploymentUrlCheck: true })
    await tell(convex, 'call-one', 'C. Rojas', FIRST)
    await tell(convex, 'call-two', 'M. Soto', SECOND)
    const strip = sup.locator('[data-region="links"]')
    const field = (name: string) => sup.locator(`[data-field="${name}"]`)

    await test.step('the second call says that it may be the first one’s event, and why', async () => {
      await sup.goto(`${new URL(supervisor.url).origin}/#/monitor/call-two`)
      await expect(strip).toContainText('¿El mismo hecho que Accidente de tránsito')
      await expect(strip).toContainText('misma calle o cruce')
      await sup.screenshot({ path: info.outputPath('suggested.png') })
      await button(sup, /Comparar/).click()
      const why = sup.locator('[data-hint="street"]')
      await expect(why).toContainText(`Se oyó «${FIRST.direccion}»`)
      await expect(why).toContainText(`Se oyó «${SECOND.direccion}»`)
      await sup.screenshot({ path: info.outputPath('compare.png') })
    })

    await test.step('joined, the first card holds what the second caller said; the second says where it went', async () => {
      await button(sup, /Es el mismo hecho: unir/).click()
      await expect(strip).toContainText('Mismo hecho que Accidente de tránsito')
      const part = sup.locator('[data-merged="part"]')
      await expect(part).toContainText('Parte de INC-')
      await sup.screenshot({ path: info.outputPath('part.png') })
      await part.getByRole('button').click()
      await expect(sup.locator('[data-merged="whole"]')).toContainText('Reúne 1 llamada más')
      await expect(field('ubicacion_referencia')).toContainText('frente al Estadio Nacional')
      await expect(sup.locator('[data-suggestion="direccion"]')).toContainText(`Otra llamada: ${SECOND.direccion}`)
      await sup.screenshot({ path: info.outputPath('whole.png') })
    })

    await test.step('parted, each card is its own again, and the pair can be thought over', async () => {
      await strip.getByRole('button', { name: 'Separar' }).click()
      await expect(strip).toContainText('Separada de')
      await expect(sup.locator('[data-merged]')).toHaveCount(0)
      await expect(sup.locator('[data-suggestion="direccion"]')).toHaveCount(0)
      await strip.getByRole('button', { name: 'Reconsiderar' }).click()
      await expect(strip).toContainText('¿El mismo hecho que')
      await button(sup, /No es el mismo/).click()
      await expect(strip).toContainText('No es el mismo hecho que')
    })
  })
})
