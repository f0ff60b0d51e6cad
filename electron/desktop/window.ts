/** The console's window. */
import { BrowserWindow } from 'electron'

type WindowOptions = {
  readonly preload: string
  readonly url: string
  /** Its page died and is loaded again; `reason` is Chromium's word for it. */
  readonly onGone: (reason: string) => void
}

export async function openWindow({ preload, url, onGone }: WindowOptions): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#0b0f14',
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // A call goes on while the window is behind another one.
      backgroundThrottling: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    onGone(reason)
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload()
  })
  await window.loadURL(url)
  return window
}

/** Brings the console to the front, as when it is started a second time. */
export function showWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
