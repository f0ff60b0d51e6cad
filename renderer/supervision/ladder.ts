/** The steps of the ladder as one machine without React: sound first, then the request; and the microphone is open only while the backend says so. */
import type { SupervisionMode } from '../../convex/domain/supervision.ts'
import type { Ear, OpenEar } from './ear.ts'
import type { Standing } from './standing.ts'

export type Ladder = {
  /** Rejects with what the backend or the sound refused; the supervisor is then where they were. */
  step(mode: SupervisionMode): Promise<void>
  leave(): Promise<void>
  /** What the backend says now: opens and closes the microphone, lets the sound go when the supervisor is out. */
  follow(standing: Standing): void
  close(): void
}

type Needs = {
  readonly openEar: (onLost: () => void) => ReturnType<OpenEar>
  readonly ask: (mode: SupervisionMode) => Promise<unknown>
  readonly tellLeft: () => Promise<unknown>
}

export function createLadder({ openEar, ask, tellLeft }: Needs): Ladder {
  let ear: Ear | undefined
  let opening: Promise<Ear> | undefined
  /** Requests on their way: what the backend says until they are answered is older than they are. */
  let asking = 0
  let closed = false

  const drop = (): void => {
    ear?.close()
    ear = undefined
    opening = undefined
  }

  const open = (): Promise<Ear> => {
    opening ??= openEar(() => {
      drop()
      void leave().catch(() => undefined)
    }).then(
      (one) => {
        if (closed) one.close()
        else ear = one
        return one
      },
      (error: unknown) => {
        opening = undefined
        throw error
      },
    )
    return opening
  }

  async function leave(): Promise<void> {
    drop()
    await tellLeft()
  }

  return {
    async step(mode) {
      asking++
      try {
        await open()
        await ask(mode)
      } catch (error) {
        if (asking === 1) drop()
        throw error
      } finally {
        asking--
      }
    },
    leave,
    follow(standing) {
      ear?.speak(standing.kind === 'in' && standing.mode !== 'listen')
      if ((standing.kind === 'out' || standing.kind === 'refused') && asking === 0) drop()
    },
    close() {
      closed = true
      const was = ear !== undefined
      drop()
      if (was) void tellLeft().catch(() => undefined)
    },
  }
}
