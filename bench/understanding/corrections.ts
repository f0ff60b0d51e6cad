/**
 * `npm run bench:corrections [-- --each]`: snippets in which a value is put right turns after it was said (one in four only looks so), by hands that
 * knew the meaning of the fields and none of the rules. Prints how many end with the value that holds, and of each field.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { FIELDS, isFieldName } from '../../convex/domain/canonical.ts'
import { rules } from '../../electron/speech/rules/rules.ts'
import { isEmpty, itemMatch, matches, sysItems } from './corpus/tools/lib/match.mjs'
import { feed, type Output } from './feed.ts'

const FOLDER = new URL('corrected/', import.meta.url)
/** As people speak, and between two who speak, s. */
const [LETTERS_A_SECOND, PAUSE] = [14, 0.3]

type Snippet = {
  readonly turns: readonly (readonly ['a' | 'c', string])[]
  readonly want: Readonly<Record<string, string | readonly string[]>>
}

function snippetFrom(text: string, id: string): Snippet {
  const read: unknown = JSON.parse(text)
  if (typeof read !== 'object' || read === null || !('turns' in read) || !('want' in read))
    throw new Error(`${id}: turns and want are needed`)
  return read as Snippet
}

async function heard({ turns }: Snippet, id: string, language: string): Promise<Output> {
  let clock = 0
  const timed = turns.map(([who, text], i) => {
    const t_start = clock
    const t_end = clock + Math.max(1, text.length / LETTERS_A_SECOND)
    clock = t_end + PAUSE
    return { i, t_start, t_end, speaker: who === 'a' ? ('agent' as const) : ('customer' as const), text }
  })
  return feed({ id, language, turns: timed }, rules)
}

const isRight = (field: string, wanted: string | readonly string[], got: unknown): boolean => {
  if (isEmpty(got)) return false
  const items = [wanted].flat()
  if (!isFieldName(field) || FIELDS[field].kind !== 'list') return matches(field, items.map(String), got)
  const known = sysItems(field, got)
  return items.every((item) => known.some((one) => itemMatch(field, [item], one)) || matches(field, [item], got))
}

const { values } = parseArgs({ options: { each: { type: 'boolean', default: false } } })
const ofFields = new Map<string, { right: number; all: number }>()
let [right, all] = [0, 0]
for (const name of readdirSync(FOLDER).toSorted())
  for (const [i, text] of readFileSync(new URL(name, FOLDER), 'utf8').trim().split('\n').entries()) {
    const id = `${name}:${i + 1}`
    const snippet = snippetFrom(text, id)
    const { final } = await heard(snippet, id, name.startsWith('en') ? 'en-US' : 'es-CL')
    const wrong: string[] = []
    for (const [field, wanted] of Object.entries(snippet.want)) {
      const tally = ofFields.get(field) ?? { right: 0, all: 0 }
      ofFields.set(field, tally)
      tally.all++
      if (isRight(field, wanted, final[field])) tally.right++
      else wrong.push(`${field}: ${[wanted].flat().join('; ')} (${String(final[field] ?? '')})`)
    }
    all++
    if (wrong.length === 0) right++
    else if (values.each)
      console.log(`${id} ${snippet.turns.map((turn) => turn.join(': ')).join(' | ')}\n  ${wrong.join(' | ')}`)
  }
console.log(`${right} of ${all} snippets end with the value that holds`)
for (const [field, tally] of ofFields) console.log(`  ${field.padEnd(22)} ${tally.right} of ${tally.all}`)
