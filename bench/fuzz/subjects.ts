/** Everything that a network can send us, by name. */
import { rtcp, rtp } from './rtp.ts'
import { sdp } from './sdp.ts'
import { sip } from './sip.ts'
import { stream, stun } from './stream.ts'
import { pidf, rsmetadata } from './xml.ts'

export const SUBJECTS = [sip, sdp, rtp, rtcp, pidf, rsmetadata, stream, stun] as const
