/** What a window may ask of this host besides calls: its people, its backend's state and data, its health, its version. */
import { statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { AdminAbilities } from '../ipc/adminHandlers.ts'
import type { Event, Returns } from '../ipc/contract.ts'
import type { Signin } from '../signin/signin.ts'
import { openDiagnostics } from './diagnostics.ts'
import { type Running, type Updates, withoutUpdater } from './updates.ts'
import { type Outcome, openUpkeep } from './upkeep.ts'

/** Opens the host's way to a newer version, once it is known where its data is and who is in a call. */
export type OpenUpdates = (room: { readonly data: string; readonly running: Running }) => Updates

type Parts = {
  readonly signin: Signin
  readonly data: string
  readonly version: string
  readonly now: () => number
  /** The engine runs on this very host, on the data of its folder. */
  readonly embedded: boolean
  readonly url: string
  readonly link: () => Event<'live.link'>
  readonly parked: () => number
  readonly running: () => number
  /** How each line stands. */
  readonly lines: () => readonly { readonly state: string }[]
  readonly vault: Returns<'admin.diagnostics'>['vault']
  /** Absent: whoever runs the host sees to it. */
  readonly updates: OpenUpdates | undefined
}

export function openAdministration(parts: Parts): AdminAbilities & { close(): void } {
  const { signin, data, version, now, embedded } = parts
  const updates = parts.updates?.({ data, running: parts.running }) ?? withoutUpdater({ kind: 'administered' })
  const upkeep = openUpkeep(data, now)
  const diagnostics = openDiagnostics({ data, diary: join(data, 'logs', 'host.jsonl'), version, now })
  const care = async (act: () => Promise<Outcome>): Promise<Returns<'admin.check'>> => {
    if (!embedded) return { kind: 'failed', code: 'not_embedded' }
    const outcome = await act()
    if (outcome.kind === 'failed') return outcome
    const { documents, tables, faults } = outcome.report
    return { kind: 'done', report: { documents, tables, faults: [...faults] } }
  }

  return {
    ...signin,
    backend: () => ({
      embedded,
      url: parts.url,
      ...parts.link(),
      parked: parts.parked(),
      databaseBytes: embedded ? bytesOf(join(data, 'engine.sqlite')) + bytesOf(join(data, 'engine.sqlite-wal')) : 0,
      backups: embedded ? [...upkeep.backups()] : [],
    }),
    backup: () => care(upkeep.backup),
    check: () => care(upkeep.check),
    async diagnostics() {
      const { versions, troubles, ...machine } = diagnostics.read()
      return {
        ...machine,
        versions: { ...versions },
        calls: parts.running(),
        recordings: await recordingsIn(join(data, 'recordings')),
        lines: counted(parts.lines().map(({ state }) => state)),
        vault: parts.vault,
        troubles: [...troubles],
      }
    },
    updates: updates.state,
    look: updates.look,
    install: updates.install,
    setFeed: updates.setFeed,
    close() {
      updates.close()
      signin.close()
      diagnostics.close()
    },
  }
}

const bytesOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** Calls of which there is sound, as WAV or at rest. */
async function recordingsIn(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => [])
  return new Set(names.filter((name) => /\.(wav|opus)$/.test(name)).map((name) => name.replace(/\.(wav|opus)$/, '')))
    .size
}

function counted(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}
