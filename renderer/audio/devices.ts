/** Which of the devices that are there now is the one a person chose before. */

/** What is remembered: ids change with the address of the console and with a cleared profile, names rarely do. */
export type Chosen = { readonly id: string; readonly label: string; readonly group: string }

export type Device = Chosen

/** What the browser lists under the name of another device: the system's choice. */
export const PSEUDO: ReadonlySet<string> = new Set(['', 'default', 'communications'])

type Listed = {
  readonly kind: string
  readonly deviceId: string
  readonly label: string
  readonly groupId: string
}

/** Devices of one kind with a name each; what the browser repeats as its default is left out. */
export const listOf = (all: readonly Listed[], kind: 'audioinput' | 'audiooutput'): readonly Device[] =>
  all
    .filter((one) => one.kind === kind && !PSEUDO.has(one.deviceId))
    .map(({ deviceId, label, groupId }) => ({ id: deviceId, label, group: groupId }))

/** By id, else by the same name on the same machine part, else by name alone. */
export const find = (devices: readonly Device[], chosen: Chosen | undefined): Device | undefined =>
  chosen &&
  (devices.find(({ id }) => id === chosen.id) ??
    devices.find(({ label, group }) => label !== '' && label === chosen.label && group === chosen.group) ??
    devices.find(({ label }) => label !== '' && label === chosen.label))
