/** Nobody speaks: warned of by the line that nobody answered. */
import type { RaisedAlert } from '../understanding.ts'
import type { Line } from './line.ts'

export const silentCall = ({ turn }: Line): RaisedAlert => ({
  type: 'silent_call',
  rule: 'silence.no_words',
  evidence: [{ entryKey: turn.entryKey, quote: turn.text, speaker: 'agent', atMs: turn.startMs }],
})
