/** The only thing that the page is given: ask the host, hear from the host. Runs sandboxed; the host checks every word. */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { Bridge } from './ipc/contract.ts'
import type { Outcome } from './ipc/door.ts'

/** The page's own window: this file is checked with the host's, which have none. */
declare const window: { postMessage(message: string, origin: string, transfer: readonly unknown[]): void }

const bridge: Bridge = {
  async call(name, args) {
    const outcome = (await ipcRenderer.invoke('vigia:call', name, args)) as Outcome
    // A plain object: an Error would lose all but its message on the way into the page.
    if ('error' in outcome) throw outcome.error
    return outcome.ok as never
  },
  on(name, listener) {
    const hear = (_event: IpcRendererEvent, event: unknown, payload: unknown): void => {
      if (event === name) listener(payload as never)
    }
    ipcRenderer.on('vigia:event', hear)
    return () => {
      ipcRenderer.off('vigia:event', hear)
    }
  },
  // The host is our own process: it is there as long as we are.
  onHost: () => () => {},
  openAudio() {
    const { port1, port2 } = new MessageChannel()
    ipcRenderer.postMessage('vigia:audio', null, [port1])
    // A port cannot cross the bridge of two worlds; a message to our own page can carry it.
    window.postMessage('vigia:audio', '/', [port2])
  },
}

contextBridge.exposeInMainWorld('vigia', bridge)
