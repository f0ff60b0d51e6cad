/** Keeps every page where it is: no other site in our window, no new windows; links of the web go to the person's own browser. */
import { app, shell, type WebContents } from 'electron'
import { isOurs } from './origin.ts'

/** Sites that a link may open outside. */
const OUTSIDE: readonly string[] = ['www.openstreetmap.org']

/** For every page that will ever be made; must run before the first window. */
export function lockNavigation(dev?: string): void {
  app.on('web-contents-created', (_event, contents) => lock(contents, dev))
}

function lock(contents: WebContents, dev: string | undefined): void {
  contents.on('will-navigate', (event) => {
    if (!isOurs(event.url, dev)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isOurs(event.url, dev)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    const target = URL.parse(url)
    if (target?.protocol === 'https:' && OUTSIDE.includes(target.host)) void shell.openExternal(target.href)
    return { action: 'deny' }
  })
}
