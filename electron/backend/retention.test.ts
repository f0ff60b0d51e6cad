/** All files of a due recording go, and no other's; a host without them says nothing. */
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { eraseRecording, watchRetention } from './retention.ts'

const folderOf = (...names: string[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-retention-'))
  for (const name of names) writeFileSync(join(folder, name), 'x')
  return folder
}

test('sound, archive, note, what was kept aside and metadata are gone; a call of a similar name keeps its own', async () => {
  const own = [
    'a%2F1.wav',
    'a%2F1.wav.1700000000000',
    'a%2F1.opus',
    'a%2F1.opus.json',
    'a%2F1.peaks',
    'a%2F1.metadata-001.xml',
  ]
  const others = ['a%2F1.2.wav', 'a%2F12.wav', 'b.wav', 'a%2F1.txt']
  const folder = folderOf(...own, ...others)

  expect(await eraseRecording(folder, 'a/1')).toBe(own.length)

  expect(readdirSync(folder).sort()).toEqual(others.sort())
  expect(await eraseRecording(join(folder, 'none'), 'a/1')).toBe(0)
})

test('only who held the files says that they are gone, and none of a running call', async () => {
  const folder = folderOf('held.wav', 'running.wav')
  let hear: (due: { callId: string }[]) => void = () => undefined
  const room = {
    onUpdate(_fn: unknown, _args: unknown, listener: typeof hear) {
      hear = listener
    },
  }
  const put = vi.fn()
  watchRetention({
    room: room as never,
    recordingsDir: folder,
    running: (callId) => callId === 'running',
    put,
    onTrouble: () => undefined,
  })

  hear([{ callId: 'held' }, { callId: 'running' }, { callId: 'elsewhere' }])
  await vi.waitFor(() => expect(put).toHaveBeenCalled())

  expect(put.mock.calls).toEqual([['held', 'retention:erased', { callId: 'held' }]])
  expect(readdirSync(folder)).toEqual(['running.wav'])
})
