import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Challenge, chooseChallenge, readAuthParams, readChallenge } from './challenge.ts'
import { authorization, createAuthenticator, digestResponse, verify } from './digest.ts'

function challenge(value: string): Challenge {
  const read = readChallenge(value)
  if (!read) throw new Error('not a challenge')
  return read
}

describe('RFC 7616 §3.9.1: the same request under MD5 and SHA-256', () => {
  const given = (algorithm: string): Challenge =>
    challenge(
      `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, ` +
        'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"',
    )
  const who = { username: 'Mufasa', password: 'Circle of Life' }
  const request = { method: 'GET', uri: '/dir/index.html' }
  const count = { cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ', nc: 1 }

  test.each([
    ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
    ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  ])('%s', (algorithm, response) => {
    expect(digestResponse(given(algorithm), who, request, count)).toBe(response)
    const value = authorization(given(algorithm), who, request, count)
    expect(Object.fromEntries(readAuthParams(value.slice(7)))).toMatchObject({
      response,
      nc: '00000001',
      qop: 'auth',
      algorithm,
    })
  })
})

test('RFC 7616 §3.9.2: SHA-512-256 with a name in UTF-8', () => {
  const given = challenge(
    'Digest realm="api@example.org", qop="auth", algorithm=SHA-512-256, ' +
      'nonce="5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK", opaque="HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS"',
  )
  // The RFC printed a response made with cut SHA-512; erratum 4897 has the right one.
  const response = digestResponse(
    given,
    { username: 'J\u00e4s\u00f8n Doe', password: 'Secret, or not?' },
    { method: 'GET', uri: '/doe.json' },
    { cnonce: 'NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v', nc: 1 },
  )
  expect(response).toBe('3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5')
})

test('RFC 2617 §3.5, the MD5 every registrar speaks, and the older form without qop', () => {
  const base = 'realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"'
  const who = { username: 'Mufasa', password: 'Circle Of Life' }
  const request = { method: 'GET', uri: '/dir/index.html' }
  const count = { cnonce: '0a4f113b', nc: 1 }
  expect(digestResponse(challenge(`Digest ${base}, qop="auth,auth-int"`), who, request, count)).toBe(
    '6629fae49393a05397450978507c4ef1',
  )
  expect(digestResponse(challenge(`Digest ${base}`), who, request, count)).toBe('670fd8c2df070c60b045671b8b24ff02')
})

describe('challenges', () => {
  test('the first we can do is taken: unknown schemes, algorithms and auth-int are passed over', () => {
    const chosen = chooseChallenge([
      'NoOneKnowsThisScheme opaque-data=here',
      'Digest realm="r", nonce="a", algorithm=AKAv1-MD5',
      'Digest realm="r", nonce="b", qop="auth-int"',
      'Digest realm="r", nonce="c", algorithm=SHA-256, qop="auth"',
      'Digest realm="r", nonce="d"',
    ])
    expect(chosen?.nonce).toBe('c')
  })

  test('quotes hold commas and escapes', () => {
    expect(challenge('Digest realm="a, \\"b\\"" , nonce = "n=1,x=\\"2\\"",stale=TRUE')).toMatchObject({
      realm: 'a, "b"',
      nonce: 'n=1,x="2"',
      stale: true,
    })
  })

  test('any text never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void readChallenge(`Digest ${text}`)))
  })
})

describe('the memory of one server', () => {
  const asked = 'Digest realm="r", nonce="n1", qop="auth", algorithm=MD5'
  const make = () => createAuthenticator({ username: 'u', password: 'p' }, () => 'c')
  const register = { method: 'REGISTER', uri: 'sip:h' }

  test('nothing before a challenge; then the count rises with each request', () => {
    const authenticator = make()
    expect(authenticator.authorize(register)).toBeNull()
    expect(authenticator.challenged([asked])).toBe('retry')
    expect(authenticator.authorize(register)).toContain('nc=00000001')
    expect(authenticator.authorize(register)).toContain('nc=00000002')
  })

  test('a second refusal ends it; a stale nonce does not, and starts counting anew', () => {
    const authenticator = make()
    authenticator.challenged([asked])
    authenticator.authorize(register)
    expect(
      authenticator.challenged([asked.replace('n1', 'n2,stale=true').replace('n2,stale=true"', 'n2", stale=true')]),
    ).toBe('retry')
    expect(authenticator.authorize(register)).toContain('nonce="n2"')
    expect(authenticator.challenged([asked])).toBe('refused')
    expect(authenticator.challenged(['Bearer x'])).toBe('unsupported')
  })

  test('what is authorized is verified with the right password only', () => {
    const authenticator = make()
    authenticator.challenged([asked])
    const value = authenticator.authorize(register) ?? ''
    expect(verify(value, challenge(asked), 'p', 'REGISTER')).toBe(true)
    expect(verify(value, challenge(asked), 'x', 'REGISTER')).toBe(false)
    expect(verify(value, challenge(asked), 'p', 'INVITE')).toBe(false)
  })
})
