import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coordinatesIn } from './coordinates.ts'

test('coordinates are read from the addresses that maps use', () => {
  const here = { latitude: -33.41, longitude: -70.57 }
  for (const url of [
    'https://www.google.com/maps/@-33.41,-70.57,17z',
    'https://maps.google.com/?q=-33.41,-70.57',
    'https://www.google.com/maps/search/?api=1&query=-33.41%2C-70.57',
    'geo:-33.41,-70.57;u=35',
    '-33.41, -70.57',
  ])
    expect(coordinatesIn(url)).toEqual(here)
})

test('what is nowhere on earth, or no place at all, is none', () => {
  for (const url of [undefined, '', 'https://maps.app.goo.gl/abc', 'geo:91,10', 'geo:10,181'])
    expect(coordinatesIn(url)).toBeNull()
  fc.assert(
    fc.property(fc.string(), (text) => {
      const found = coordinatesIn(text)
      if (found) expect(Math.abs(found.latitude)).toBeLessThanOrEqual(90)
    }),
  )
})
