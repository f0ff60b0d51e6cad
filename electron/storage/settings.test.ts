/** Choices survive a restart; a spoilt file is named, kept aside and stops nothing. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSettings, type SettingsFault } from './settings.ts'

const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'vigia-settings-')), 'settings.json')
const open = (file: string) => {
  const faults: SettingsFault[] = []
  return { settings: openSettings(file, (fault) => faults.push(fault)), faults }
}

test('nothing chosen, then chosen, then still chosen', () => {
  const file = newFile()
  const first = open(file)

  expect(first.settings.get()).toEqual({})
  first.settings.set({ theme: 'light', language: 'en' })

  expect(first.faults).toEqual([])
  expect(open(file).settings.get()).toEqual({ theme: 'light', language: 'en' })
})

test.each([
  ['', { field: 'file', reason: 'is not JSON' }],
  ['[]', { field: 'file', reason: 'must be an object' }],
  ['{"theme":"pink"}', { field: 'theme', reason: 'must be dark or light or hc' }],
  ['{"colour":"red"}', { field: 'colour', reason: 'is not a setting' }],
  ['{"language":{"a":1}}', { field: 'language', reason: 'must be es or en' }],
  ['{"devices":7}', { field: 'devices', reason: 'must be an object' }],
  ['{"devices":{"echoCancellation":1}}', { field: 'devices.echoCancellation', reason: 'must be true or false' }],
  [
    '{"devices":{"echoCancellation":false,"noiseSuppression":false,"autoGainControl":false,"volume":3}}',
    { field: 'devices.volume', reason: 'must be from 0 to 1' },
  ],
  [
    '{"devices":{"input":"x","echoCancellation":false,"noiseSuppression":false,"autoGainControl":false,"volume":1}}',
    { field: 'devices.input', reason: 'must name a device' },
  ],
])('%s is named and kept aside', (text, fault) => {
  const file = newFile()
  writeFileSync(file, text)

  const { settings, faults } = open(file)

  expect(faults).toEqual([fault])
  expect(settings.get()).toEqual({})
  expect(readFileSync(`${file}.bad`, 'utf8')).toBe(text)
  expect(existsSync(file)).toBe(false)
})

test('a file that cannot be read is named', () => {
  const file = newFile()
  mkdirSync(file)

  expect(open(file).faults).toEqual([{ field: 'file', reason: 'cannot be read: EISDIR' }])
})

test('devices are kept', () => {
  const file = newFile()
  const devices = {
    input: { id: 'a', label: 'Jabra', group: 'g' },
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
    volume: 0.5,
  }
  open(file).settings.set({ theme: 'light', devices })

  expect(open(file).settings.get()).toEqual({ theme: 'light', devices })
})
