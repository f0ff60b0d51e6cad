/** What this console speaks into and hears with, kept by the host: one choice for all who sit at it. */
import { create } from 'zustand'
import type { Bridge, Returns } from '../../electron/ipc/contract.ts'

export type Choices = NonNullable<Returns<'settings.get'>['devices']>

/** Treatments are off: they harm what is transcribed, and headsets have their own. */
const UNTOUCHED: Choices = {
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
  volume: 1,
}

export const useChoices = create<Choices>(() => UNTOUCHED)

let keep: ((devices: Choices) => void) | undefined

/** Loads what was chosen before; from now on what is chosen is kept. */
export async function loadChoices(bridge: Bridge): Promise<void> {
  keep = (devices) => {
    // The choice holds for now; the next one is kept with it.
    bridge.call('settings.set', { settings: { devices } }).catch(() => undefined)
  }
  const { devices } = await bridge.call('settings.get', {})
  if (devices) useChoices.setState(devices, true)
}

export function chooseDevices(change: Partial<Choices>): void {
  useChoices.setState(change)
  keep?.(useChoices.getState())
}
