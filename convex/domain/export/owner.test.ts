/** Only a domain that somebody may own owns the ids of a room. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { domainOf, faultOfDomain, NOBODY } from './owner.ts'

test('a name with its labels is taken, what nobody can own is not', () => {
  expect([' Sala.SAMU.cl. ', 'xn--ua-zja.cl', 'a-1.b.org'].map((typed) => faultOfDomain(domainOf(typed)))).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  for (const bad of [
    '',
    'sala',
    'sala..cl',
    '-a.cl',
    'a_b.cl',
    'ñuñoa.cl',
    '10.0.0.7',
    'a b.cl',
    `${'a'.repeat(64)}.cl`,
  ])
    expect(faultOfDomain(bad), bad).toBeDefined()
  expect(faultOfDomain(NOBODY.domain)).toBe('must be a domain that somebody owns')
})

test('whatever is typed is answered, and what is taken is as the standard wants it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (typed) => {
      const domain = domainOf(typed)
      if (faultOfDomain(domain) === undefined) expect(domain).toMatch(/^[a-z0-9.-]{3,253}$/)
    }),
  )
})
