import { expect, test } from 'vitest'
import { chanceOf, damaged, heardAs, lowered } from './damage.ts'

const LINE = 'No, señorita: vivo en Gran Avenida 3.200, ¡apúrese! Tiene 36,5 de fiebre.'
const CALL = {
  id: 'x',
  language: 'es-CL',
  turns: [{ i: 0, t_start: 0, t_end: 1, speaker: 'customer' as const, text: LINE }],
}

test('a lowered line has no capitals and no punctuation, but keeps accents, numbers and what is no speech', () => {
  expect(lowered(LINE)).toBe('no señorita vivo en gran avenida 3200 apúrese tiene 36,5 de fiebre')
  expect(lowered('[silencio]')).toBe('[silencio]')
  expect(lowered("She's thirty-four.")).toBe("she's thirty four")
})

test('the same seed damages the same way, another does not', () => {
  const text =
    'mi papá se cayó en la cocina y no responde está tirado respirando muy raro hace cinco minutos venga rápido'
  const once = damaged(text, 'es', 0.5, chanceOf(1))
  expect(damaged(text, 'es', 0.5, chanceOf(1))).toBe(once)
  expect(damaged(text, 'es', 0.5, chanceOf(2))).not.toBe(once)
})

test('about the asked share of the words is damaged', () => {
  const word = 'respirando'
  const chance = chanceOf(7)
  const n = 4000
  const changed = Array.from({ length: n }, () => damaged(word, 'es', 0.1, chance)).filter((one) => one !== word).length
  expect(changed / n).toBeGreaterThan(0.06)
  expect(changed / n).toBeLessThan(0.11)
})

test('turns, times and speakers stay', () => {
  const other = heardAs(CALL, { kind: 'damaged', share: 1, seed: 3 })
  expect(other.turns.map(({ text: _, ...rest }) => rest)).toEqual(CALL.turns.map(({ text: _, ...rest }) => rest))
  expect(heardAs(CALL, { kind: 'clean' })).toBe(CALL)
})
