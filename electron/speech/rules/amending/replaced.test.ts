import { expect, test } from 'vitest'
import { exchanged } from './exchanged.ts'
import { itemReplaced, streetReplaced } from './replaced.ts'

test.each([
  ['Peachtree Street', 'Circle', "circle, it's circle", 'Peachtree Circle'],
  ['Pasaje Los Olmos', 'avenida', 'es avenida', 'avenida Los Olmos'],
  ['Oak Street', 'Maple', "it's maple", 'Maple Street'],
  ['Avenida Grecia', 'Rodrigo de Araya', 'rodrigo de araya dice', 'Avenida Rodrigo de Araya'],
  ['Lautaro con Caupolicán', 'Colo Colo', 'lautaro con colo colo', 'Lautaro con Colo Colo'],
  ['Fifth and Alder', 'Sixth', 'this is sixth, sixth and alder', 'Sixth and Alder'],
  ['A38', 'A380', 'a380, it says', 'A380'],
  ['Ruta 5 Sur', 'Ruta del Itata', 'la ruta del itata', 'Ruta del Itata'],
])('%s, put right by %s', (held, said, line, now) => {
  expect(streetReplaced(held, said, line)).toBe(now)
})

test.each([
  ['block 23', '32', 'block 32'],
  ['km 134', '141', 'km 141'],
  ['third floor', 'fourth', 'fourth floor'],
  ['torre B', 'D', 'torre D'],
  ['portón negro a la izquierda', 'derecha', 'portón negro a la derecha'],
  ['northbound', 'southbound', undefined],
  ['al lado de la escuela', '32', undefined],
  ['block 23', 'el 32', undefined],
])('%s with %s for its like', (item, said, now) => {
  expect(exchanged(item, said)).toBe(now)
})

test('of several items the one falls that is named, or is like what stands for it', () => {
  expect(itemReplaced(['torre 2', 'piso 9'], 'piso 7', 'no es piso nueve, es piso siete')).toEqual({
    gone: 'piso 9',
    instead: 'piso 7',
  })
  expect(
    itemReplaced(['warfarina', 'omeprazol'], 'rivaroxabán', 'la warfarina se la quitaron, rivaroxaban toma'),
  ).toEqual({ gone: 'warfarina', instead: 'rivaroxabán' })
  expect(itemReplaced(['enalapril', 'amlodipine'], 'amitriptyline', 'amitriptyline, it says')?.gone).toBe('amlodipine')
  expect(itemReplaced([], 'sulfa', 'la sulfa')).toBeUndefined()
})
