/** How a dispatcher's seat stands, as the word for it. */
import type { PhoneCall } from '../phone.ts'

export type Standing = 'free' | 'ringing' | 'dialing' | 'talking' | 'held' | 'transferring'

export function stateWord(call: PhoneCall | undefined): Standing {
  if (call === undefined) return 'free'
  switch (call.state) {
    case 'ended':
      return 'free'
    case 'connected':
      return 'talking'
    default:
      return call.state
  }
}
