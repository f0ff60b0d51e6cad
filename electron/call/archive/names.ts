/** What a call's recording and its archive are called in the folder of recordings. */

const WAV = '.wav'

export const recordingOf = (callId: string): string => `${encodeURIComponent(callId)}${WAV}`

export const archiveOf = (callId: string): string => `${encodeURIComponent(callId)}.opus`

/** The call whose WAV this is; null for any other file, such as an older recording that was kept aside. */
export function callOf(name: string): string | null {
  if (!name.endsWith(WAV)) return null
  try {
    return decodeURIComponent(name.slice(0, -WAV.length))
  } catch {
    return null
  }
}
