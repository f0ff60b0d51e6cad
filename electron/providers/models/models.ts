/** The models of this machine: which are here, which are coming, and where each lies. */

import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { faultInWords, findModel, isFault } from '../../speech/sherpa/model.ts'
import { FieldError } from '../../storage/fieldError.ts'
import { download, forget, ModelError, type ModelFailure } from './download.ts'
import { type KnownModel, MODELS } from './manifest.ts'

export type ModelState = 'absent' | 'part' | 'fetching' | 'unpacking' | 'ready' | 'failed'
export type ModelView = KnownModel & {
  readonly state: ModelState
  readonly have: number
  readonly folder?: string
  readonly failure?: ModelFailure
}

export type Models = {
  list(): readonly ModelView[]
  /** Begins to fetch; resolves when it is ready, has failed or was cancelled, and never rejects. Throws `ModelSettingError` when it may not begin. */
  fetch(
    id: string,
    trust: { readonly sha256?: string | undefined; readonly trustFirst?: boolean | undefined },
  ): Promise<void>
  /** What came stays, for the next time. */
  cancel(id: string): void
  /** Resolves to the folder in it that holds a model. Throws `ModelSettingError`. */
  inspect(folder: string): string
  close(): void
}

export class ModelSettingError extends FieldError {
  override readonly name = 'ModelSettingError'
}

export type ModelsOptions = {
  /** Where models are kept. */
  readonly dir: string
  readonly known?: readonly KnownModel[]
  readonly onChange?: () => void
  readonly timing?: Parameters<typeof download>[0]['timing']
  readonly free?: () => Promise<number>
}

type Work = { readonly abort: AbortController; state: 'fetching' | 'unpacking'; have: number }

/** Told at most so often while bytes come, ms. */
const TELL_MS = 500

export function openModels({ dir, known = MODELS, onChange = () => {}, timing, free }: ModelsOptions): Models {
  const work = new Map<string, Work>()
  const failed = new Map<string, ModelFailure>()
  const folderOf = (id: string): string => join(dir, id)
  const partOf = (id: string): string => join(dir, `${id}.part`)

  const viewOf = (model: KnownModel): ModelView => {
    const running = work.get(model.id)
    if (running) return { ...model, state: running.state, have: running.have }
    if (!isFault(findModel(folderOf(model.id))))
      return { ...model, state: 'ready', have: model.bytes, folder: folderOf(model.id) }
    const have = bytesOf(partOf(model.id))
    const failure = failed.get(model.id)
    if (failure) return { ...model, state: 'failed', have, failure }
    return { ...model, state: have > 0 ? 'part' : 'absent', have }
  }

  const run = async (model: KnownModel, mine: Work, sha256: string | undefined): Promise<void> => {
    let toldAt = 0
    const part = partOf(model.id)
    try {
      const sum = await download({
        url: model.url,
        part,
        bytes: model.bytes,
        sha256,
        signal: mine.abort.signal,
        onProgress(have) {
          mine.have = have
          const now = performance.now()
          if (now - toldAt < TELL_MS) return
          toldAt = now
          onChange()
        },
        ...(timing ? { timing } : {}),
        ...(free ? { free } : {}),
      })
      mine.state = 'unpacking'
      onChange()
      await unpack(part, folderOf(model.id), mine.abort.signal)
      await forget(part)
      // What was trusted is known from now on.
      writeFileSync(
        join(dir, `${model.id}.json`),
        JSON.stringify({ url: model.url, sha256: sum, given: sha256 !== undefined }),
      )
    } catch (error) {
      if (!mine.abort.signal.aborted) failed.set(model.id, error instanceof ModelError ? error.failure : 'connection')
    } finally {
      work.delete(model.id)
      onChange()
    }
  }

  return {
    list: () => known.map(viewOf),
    fetch(id, { sha256, trustFirst = false }) {
      const model = known.find((one) => one.id === id)
      if (!model) throw new ModelSettingError('id', 'no model of this name')
      if (work.has(id)) throw new ModelSettingError('id', 'it is being fetched')
      const sum = sha256?.trim().toLowerCase() || model.sha256
      if (sum !== undefined && !/^[0-9a-f]{64}$/.test(sum))
        throw new ModelSettingError('sha256', 'must be 64 hexadecimal digits')
      if (sum === undefined && !trustFirst)
        throw new ModelSettingError('sha256', 'must be given, or the first file trusted')
      mkdirSync(dir, { recursive: true })
      failed.delete(id)
      const mine: Work = { abort: new AbortController(), state: 'fetching', have: bytesOf(partOf(id)) }
      work.set(id, mine)
      onChange()
      return run(model, mine, trustFirst ? sha256?.trim().toLowerCase() || undefined : sum)
    },
    cancel: (id) => work.get(id)?.abort.abort(),
    inspect(folder) {
      if (!isAbsolute(folder)) throw new ModelSettingError('folder', 'must be a whole path')
      const found = whereModelIs(folder)
      if (found) return found
      const fault = findModel(folder)
      throw new ModelSettingError('folder', isFault(fault) ? faultInWords(fault) : 'cannot be used')
    },
    close() {
      for (const { abort } of work.values()) abort.abort()
    },
  }
}

/** The folder itself, or the one folder in it that archives have. */
function whereModelIs(folder: string): string | undefined {
  if (!isFault(findModel(folder))) return folder
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(folder, name))
      .find((inner) => !isFault(findModel(inner)))
  } catch {
    return undefined
  }
}

/**
 * By the system's own `tar`, which every system that we run on has (on Windows since 10), in a process of its own: it knows bzip2, and
 * refuses names that lead out of its folder. The model stands in its place whole or not at all.
 */
async function unpack(archive: string, folder: string, signal: AbortSignal): Promise<void> {
  const draft = `${folder}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true })
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      const tar = spawn('tar', ['-xf', archive, '-C', draft], { stdio: 'ignore', signal, windowsHide: true })
      tar.once('error', reject)
      tar.once('exit', resolve)
    }).catch((cause: unknown) => {
      signal.throwIfAborted()
      throw new ModelError('unpack', 'there is no tar on this machine', cause)
    })
    if (code !== 0) throw new ModelError('unpack', `tar ended with ${code}`)
    const found = whereModelIs(draft)
    if (!found) throw new ModelError('content', 'there is no model in it')
    rmSync(folder, { recursive: true, force: true })
    renameSync(found, folder)
  } finally {
    if (existsSync(draft)) rmSync(draft, { recursive: true, force: true })
  }
}

function bytesOf(file: string): number {
  try {
    return statSync(file).size
  } catch {
    return 0
  }
}
