/** The ladder: sound before the request, an open microphone only while the backend says so, nothing left open. */
import { expect, test } from 'vitest'
import { createLadder } from './ladder.ts'
import type { Standing } from './standing.ts'

function open(more: { openEar?: () => Promise<never>; ask?: () => Promise<never> } = {}) {
  const said: string[] = []
  let lost = (): void => {}
  const ladder = createLadder({
    openEar:
      more.openEar ??
      (async (onLost) => {
        lost = onLost
        said.push('ear')
        return { speak: (on) => said.push(on ? 'mic' : 'no mic'), close: () => said.push('deaf') }
      }),
    ask: more.ask ?? (async (mode) => said.push(`ask ${mode}`)),
    tellLeft: async () => said.push('left'),
  })
  return { ladder, said, lose: () => lost() }
}
const inside = (mode: 'listen' | 'whisper'): Standing => ({ kind: 'in', mode, since: 0 })

test('listens with a closed microphone, whispers with an open one, and is deaf when out', async () => {
  const { ladder, said } = open()

  await ladder.step('listen')
  ladder.follow(inside('listen'))
  await ladder.step('whisper')
  ladder.follow(inside('whisper'))
  ladder.follow(inside('listen'))
  await ladder.leave()
  ladder.follow({ kind: 'out' })

  expect(said).toEqual(['ear', 'ask listen', 'no mic', 'ask whisper', 'mic', 'no mic', 'deaf', 'left'])
})

test('without sound nothing is asked', async () => {
  const { ladder, said } = open({ openEar: () => Promise.reject(new Error('no microphone')) })

  await expect(ladder.step('listen')).rejects.toThrow('no microphone')
  expect(said).toEqual([])
})

test('a refusal leaves no sound open, and one that comes while asking anew does not close it', async () => {
  const refused = open({ ask: () => Promise.reject(new Error('call_ended')) })
  await expect(refused.ladder.step('listen')).rejects.toThrow('call_ended')
  expect(refused.said).toEqual(['ear', 'deaf'])

  const { ladder, said } = open()
  await ladder.step('listen')
  ladder.follow({ kind: 'refused', mode: 'listen', reason: 'unreachable', since: 0 })
  expect(said).toEqual(['ear', 'ask listen', 'no mic', 'deaf'])
})

test('sound that is lost takes the supervisor out; a window that closes leaves', async () => {
  const one = open()
  await one.ladder.step('listen')
  one.lose()
  expect(one.said).toEqual(['ear', 'ask listen', 'deaf', 'left'])

  const two = open()
  await two.ladder.step('listen')
  two.ladder.close()
  expect(two.said).toEqual(['ear', 'ask listen', 'deaf', 'left'])
})
