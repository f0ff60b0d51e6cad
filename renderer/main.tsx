/** Where the window starts: opens the bridge, asks who we are, and shows the console. */
import '@fontsource-variable/inter/index.css'
import './ui/tokens.css'
import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { connectAppearance } from './appearance.ts'
import { bridge } from './bridge.ts'
import { connectLive } from './live.ts'
import { connectPhone } from './phone.ts'
import { fetchScreen } from './Screen.tsx'
import { followAddress, useView } from './view.ts'

const door = bridge()
connectAppearance(door)
connectLive(door)
connectPhone(door)
followAddress()
fetchScreen(useView.getState().view)

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(<App bridge={door} />)
