/** Finished calls looked at again: the list of them, or one on its axis. */
import type { Ended } from '../view.ts'
import { Call } from './Call.tsx'
import { List } from './List.tsx'

type Props = { readonly callId: string | undefined; readonly ended?: Ended | undefined }

export default function Review({ callId, ended }: Props) {
  return callId === undefined ? <List ended={ended} /> : <Call callId={callId} />
}
