/** The screen that the address names, loaded when it is first needed. */
import { lazy } from 'react'
import { hashOf, useView, type View } from './view.ts'

const files = {
  calls: () => import('./calls/Calls.tsx'),
  mine: () => import('./dispatcher/Dispatcher.tsx'),
  lines: () => import('./lines/Lines.tsx'),
  monitor: () => import('./monitor/Monitor.tsx'),
  review: () => import('./review/Review.tsx'),
  settings: () => import('./admin/Settings.tsx'),
  trends: () => import('./trends/Trends.tsx'),
  wall: () => import('./wall/Wall.tsx'),
} as const satisfies Record<View['kind'], () => Promise<unknown>>

const Calls = lazy(files.calls)
const Dispatcher = lazy(files.mine)
const Lines = lazy(files.lines)
const Monitor = lazy(files.monitor)
const Review = lazy(files.review)
const Settings = lazy(files.settings)
const Trends = lazy(files.trends)
const Wall = lazy(files.wall)

/** Fetches the code of a screen ahead of its first drawing; one that does not come is asked for again when it is drawn. */
export const fetchScreen = ({ kind }: View): void => void files[kind]().catch(() => undefined)

export function Screen() {
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
      return <Review key={hashOf(view)} callId={view.callId} ended={view.ended} />
    case 'trends':
      return <Trends />
    case 'settings':
      return <Settings section={view.section} />
  }
}
