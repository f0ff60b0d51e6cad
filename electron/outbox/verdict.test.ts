import { ConvexError } from 'convex/values'
import { expect, test } from 'vitest'
import { verdictOf } from './verdict.ts'

test.each<[string, unknown, object]>([
  ['a network that is down', new TypeError('fetch failed'), { kind: 'unreachable' }],
  ['no answer', new Error('no answer'), { kind: 'unreachable' }],
  ['a token that ran out', new ConvexError({ code: 'unauthenticated' }), { kind: 'unreachable' }],
  ['something that is no error', 'odd', { kind: 'unreachable' }],
  ['a bug of the backend', new Error('[CONVEX M(a:b)] [Request ID: 1] Server Error'), { kind: 'failing' }],
  [
    'a refusal of ours',
    new ConvexError({ code: 'value_invalid', field: 'text', reason: 'x' }),
    { kind: 'refused', code: 'value_invalid' },
  ],
  ['a refusal without a code', new ConvexError('no'), { kind: 'refused', code: 'refused' }],
  [
    'arguments of the wrong shape',
    new Error('ArgumentValidationError: Object is missing'),
    { kind: 'refused', code: 'ArgumentValidationError' },
  ],
  [
    'a function that is not there',
    new Error('Could not find public function for x'),
    { kind: 'refused', code: 'Could not find public function' },
  ],
])('%s', (_, error, verdict) => {
  expect(verdictOf(error)).toEqual(verdict)
})
