/** What the parts of the page share: the room's services, and a draft of them. */
import type { Settings, UsedProviders, View } from './useProviders.ts'

/** What of the draft is being changed, and what the host found wrong with it. */
export type Editing = {
  readonly view: View
  readonly used: UsedProviders
  readonly draft: Settings
  readonly change: (part: Partial<Settings>) => void
  /** Why the field of this path was refused. */
  readonly wrong: (path: string) => string | undefined
  readonly dirty: boolean
}
