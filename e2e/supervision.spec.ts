/** A supervisor in a dispatcher's call, from a console of their own: who hears whom at each step, seen in both consoles and written down. */
import { expect, type Page, test } from '@playwright/test'
import { type PeerCall, speak } from '../electron/telephone/switchboard.double.ts'
import { openPair } from './pair.ts'
import { headset, microphones } from './sound.ts'
import { CALLER_HZ, callerHears, DISPATCHER_HZ, inTelephoneRoom, SUPERVISOR_HZ } from './telephoneRoom.ts'

/** Shares of a tone among all that is heard: there, and not there. */
const THERE = 0.1
const SILENT = 0.03

const VOICES = { caller: CALLER_HZ, dispatcher: DISPATCHER_HZ, supervisor: SUPERVISOR_HZ } as const
type Who = keyof typeof VOICES
const OF = ['caller', 'dispatcher', 'supervisor'] as const

const heard = (shares: readonly number[]): string =>
  OF.filter((_, i) => (shares[i] ?? 0) > THERE).join(' and ') +
  (shares.some((one) => one > SILENT && one <= THERE) ? '?' : '')
const inEar = async (page: Page): Promise<string> => heard(await headset(page, ...Object.values(VOICES)))
const atCaller = (call: PeerCall): string => heard(callerHears(call, ...Object.values(VOICES)))

/** Who hears whom, until it is so; everybody's own voice is left out. */
async function expectHeard(
  { desk, sup, call }: { desk: Page; sup: Page; call: PeerCall },
  wanted: { readonly [who in Who]: string },
): Promise<void> {
  await expect
    .poll(async () => ({ caller: atCaller(call), dispatcher: await inEar(desk), supervisor: await inEar(sup) }), {
      timeout: 20_000,
    })
    .toEqual(wanted)
}

const button = (page: Page, name: RegExp) => page.getByRole('button', { name })
const presence = (page: Page) => page.locator('[data-region="presence"]')

test('listen, whisper, barge, take over and leave, from another console', async () => {
  await inTelephoneRoom(async (room) => {
    const { dispatcher, supervisor } = await openPair(room)
    const desk = await room.window(dispatcher, DISPATCHER_HZ)
    const sup = await room.window(supervisor, SUPERVISOR_HZ, '/calls')
    const call = await room.ring(dispatcher)
    await expect(button(desk, /Contestar/)).toBeVisible()
    await desk.keyboard.press('Space')
    await expect(button(desk, /Silenciar/)).toBeVisible()
    const stop = speak(call.person, CALLER_HZ)
    const all = { desk, sup, call }

    await test.step('the dispatcher asks for help, and it is on the supervisor’s list', async () => {
      await desk.keyboard.press('a')
      await expect(sup.getByText('Pide ayuda').or(sup.getByLabel('Pide ayuda')).first()).toBeVisible()
      await sup.locator('[data-call]').first().click()
      await sup.keyboard.press('Enter')
      await expect(button(sup, /Escuchar/)).toBeVisible()
    })

    await test.step('who listens hears both, has no microphone, and the dispatcher sees it', async () => {
      await sup.keyboard.press('l')
      await expect(button(sup, /Escuchando/)).toHaveAttribute('aria-pressed', 'true')
      await expectHeard(all, { caller: 'dispatcher', dispatcher: 'caller', supervisor: 'caller and dispatcher' })
      expect(await microphones(sup)).toEqual({ asked: 0, open: 0 })
      await expect(presence(desk)).toContainText('Supervisión escucha')
      await expect(presence(desk)).toContainText('Sin voz en la llamada')
    })

    await test.step('a whisper is for the dispatcher alone', async () => {
      await sup.keyboard.press('w')
      await expect(button(sup, /Susurrando/)).toHaveAttribute('aria-pressed', 'true')
      await expectHeard(all, {
        ...{ caller: 'dispatcher', dispatcher: 'caller and supervisor', supervisor: 'caller and dispatcher' },
      })
      await expect(presence(desk)).toContainText('Supervisión le habla al oído')
      await expect(presence(desk)).toContainText('El llamante no oye')
      await expect(presence(sup)).toContainText('Usted le habla al oído al despacho')
    })

    await test.step('Esc ends the whisper and closes the microphone', async () => {
      await sup.keyboard.press('Escape')
      await expect(button(sup, /Escuchando/)).toHaveAttribute('aria-pressed', 'true')
      await expectHeard(all, { caller: 'dispatcher', dispatcher: 'caller', supervisor: 'caller and dispatcher' })
      await expect.poll(async () => (await microphones(sup)).open).toBe(0)
    })

    await test.step('held, W whispers for as long as it is held', async () => {
      await sup.keyboard.down('w')
      await expect(button(sup, /Susurrando/)).toBeVisible()
      await expect.poll(() => inEar(desk)).toBe('caller and supervisor')
      await sup.keyboard.up('w')
      await expect(button(sup, /Escuchando/)).toBeVisible()
      await expect.poll(() => inEar(desk)).toBe('caller')
    })

    await test.step('after a question the supervisor is heard by all', async () => {
      await sup.keyboard.press('b')
      const dialog = sup.getByRole('dialog', { name: '¿Entrar en la llamada?' })
      await expect(dialog.getByRole('button', { name: 'Seguir escuchando' })).toBeFocused()
      await dialog.getByRole('button', { name: /^Intervenir/ }).click()
      await expect(button(sup, /En la llamada/)).toHaveAttribute('aria-pressed', 'true')
      await expectHeard(all, {
        ...{ caller: 'dispatcher and supervisor', dispatcher: 'caller and supervisor' },
        ...{ supervisor: 'caller and dispatcher' },
      })
      await expect(presence(desk)).toContainText('Todos oyen')
    })

    await test.step('who takes over speaks instead of the dispatcher, who hears both', async () => {
      await sup.keyboard.press('b')
      await sup
        .getByRole('dialog')
        .getByRole('button', { name: /^Tomar la llamada/ })
        .click()
      await expect(button(sup, /Usted atiende/)).toBeVisible()
      await expectHeard(all, { caller: 'supervisor', dispatcher: 'caller and supervisor', supervisor: 'caller' })
      await expect(presence(desk)).toContainText('Supervisión tomó la llamada')
    })

    await test.step('out, everything is as before, and each step stands in the timeline with who and when', async () => {
      await button(sup, /^Salir/).click()
      await expect(button(sup, /^Escuchar/)).toHaveAttribute('aria-pressed', 'false')
      await expectHeard(all, { caller: 'dispatcher', dispatcher: 'caller', supervisor: '' })
      await expect(presence(desk)).toBeHidden()
      expect((await microphones(sup)).open).toBe(0)
      const told = await sup.locator('[data-happening="JOIN_CALL"], [data-happening="COACH_AGENT"]').allTextContents()
      expect(told.map((line) => line.replace(/ · \d\d:\d\d:\d\d$/, ''))).toEqual([
        'Supervisión escucha',
        'Supervisión susurra al despacho',
        'Supervisión escucha',
        'Supervisión susurra al despacho',
        'Supervisión escucha',
        'Supervisión entra en la llamada',
        'Supervisión toma la llamada',
      ])
      expect(told.every((line) => / · \d\d:\d\d:\d\d$/.test(line))).toBe(true)
    })
    stop()
  })
})
