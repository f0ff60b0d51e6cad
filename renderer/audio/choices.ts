/** What this console speaks into and hears with, kept by the host: one choice for all who sit at it. */
import { create } from 'zustand'
import type { Bridge, Returns } from '../../electron/ipc/contract.ts'
import type { Chosen } from './devices.ts'

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

/** Undefined is the system's own choice. */
export function chooseDevice(end: 'input' | 'output', device: Chosen | undefined): void {
  const { [end]: _before, ...others } = useChoices.getState()
  change(device === undefined ? others : { ...others, [end]: device })
}

export const chooseSound = (sound: Partial<Omit<Choices, 'input' | 'output'>>): void =>
  change({ ...useChoices.getState(), ...sound })

function change(next: Choices): void {
  useChoices.setState(next, true)
  keep?.(next)
}
