import { expect, test, vi } from 'vitest'
import { references as rooms } from '../testing/rooms.ts'

test('a process that evaluates the engine twice runs the functions of both', async () => {
  const first = await import('../testing/open.ts')
  vi.resetModules()
  const second = await import('../testing/open.ts')
  expect(second).not.toBe(first)
  for (const { openBench } of [first, second, first]) {
    const bench = await openBench()
    await bench.http().mutation(rooms.open, { name: 'twice' })
    await bench.http().mutation(rooms.say, { name: 'twice', text: 'hola' })
    expect(await bench.http().query(rooms.lines, { name: 'twice' })).toEqual(['hola'])
    await bench.close()
  }
})
