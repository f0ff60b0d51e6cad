/** The contract over Electron's IPC: two channels, `vigia:call` and `vigia:event`, for pages of ours alone. */
import { BrowserWindow, ipcMain } from 'electron'
import type { Emit } from './contract.ts'
import type { Door, Outcome } from './door.ts'

export const CALL = 'vigia:call'
export const EVENT = 'vigia:event'

/** Returns what tells every window. A thrown error would lose its code on the way, so outcomes cross as values. */
export function serveWindows({ door, trusts }: { door: Door; trusts: (url: string | undefined) => boolean }): Emit {
  ipcMain.handle(CALL, async (event, name: unknown, args: unknown): Promise<Outcome> => {
    // A frame that has gone has no URL; a frame inside our page is not our page.
    const frame = event.senderFrame
    if (!frame || frame.parent !== null || !trusts(frame.url)) return { error: { code: 'forbidden' } }
    return door(name, args)
  })
  return (name, payload) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (!window.isDestroyed()) window.webContents.send(EVENT, name, payload)
    }
  }
}
