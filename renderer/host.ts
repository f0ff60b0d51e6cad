/** What the host said of itself and of the user of this window. */
import { createContext, useContext } from 'react'
import type { Returns } from '../electron/ipc/contract.ts'

export const HostInfo = createContext<Returns<'host.info'> | null>(null)

export const useHostInfo = (): Returns<'host.info'> => {
  const info = useContext(HostInfo)
  if (info === null) throw new Error('useHostInfo is used outside HostInfo')
  return info
}
