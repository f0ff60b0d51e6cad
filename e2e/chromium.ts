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

export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    ...(existsSync(SYSTEM) ? { executablePath: SYSTEM } : {}),
    args: [...asRoot, ...AWAKE, '--disable-dev-shm-usage', '--autoplay-policy=no-user-gesture-required'],
  })
