/** Finished calls looked at again: the list of them, or one on its axis. */
import { Call } from './Call.tsx'
import { List } from './List.tsx'

export default function Review({ callId }: { readonly callId: string | undefined }) {
  return callId === undefined ? <List /> : <Call callId={callId} />
}
