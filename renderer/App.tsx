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
import { useSignin } from './signin/useSignin.ts'
import { useView } from './view.ts'

const Calls = lazy(() => import('./calls/Calls.tsx'))
const PracticeLauncher = lazy(() => import('./calls/PracticeLauncher.tsx'))
const Dispatcher = lazy(() => import('./dispatcher/Dispatcher.tsx'))
const Lines = lazy(() => import('./lines/Lines.tsx'))
const Monitor = lazy(() => import('./monitor/Monitor.tsx'))
const Review = lazy(() => import('./review/Review.tsx'))
const SignIn = lazy(() => import('./signin/SignIn.tsx'))
const Settings = lazy(() => import('./admin/Settings.tsx'))
const Wall = lazy(() => import('./wall/Wall.tsx'))

type Ready = { readonly info: Returns<'host.info'>; readonly client: ConvexReactClient }

/** Asks the host who we are until it answers: it may still be starting. */
const useReady = (bridge: Bridge): Ready | undefined => {
  const [ready, setReady] = useState<Ready>()
  useEffect(() => {
    let stopped = false
    let timer: ReturnType<typeof setTimeout>
    const ask = (): void => {
      bridge.call('host.info', {}).then(
        (info) => {
          if (stopped) return
          const { view, go } = useView.getState()
          if (info.openCallId !== undefined && view.kind === 'calls') go({ kind: 'monitor', callId: info.openCallId })
          setReady({ info, client: openConvex(bridge, info.convexUrl) })
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
  useEffect(() => () => void ready?.client.close(), [ready])
  return ready
}

function Screen() {
  const view = useView((state) => state.view)
  switch (view.kind) {
    case 'calls':
      return <Calls />
    case 'mine':
      return <Dispatcher />
    case 'lines':
      return <Lines />
    case 'wall':
      return <Wall />
    case 'monitor':
      return <Monitor key={view.callId} callId={view.callId} />
    case 'review':
      return <Review key={view.callId} callId={view.callId} />
    case 'settings':
      return <Settings section={view.section} />
  }
}

export function App({ bridge }: { readonly bridge: Bridge }) {
  const signin = useSignin(bridge)
  if (signin === undefined) return <Starting />
  if (signin.kind === 'open' || signin.kind === 'in') return <Console bridge={bridge} />
  return (
    <Suspense fallback={<Starting />}>
      <SignIn bridge={bridge} signin={signin} />
    </Suspense>
  )
}

function Console({ bridge }: { readonly bridge: Bridge }) {
  const ready = useReady(bridge)
  if (ready === undefined) return <Starting />
  return (
    <HostInfo value={ready.info}>
      <Backend client={ready.client}>
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
