/** Acts come first, what was used last before them, and what hurts says that it asks. */
import { expect, test } from 'vitest'
import type { BoardRow } from '../board/row.ts'
import { textIn } from '../i18n/text.ts'
import { commandsOf } from './commands.ts'
import { find } from './find.ts'
import { sectionsOf } from './sections.ts'

const row = (callId: string, agentName: string, reason: string): BoardRow =>
  ({ callId, agentName, reason, status: 'connected', answeredAt: 1, startedAt: 0 }) as unknown as BoardRow

const nothing = (): void => undefined
const commands = (role: 'admin' | 'dispatcher' = 'admin') =>
  commandsOf({
    t: textIn('es'),
    role,
    rows: [row('a', 'P07', 'paro_cardiorrespiratorio'), row('b', 'P03', 'incendio')],
    openCallId: 'b',
    sections: sectionsOf(role),
    go: nothing,
    open: nothing,
    muteAll: nothing,
    leave: nothing,
  })
const ids = (typed: string, recent: readonly string[] = []): string[] =>
  find(commands(), typed, recent).map(({ command }) => command.id)

test.each([
  ['susurrar p07', 'whisper:a'],
  ['escuchar incendio', 'listen:b'],
  ['retencion', 'settings:retention'],
  ['finalizar p03', 'end:b'],
  ['oscuro', 'theme:dark'],
  ['llamadas', 'go:calls'],
  ['bloquear', 'lock'],
])('«%s» finds %s first', (typed, id) => expect(ids(typed)[0]).toBe(id))

test('with nothing typed: what was used last, then the acts on the open call', () => {
  expect(ids('', ['theme:dark', 'gone:x', 'go:review']).slice(0, 3)).toEqual(['theme:dark', 'go:review', 'listen:b'])
})

test('what ends or moves a call only asks; a dispatcher is offered neither that nor the room’s settings', () => {
  const asking = commands().filter(({ asks }) => asks)
  expect(asking.map(({ id }) => id.split(':')[0])).toEqual(expect.arrayContaining(['end', 'transfer', 'note']))
  const own = commands('dispatcher').map(({ id }) => id)
  expect(own.some((id) => /^(end|transfer|whisper|listen):/.test(id))).toBe(false)
  expect(own).not.toContain('settings:retention')
  expect(own).toContain('settings:devices')
})

test('every command has words and an id of its own', () => {
  const all = commands()
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  for (const { text } of all) expect(text).not.toMatch(/^\w+\.\w|\{/)
})
