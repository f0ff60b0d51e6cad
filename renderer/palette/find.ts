/** Which commands answer what was typed, best first; with nothing typed, those used last, then the acts. */
import type { Command } from './commands.ts'
import { scoreOf } from './fuzzy.ts'

const SHOWN = 60
const RECENT = 6
/** Acts are meant more often than places of the same name. */
const LEAN: Readonly<Record<Command['group'], number>> = { verbs: 1.15, calls: 1.05, screens: 1.02, settings: 1 }
const USED_LAST = 1.1

export type Found = { readonly command: Command; readonly recent: boolean }

export function find(commands: readonly Command[], typed: string, recent: readonly string[]): readonly Found[] {
  if (typed.trim() === '') {
    const last = recent.flatMap((id) => commands.find((command) => command.id === id) ?? []).slice(0, RECENT)
    const rest = commands.filter((command) => !last.includes(command))
    return [
      ...last.map((command) => ({ command, recent: true })),
      ...rest.map((command) => ({ command, recent: false })),
    ].slice(0, SHOWN)
  }
  return commands
    .map((command) => ({
      command,
      recent: false,
      score: scoreOf(command.text, typed) * LEAN[command.group] * (recent.includes(command.id) ? USED_LAST : 1),
    }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
}

const used: string[] = []

/** Ids of what was run last, newest first; forgotten with the window. */
export const recentIds = (): readonly string[] => used

export function remember(id: string): void {
  const at = used.indexOf(id)
  if (at >= 0) used.splice(at, 1)
  used.unshift(id)
  used.length = Math.min(used.length, RECENT)
}
