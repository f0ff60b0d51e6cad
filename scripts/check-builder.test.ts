/** The builder configuration is good, and a fault in it is named. */
import { expect, test } from 'vitest'
import { builderFaults, readBuilderConfig } from './check-builder.mjs'

test('the configuration of the project has no faults', async () => {
  expect(await builderFaults(readBuilderConfig())).toEqual([])
})

test('a misspelt key is named', async () => {
  const faults = await builderFaults({ ...readBuilderConfig(), produtName: 'x' })

  expect(faults.join()).toContain('produtName')
})

test('an open fuse, no archive and a soft runtime are named', async () => {
  const good = readBuilderConfig()
  const faults = await builderFaults({
    ...good,
    asar: false,
    mac: { ...good.mac, hardenedRuntime: false },
    electronFuses: { ...good.electronFuses, runAsNode: true },
  })

  expect(faults.join()).toMatch(/runAsNode.*hardenedRuntime.*asar/)
})
