/** A heard line written anew, and the setting it was heard in. */

import type { Topic } from '../../../convex/domain/protocol/topics.ts'
import type { Tongue } from './numbers.ts'

/** A line written anew; `from` and `to` say for each letter which range of the heard line it stands for. */
export type Rewritten = { readonly text: string; readonly from: readonly number[]; readonly to: readonly number[] }

/** Where the words were said, which tells a question from an answer and a name from a word. */
export type Setting = { readonly tongue: Tongue; readonly caller: boolean; readonly asked: ReadonlySet<Topic> }
