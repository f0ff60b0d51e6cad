/** Fills a data folder with the lines of other calls, copied from one that the product's own functions wrote. */
import { join } from 'node:path'
import { openProduct } from '../../electron/engine/modules.ts'
import { openRuntime } from '../../electron/engine/runtime/runtime.ts'
import { newCounts } from '../../electron/engine/store/limits.ts'
import type { JSONObject } from '../../electron/engine/values/keys.ts'
import { openDatabase } from '../../electron/storage/database.ts'
import { HOT, LINES_PER_CALL, lineArgs, lineText, OTHERS, SERVICE, startArgs } from './call.ts'

const identity = { ...SERVICE, issuer: 'vigia-local', tokenIdentifier: `vigia-local|${SERVICE.subject}` }

/** Makes the hot call with a few lines, the other live ones, and `rows` lines of calls of other days. Nobody else may have the folder open. */
export const seed = async (dir: string, rows: number): Promise<void> => {
  const product = openProduct()
  const db = openDatabase(join(dir, 'engine.sqlite'))
  const runtime = openRuntime({ db, modules: product.modules, schema: product.schema, now: Date.now })
  const mutate = (path: string, args: JSONObject): Promise<unknown> =>
    runtime.mutate({ path, args, identity, from: 'client' })

  for (const callId of [HOT, ...OTHERS]) await mutate('mutations/liveCalls:startLiveCall', startArgs(callId))
  for (let i = 0; i < 60; i++) {
    await mutate('mutations/liveCalls:addTranscriptEntry', lineArgs(HOT, lineText(`w${i}`)))
  }

  const sample = (table: string): JSONObject => {
    const { number } = runtime.catalogue.table(table)
    const text = db.prepare<[number], string>('SELECT value FROM documents WHERE tbl = ? LIMIT 1').pluck().get(number)
    const { _id, _creationTime, ...fields } = JSON.parse(text ?? '{}') as JSONObject
    return fields
  }
  const call = sample('liveCalls')
  const line = sample('liveTranscripts')
  for (let made = 0, n = 0; made < rows; n++) {
    await runtime.exclusive(() =>
      runtime.transactHeld(null, async ({ footprint }) => {
        const insert = (table: string, value: JSONObject): string =>
          // The limits of one transaction are not what is measured here.
          runtime.documents.insert(
            { ...footprint, counts: newCounts() },
            table,
            value,
            runtime.clock.creationTime(Date.now()),
          )
        const liveCallId = insert('liveCalls', { ...call, callId: `other-${n}`, sessionId: `other-${n}` })
        for (let order = 0; order < LINES_PER_CALL && made < rows; order++, made++) {
          insert('liveTranscripts', { ...line, liveCallId, order, key: `other-${n}:${order}` })
        }
        return 'null'
      }),
    )
  }
  db.close()
}
