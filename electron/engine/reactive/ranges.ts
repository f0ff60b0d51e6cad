/** Who reads which keys: finds the owners of all ranges that a set of written keys falls into. */
import type { Read, Write } from '../store/footprint.ts'
import { contains } from '../values/keys.ts'

export type RangeBook<Owner> = {
  /** From now on `owner` has read exactly these ranges. */
  set(owner: Owner, reads: readonly Read[]): void
  remove(owner: Owner): void
  /** Calls `found` for every owner with a touched range, possibly more than once. */
  touched(writes: readonly Write[], found: (owner: Owner) => void): void
}

export const createRangeBook = <Owner>(): RangeBook<Owner> => {
  const byIndex = new Map<string, Map<Owner, Read[]>>()
  const indexesOf = new Map<Owner, Set<string>>()

  const remove = (owner: Owner): void => {
    for (const index of indexesOf.get(owner) ?? []) {
      const owners = byIndex.get(index)
      owners?.delete(owner)
      if (owners?.size === 0) byIndex.delete(index)
    }
    indexesOf.delete(owner)
  }

  return {
    remove,

    set(owner, reads) {
      remove(owner)
      const indexes = new Set<string>()
      for (const read of reads) {
        const owners = byIndex.get(read.index) ?? new Map<Owner, Read[]>()
        byIndex.set(read.index, owners)
        const ranges = owners.get(owner)
        if (ranges === undefined) owners.set(owner, [read])
        else ranges.push(read)
        indexes.add(read.index)
      }
      indexesOf.set(owner, indexes)
    },

    touched(writes, found) {
      const keys = new Map<string, Buffer[]>()
      for (const { index, key } of writes) {
        const known = keys.get(index)
        if (known === undefined) keys.set(index, [key])
        else known.push(key)
      }
      for (const [index, written] of keys) {
        for (const [owner, ranges] of byIndex.get(index) ?? []) {
          if (ranges.some((range) => written.some((key) => contains(range, key)))) found(owner)
        }
      }
    },
  }
}
