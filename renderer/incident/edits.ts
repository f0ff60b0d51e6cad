/** What a person does to the card: sent in order, shown at once, undone with one key, and never lost in silence. */
import { useMutation } from 'convex/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { FieldName } from '../../convex/domain/canonical.ts'
import { draftOf, dropDraft, keepDraft } from '../draft.ts'
import { refused } from '../refused.ts'
import type { Edit, FieldRow } from './fieldView.ts'

export type Edits = ReadonlyMap<string, Edit>

const without = (edits: Edits, field: string): Edits => new Map([...edits].filter(([name]) => name !== field))

/** The window ended before it was told whether the value was taken. */
const INTERRUPTED = 'interrupted'

/** A window that was reloaded asks once more: in between somebody else may have set the value. */
const unsaved = (card: string): Edits => {
  try {
    const kept = JSON.parse(draftOf(`edits:${card}`) ?? '[]') as [string, string][]
    return new Map(kept.map(([field, value]) => [field, { kind: 'rejected', value, code: INTERRUPTED }]))
  } catch {
    return new Map()
  }
}

const keep = (card: string, edits: Edits): void => {
  const key = `edits:${card}`
  if (edits.size === 0) dropDraft(key)
  else keepDraft(key, JSON.stringify([...edits].map(([field, { value }]) => [field, value])))
}

export type CardActs = {
  readonly edits: Edits
  /** Sends and locks a value; '' locks the field as empty. */
  readonly save: (field: FieldName, value: string) => void
  /** Forgets a refused value. */
  readonly forget: (field: FieldName) => void
  readonly toggleLock: (field: FieldName) => void
  readonly accept: (field: FieldName, value: string) => void
  readonly dismiss: (field: FieldName, value: string) => void
  /** Takes the last save back; the name of its field, or `null` when there is none. */
  readonly undo: () => FieldName | null
}

type Saved = { readonly field: FieldName; readonly before: FieldRow | undefined }

export function useCardActs(callSessionId: string, rowOf: (field: string) => FieldRow | undefined): CardActs {
  const setField = useMutation(api.incidents.setField)
  const lockField = useMutation(api.incidents.lockField)
  const unlockField = useMutation(api.incidents.unlockField)
  const acceptAlternative = useMutation(api.incidents.acceptAlternative)
  const dismissAlternative = useMutation(api.incidents.dismissAlternative)
  const [edits, setEdits] = useState<Edits>(() => unsaved(callSessionId))
  useEffect(() => keep(callSessionId, edits), [callSessionId, edits])
  useEffect(() => {
    const arrived = [...edits].find(
      ([field, edit]) => edit.kind === 'rejected' && edit.code === INTERRUPTED && rowOf(field)?.value === edit.value,
    )
    if (arrived) setEdits((edits) => without(edits, arrived[0]))
  })
  const saved = useRef<Saved[]>([])
  const rows = useRef(rowOf)
  rows.current = rowOf

  /** Shows `value` until the backend answers `sending`; a refusal stays until someone decides. */
  const track = useCallback((field: FieldName, value: string, sending: Promise<unknown>): void => {
    const mine: Edit = { kind: 'saving', value }
    setEdits((edits) => new Map([...edits, [field, mine]]))
    sending.then(
      () => setEdits((edits) => (edits.get(field) === mine ? without(edits, field) : edits)),
      (error: unknown) =>
        setEdits((edits) =>
          edits.get(field) === mine
            ? new Map([...edits, [field, { kind: 'rejected', value, code: refused(error) }]])
            : edits,
        ),
    )
  }, [])

  const save = useCallback(
    (field: FieldName, value: string): void => {
      saved.current.push({ field, before: rows.current(field) })
      track(field, value, setField({ callSessionId, field, value }))
    },
    [callSessionId, setField, track],
  )
  const forget = useCallback((field: FieldName): void => setEdits((edits) => without(edits, field)), [])
  const toggleLock = useCallback(
    (field: FieldName): void => {
      const row = rows.current(field)
      if (row === undefined) return
      const flip = row.lockedBy === null ? lockField : unlockField
      flip({ callSessionId, field }).catch(() => undefined)
    },
    [callSessionId, lockField, unlockField],
  )
  const accept = useCallback(
    (field: FieldName, value: string): void => {
      saved.current.push({ field, before: rows.current(field) })
      track(field, value, acceptAlternative({ callSessionId, field, value }))
    },
    [acceptAlternative, callSessionId, track],
  )
  const dismiss = useCallback(
    (field: FieldName, value: string): void =>
      void dismissAlternative({ callSessionId, field, value }).catch(() => undefined),
    [callSessionId, dismissAlternative],
  )
  const undo = useCallback((): FieldName | null => {
    const last = saved.current.pop()
    if (last === undefined) return null
    const { field, before } = last
    const value = before?.value ?? ''
    const putBack = async (): Promise<void> => {
      await setField({ callSessionId, field, value })
      // What a machine had said, or nobody, was not locked: the machine may go on filling it.
      if (before === undefined || before.lockedBy === null) await unlockField({ callSessionId, field })
    }
    track(field, value, putBack())
    return field
  }, [callSessionId, setField, unlockField, track])

  return { edits, save, forget, toggleLock, accept, dismiss, undo }
}
