/** The recording server (RFC 7866): a border controller forks a call to us, and both its voices become a source of sound. */
import type { SessionEnd } from '../../sip/userAgent/session.ts'
import type { SourceEnd } from '../source.ts'
import { createRecording } from './recording.ts'
import type { SiprecOpened, SiprecOptions } from './siprecCall.ts'

export type * from './siprecCall.ts'

/** Listens to the session before it returns; never rejects. The call is answered as soon as its sockets are open. */
export function openSiprec(options: SiprecOptions): Promise<SiprecOpened> {
  const { session } = options
  const recording = createRecording(options)
  const opening = recording.open()
  session.listen({
    confirmed: recording.begin,
    async offered(sdp, request) {
      await opening
      return recording.renewed(sdp, request)
    },
    message: recording.hear,
    ended: (end) => recording.end(reasonOf(end)),
  })
  return opening
}

const reasonOf = ({ by }: SessionEnd): SourceEnd => (by === 'peer' || by === 'us' ? 'hangup' : 'interrupted')
