/** The inputs and outputs that are there now. */
import { useEffect, useState } from 'react'
import { type Device, listOf } from '../audio/devices.ts'
import { watchDevices } from '../audio/watch.ts'

export type Devices = { readonly inputs: readonly Device[]; readonly outputs: readonly Device[] }

const NONE: Devices = { inputs: [], outputs: [] }

/** Reads anew at every change, and when `named` changes: until permission is given devices have no names. */
export function useDevices(named: boolean): Devices {
  const [devices, setDevices] = useState(NONE)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `named` says when to look again
  useEffect(() => {
    const { mediaDevices: media } = navigator as { readonly mediaDevices: MediaDevices | undefined }
    if (!media) return
    let gone = false
    const read = async (): Promise<void> => {
      const all = await media.enumerateDevices().catch(() => [])
      if (!gone) setDevices({ inputs: listOf(all, 'audioinput'), outputs: listOf(all, 'audiooutput') })
    }
    void read()
    const stop = watchDevices(media, () => void read())
    return () => {
      gone = true
      stop()
    }
  }, [named])
  return devices
}
