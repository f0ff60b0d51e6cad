/** The practice calls that come with the app: a recording, its timed words and a card each, in a folder each. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type PracticeCard = {
  readonly id: string
  readonly title: string
  /** BCP 47. */
  readonly language: string
  readonly scenario: string
  readonly durationMs: number
}

export type PracticeCall = { readonly card: PracticeCard; readonly wav: Uint8Array; readonly script: string }

export type Catalogue = {
  /** Sorted by id. A folder whose card cannot be read is left out. */
  list(): Promise<PracticeCard[]>
  /** Nothing when there is no such call. */
  open(id: string): Promise<PracticeCall | undefined>
}

export function openCatalogue(dir: string): Catalogue {
  const readCard = async (id: string): Promise<PracticeCard | undefined> => {
    try {
      return cardOf(id, JSON.parse(await readFile(join(dir, id, 'card.json'), 'utf8')))
    } catch {
      return undefined
    }
  }
  return {
    async list() {
      const ids = await readdir(dir).catch(() => [])
      const cards = await Promise.all(ids.sort().map(readCard))
      return cards.filter((card) => card !== undefined)
    },
    async open(id) {
      // The id names a folder of ours and never a path.
      if (!/^[\w-]+$/.test(id)) return undefined
      const card = await readCard(id)
      if (!card) return undefined
      const [wav, script] = await Promise.all([
        readFile(join(dir, id, 'call.wav')),
        readFile(join(dir, id, 'script.json'), 'utf8'),
      ])
      return { card, wav, script }
    },
  }
}

function cardOf(id: string, card: unknown): PracticeCard | undefined {
  if (typeof card !== 'object' || card === null) return undefined
  const { title, language, scenario, durationMs } = card as Record<string, unknown>
  if (typeof title !== 'string' || typeof language !== 'string' || typeof scenario !== 'string') return undefined
  return typeof durationMs === 'number' ? { id, title, language, scenario, durationMs } : undefined
}
