/** Tells that a device came or went. */

/** Where the system has nobody who tells the browser (Linux without udev), the list itself is looked at this often, ms. */
const LOOK_MS = 1000

type Media = Pick<MediaDevices, 'enumerateDevices' | 'addEventListener' | 'removeEventListener'>

/** Returns what ends it. */
export function watchDevices(media: Media | undefined, onChange: () => void): () => void {
  if (!media) return () => {}
  let known: string | undefined
  let over = false
  const look = async (told: boolean): Promise<void> => {
    const all = await media.enumerateDevices().catch(() => undefined)
    if (over || !all) return
    const now = all.map(({ kind, deviceId, label }) => `${kind} ${deviceId} ${label}`).join('\n')
    const changed = told || (known !== undefined && known !== now)
    known = now
    if (changed) onChange()
  }
  const hear = (): void => void look(true)
  media.addEventListener('devicechange', hear)
  const timer = setInterval(() => void look(false), LOOK_MS)
  void look(false)
  return () => {
    over = true
    clearInterval(timer)
    media.removeEventListener('devicechange', hear)
  }
}
