/**
 * Table numbers of an import. A number rides in every id of its table, and ids are kept, so tables take the numbers of the
 * export. Only a table without documents can change its number.
 */

export type Held = { readonly number: number; readonly empty: boolean }
export type Move = { readonly table: string; readonly from: number; readonly to: number }

const FIRST = 10_001

/** Throws naming the two tables when a number is taken by one that must keep it. */
export const planMoves = (held: ReadonlyMap<string, Held>, wanted: ReadonlyMap<string, number>): Move[] => {
  const owners = new Map<number, string>()
  for (const [table, number] of wanted) {
    const other = owners.get(number)
    if (other !== undefined) throw new Error(`The tables ${other} and ${table} of the import have the same number.`)
    owners.set(number, table)
  }
  let free = Math.max(FIRST - 1, ...[...held.values()].map(({ number }) => number), ...wanted.values())
  const moves: Move[] = []
  for (const [table, { number, empty }] of held) {
    const owner = owners.get(number)
    const to = wanted.get(table) ?? (owner === undefined ? number : ++free)
    if (to === number) continue
    if (!empty) {
      throw new Error(
        owner === undefined || owner === table
          ? `The documents of ${table} have ids of another numbering than the import; import into an empty folder or with --replace.`
          : `The ids of ${owner} in the import are those of ${table} here; import into an empty folder.`,
      )
    }
    moves.push({ table, from: number, to })
  }
  return moves
}
