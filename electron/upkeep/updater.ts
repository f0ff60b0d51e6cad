/** What is used of `electron-updater`, so that a test can stand in for it; the package itself is loaded by the desktop alone. */

import type { AppUpdater } from 'electron-updater'

/** It checks every file against the SHA-512 of its feed, and on Windows and macOS who signed it, before it calls it downloaded. */
export type Updater = Pick<
  AppUpdater,
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'allowDowngrade'
  | 'logger'
  | 'on'
  | 'setFeedURL'
  | 'checkForUpdates'
  | 'downloadUpdate'
  | 'quitAndInstall'
>

/** Why it did not come to a newer version, in one word; nothing of an address or a path is in it. */
export function reasonOf(error: unknown): string {
  const { code = '', message = '' } = error instanceof Error ? (error as Error & { code?: string }) : {}
  const told = `${code} ${message}`
  if (/CHECKSUM_MISMATCH|NO_CHECKSUM|checksum mismatch/i.test(told)) return 'damaged'
  if (/INVALID_SIGNATURE|code signature/i.test(told)) return 'signature'
  if (/CHANNEL_FILE_NOT_FOUND|HTTP_ERROR_404|RELEASE_NOT_FOUND/.test(told)) return 'nothing_there'
  if (/INVALID_UPDATE_INFO|INVALID_VERSION|INVALID_RELEASE_FEED|NO_FILES_PROVIDED|YAMLException/.test(told))
    return 'unreadable'
  if (/HTTP_ERROR_|status code \d/i.test(told)) return 'refused'
  if (/ENOTFOUND|ECONN|ETIMEDOUT|EAI_AGAIN|ERR_(NAME|INTERNET|CONNECTION|ADDRESS|TIMED)|timed out|socket/i.test(told))
    return 'unreachable'
  if (/ERR_CERT|certificate/i.test(told)) return 'certificate'
  return 'other'
}
