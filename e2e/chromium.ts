/** The browser that stands for a thin client: Playwright's own, or the system's where that cannot be downloaded. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'

const SYSTEM = '/usr/bin/chromium'
const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
/** Two windows on one machine: neither may be slowed for being behind the other. */
const AWAKE = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]

/**
 * What the browser does for itself. The popup of the address bar, two pages of four hundred files, is loaded anew for each window, beside
 * ours: a third of the time to our first screen, and none of it is ours or the desktop program's. Of several lists only the last counts:
 * the others are those that Playwright switches off.
 */
const ITS_OWN = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'LensOverlay'],
  ...['HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'AimEnabled'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'PreconnectToSearch'],
]

type Sound = { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> }

/** `env` is added to ours, e.g. to give the browser a sound card of its own. */
export const launchChromium = ({ args = [], env }: Sound = {}): Promise<Browser> =>
  chromium.launch({
    ...(existsSync(SYSTEM) ? { executablePath: SYSTEM } : {}),
    args: [
      ...asRoot,
      ...AWAKE,
      '--disable-dev-shm-usage',
      '--autoplay-policy=no-user-gesture-required',
      `--disable-features=${ITS_OWN}`,
      ...args,
    ],
    // Playwright would silence it.
    ...(env ? { env: environment(env), ignoreDefaultArgs: ['--mute-audio'] } : {}),
  })

const environment = (more: Readonly<Record<string, string>>): Record<string, string> => {
  const { DISPLAY: _display, DBUS_SESSION_BUS_ADDRESS: _bus, ...ours } = process.env
  return Object.fromEntries(
    Object.entries({ ...ours, ...more }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
