/** The contract over Electron's IPC: `vigia:call`, `vigia:event`, and `vigia:audio` for a port of sound, for pages of ours alone. */
import { BrowserWindow, ipcMain, type WebFrameMain } from 'electron'
import type { AudioHub } from './audioLines.ts'
import { plugPort } from './audioPort.ts'
import type { Emit } from './contract.ts'
import type { Door, Outcome } from './door.ts'

export const CALL = 'vigia:call'
export const EVENT = 'vigia:event'
export const AUDIO = 'vigia:audio'

/** Returns what tells every window. A thrown error would lose its code on the way, so outcomes cross as values. */
export function serveWindows({ door, trusts }: { door: Door; trusts: (url: string | undefined) => boolean }): Emit {
  ipcMain.handle(CALL, async (event, name: unknown, args: unknown): Promise<Outcome> => {
    if (!isPage(event.senderFrame, trusts)) return { error: { code: 'forbidden' } }
    return door(name, args)
  })
  return (name, payload) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (!window.isDestroyed()) window.webContents.send(EVENT, name, payload)
    }
  }
}

type Trusts = (url: string | undefined) => boolean

/** A frame that has gone has no URL; a frame inside our page is not our page. */
const isPage = (frame: WebFrameMain | null, trusts: Trusts): boolean =>
  frame !== null && frame.parent === null && trusts(frame.url)

/** Takes the port of sound that a page's preload sends; a page that comes anew sends a new one, and the old one closes with it. */
export function serveVoices({ audio, trusts }: { audio: AudioHub; trusts: Trusts }): void {
  ipcMain.on(AUDIO, (event) => {
    const [port, ...others] = event.ports
    for (const other of others) other.close()
    if (!port) return
    if (isPage(event.senderFrame, trusts)) plugPort(audio, port)
    else port.close()
  })
}
