/** The console: signs in, frames the screen that is shown, and loads each screen when it is first needed. */
import type { ConvexReactClient } from 'convex/react'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { Bridge, Returns } from '../electron/ipc/contract.ts'
import { Backend, openConvex } from './convex.tsx'
import { AtSeat } from './frame/AtSeat.tsx'
import { Fault } from './frame/Fault.tsx'
import { Frame } from './frame/Frame.tsx'
import { Starting } from './frame/Starting.tsx'
import { HostInfo } from './host.ts'
import { KeepClaims } from './links/KeepClaims.tsx'
import { Screen } from './Screen.tsx'
import { useSignin } from './signin/useSignin.ts'
import { useView } from './view.ts'

const PracticeLauncher = lazy(() => import('./calls/PracticeLauncher.tsx'))
const SignIn = lazy(() => import('./signin/SignIn.tsx'))

type Info = Returns<'host.info'>

/** Asks the host who we are until it answers: it may still be starting. */
const useInfo = (bridge: Bridge): Info | undefined => {
  const [info, setInfo] = useState<Info>()
  useEffect(() => {
    let stopped = false
    let timer: ReturnType<typeof setTimeout>
    const ask = (): void => {
      bridge.call('host.info', {}).then(
        (told) => {
          if (stopped) return
          const { view, go } = useView.getState()
          if (told.openCallId !== undefined && view.kind === 'calls') go({ kind: 'monitor', callId: told.openCallId })
          setInfo(told)
        },
        () => {
          if (!stopped) timer = setTimeout(ask, 500)
        },
      )
    }
    ask()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [bridge])
  return info
}

const useClient = (bridge: Bridge, url: string): ConvexReactClient | undefined => {
  const [client, setClient] = useState<ConvexReactClient>()
  useEffect(() => {
    const opened = openConvex(bridge, url)
    setClient(opened)
    return () => void opened.close()
  }, [bridge, url])
  return client
}

export function App({ bridge }: { readonly bridge: Bridge }) {
  const signin = useSignin(bridge)
  // Asked for beside the sign-in, not after it: a window that is somebody else's begins anew.
  const info = useInfo(bridge)
  if (signin === undefined) return <Starting />
  if (signin.kind !== 'open' && signin.kind !== 'in')
    return (
      <Suspense fallback={<Starting />}>
        <SignIn bridge={bridge} signin={signin} />
      </Suspense>
    )
  return info === undefined ? <Starting /> : <Console bridge={bridge} info={info} />
}

function Console({ bridge, info }: { readonly bridge: Bridge; readonly info: Info }) {
  const client = useClient(bridge, info.convexUrl)
  if (client === undefined) return <Starting />
  return (
    <HostInfo value={info}>
      <Backend client={client}>
        <AtSeat />
        <KeepClaims />
        <Frame launcher={<PracticeLauncher bridge={bridge} />}>
          <Fault>
            <Suspense fallback={<Starting />}>
              <Screen />
            </Suspense>
          </Fault>
        </Frame>
      </Backend>
    </HostInfo>
  )
}
