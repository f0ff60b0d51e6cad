/** What the desktop says of newer versions: this build looks for none by itself, and says why. */

type Off = { readonly kind: 'off'; readonly why: string }

/** `unpackaged`: it runs from its sources; `no_updater`: no service of updates is built in, so an installer brings the next version. */
export function withoutUpdater(packaged: boolean): { state(): Off; look(): Promise<Off> } {
  const off: Off = { kind: 'off', why: packaged ? 'no_updater' : 'unpackaged' }
  return { state: () => off, look: async () => off }
}
